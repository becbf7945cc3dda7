import { realpathSync } from 'node:fs';
import { Answers } from './answers.ts';
import { Archive } from './archive.ts';
import { archiveReferences, type ArchiveReference, imageOf } from './health/archive-references.ts';
import { type CheckOptions, checkArchive } from './health/check-archive.ts';
import { Indexer } from './indexing/indexer.ts';
import type { StageCost } from './indexing/stage-cost.ts';
import { type LibraryMeans, meansInThread } from './library-means.ts';
import type { HealthRow } from './model/health.ts';
import type { LibraryId, PostId } from './model/ids.ts';
import type { LibraryStatus } from './model/library.ts';
import type { SiteCorrections, SiteFacts } from './model/site.ts';
import type { Filters } from './model/list.ts';
import type { PostEntry } from './posts/post-table.ts';
import type { RecordedText } from './records/post-record.ts';
import { InThreadMaker } from './records/in-thread-maker.ts';
import type { CallArgs, CallName, CallReply, LibraryEvent } from './protocol.ts';
import { everyField, type FieldName, maskOf } from './search/field-names.ts';
import { explainQuery } from './search/query/explain-query.ts';
import type { Explanation } from './search/search-index.ts';
import { siteFacts } from './sites/site-facts.ts';
import { throttle } from './throttle.ts';
import { FirstList } from './views/first-list.ts';
import { type ViewContent, viewContent } from './views/view.ts';
import { type FolderWatch, watchFolder } from './watch/watch-folder.ts';
import type { Told } from '../../preload/texts/texts.ts';

export interface LibraryOptions {
  readonly library: LibraryId;
  /** An absolute path. */
  readonly root: string;
  /** Posts that ended an earlier process. They are listed with a problem and never parsed. */
  readonly poison?: readonly PostId[];
  /** A person's corrections of what is detected. */
  readonly corrections?: SiteCorrections;
  readonly emit?: (event: LibraryEvent) => void;
  /** Called with each post right before this thread works on its text. */
  readonly working?: (post: PostId) => void;
  /** Called with the posts that other threads work on, each time that they change. */
  readonly making?: (posts: readonly PostId[]) => void;
  /** The maker and the place for records. By default, this thread and none. */
  readonly means?: LibraryMeans;
  /** Whether to notice changes on disk. */
  readonly watch?: boolean;
  /** False for a library that is only searched, so its site may stay unknown. True by default. */
  readonly needsSite?: boolean;
  /** The build of the app, for the saved list of the window. Empty, the default, saves no list. */
  readonly build?: string;
}

export interface SearchOptions {
  /** Fields that are not searched. None by default. */
  readonly without?: readonly FieldName[];
  /** How many posts are returned at most. All by default. */
  readonly most?: number;
  /** Whether to return posts, pages or both. Both by default. */
  readonly kind?: Filters['kind'];
}

/** A found post, and the words of the query that it lacks. */
export interface FoundPost {
  readonly entry: PostEntry;
  readonly lacks: readonly string[];
}

/** In milliseconds. */
const statusInterval = 100;
const viewInterval = 200;
/** In milliseconds. When all is read, the requests of the window come first. */
const pauseBeforeKeeping = 100;

function ignore(): void {}

/** The path with all links resolved. An unchanged path if the folder does not exist. */
function truePath(root: string): string {
  try {
    return realpathSync(root);
  } catch {
    return root;
  }
}

/**
 * An open folder of posts: reads it, answers calls about it, and follows its changes on disk. It works the same in the
 * library process, in the command line and in tests. It writes nothing but its saved records.
 */
export class Library {
  readonly #archive: Archive;
  readonly #indexer: Indexer;
  readonly #answers: Answers;
  readonly #emit: (event: LibraryEvent) => void;
  readonly #tellStatus = throttle(() => this.#emit({ name: 'library-status', payload: this.status() }), statusInterval);
  readonly #refreshView = throttle(() => this.#renewView(), viewInterval);
  readonly #watches: boolean;
  #watch: FolderWatch | null = null;
  #keeping: NodeJS.Timeout | undefined = undefined;
  #closed = false;

  /** Starts to read at once. */
  constructor({
    library,
    root,
    poison = [],
    corrections = {},
    emit = ignore,
    working = ignore,
    making = ignore,
    means = meansInThread(),
    watch = false,
    needsSite = true,
    build = '',
  }: LibraryOptions) {
    this.#emit = (event) => {
      if (!this.#closed) {
        emit(event);
      }
    };
    const trueRoot = truePath(root);
    this.#archive = new Archive(library, trueRoot, working);
    this.#indexer = new Indexer(this.#archive, {
      poison,
      corrections,
      maker: means.maker,
      quickMaker: new InThreadMaker(),
      saved: means.saved,
      merges: watch,
      needsSite,
      listener: {
        progressed: () => this.#tellStatus(),
        phaseChanged: () => this.#tellPhase(),
        postsChanged: () => {
          this.#answers.archiveChanged();
          this.#refreshView();
        },
        linksChanged: () => this.#refreshView(),
        filesChanged: () => this.#answers.archiveChanged(),
        contentChanged: (post, fingerprint) =>
          this.#emit({ name: 'post-changed', payload: { library, post, fingerprint } }),
        moved: (from, to) => this.#emit({ name: 'post-moved', payload: { library, from, to } }),
        working,
        making,
      },
    });
    const firstList = means.saved === null || build === '' ? null : new FirstList(means.saved, build);
    this.#answers = new Answers(this.#archive, this.#indexer, () => this.#indexer.rebuild(), firstList);
    this.#watches = watch;
    if (watch) {
      // After the load of saved records, which a person waits for.
      void this.#indexer.loaded.then(() => this.#startWatching(trueRoot));
    }
    this.#indexer.look();
  }

  get id(): LibraryId {
    return this.#archive.library;
  }

  /** Answers a call. Rejects with a `CallFailure`, whose message is for the caller. */
  call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallReply<Name>> {
    return this.#answers.call(name, args);
  }

  /** Resolves when nothing is left to index (also after `cancel` or a failure). */
  whenSettled(): Promise<void> {
    return this.#indexer.whenSettled();
  }

  /** Resolves when everything is read and saved in few segments. */
  async whenIdle(): Promise<void> {
    await this.#indexer.whenSettled();
    await this.#indexer.whenMerged();
  }

  /** Stops indexing. Posts that were read stay usable. */
  cancel(): void {
    this.#indexer.cancel();
  }

  /** Loads the code that shows posts, before the first one is shown. */
  prepare(): Promise<void> {
    return this.#archive.reader.prepare();
  }

  /** Looks at the folder again, and reads all that is new, changed, or left unread by a `cancel`. */
  reload(): void {
    this.#indexer.look();
  }

  /** Called when a person comes back to the window. A folder that can't be watched is then looked at again. */
  attend(): void {
    if (this.#watches && !this.#watch?.isWatching && this.#indexer.progress.phase === 'ready') {
      this.#indexer.look();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#tellStatus.cancel();
    this.#refreshView.cancel();
    clearTimeout(this.#keeping);
    await this.#watch?.close();
    await this.#indexer.close();
  }

  status(): LibraryStatus {
    const { posts, index, library } = this.#archive;
    return {
      library,
      posts: posts.size - posts.pages,
      pages: posts.pages,
      searchable: index.size,
      ...this.#indexer.progress,
    };
  }

  /** All posts that are listed so far, in no particular order. */
  posts(): readonly PostEntry[] {
    return [...this.#archive.posts.all()];
  }

  /** The posts that a query finds, best first. */
  search(text: string, options: SearchOptions = {}): readonly PostEntry[] {
    const { posts } = this.#found(text, options);
    return posts.slice(0, options.most ?? posts.length);
  }

  /** Does the same, and tells what each post lacks. `foundBeside` counts the found posts of the other kind. */
  searchLacking(text: string, options: SearchOptions = {}): { found: readonly FoundPost[]; foundBeside: number } {
    const { posts, full, lacks, foundBeside } = this.#found(text, options);
    const found = posts.slice(0, options.most ?? posts.length).map((entry, at) => ({
      entry,
      lacks: at < full ? [] : lacks(entry).map((part) => part.text),
    }));
    return { found, foundBeside };
  }

  #found(text: string, { without = [], kind = 'all' }: SearchOptions): ViewContent {
    const filters = { year: [], tag: [], author: [], category: [], drafts: 'shown', kind } as const;
    const { posts, index } = this.#archive;
    return viewContent({ text, filters, sort: 'relevance' }, posts, index, everyField & ~maskOf(...without));
  }

  /** How a query was understood. Null for an empty one. */
  understood(text: string): Told | null {
    return explainQuery(this.#archive.index.parse(text)).explanation;
  }

  /** A post's blocks and references, from its record. */
  text(entry: PostEntry): RecordedText {
    return this.#archive.text(entry);
  }

  /** The parts of a post's score for a query. Null if its text is not read yet. */
  explain(text: string, entry: PostEntry): Explanation | null {
    return this.#archive.index.explain(text, entry.number);
  }

  /** The site that was detected. Null while it is unknown. */
  siteFacts(): SiteFacts | null {
    return siteFacts(this.#archive.site);
  }

  /** Sets a person's corrections of what was detected, and looks at the folder again. */
  correct(corrections: SiteCorrections): void {
    this.#indexer.correct(corrections);
    this.#indexer.look();
  }

  /** The path of a post's picture in the folder, or a web address as written. Null if the post has none. */
  imageOf(entry: PostEntry): string | null {
    const { cover, thumbnail } = entry.metadata;
    return imageOf(this.#archive, entry, cover || thumbnail);
  }

  /** Every link and picture of every post, by path and in reading order. */
  references(): readonly ArchiveReference[] {
    return archiveReferences(this.#archive);
  }

  check(options?: CheckOptions): Promise<readonly HealthRow[]> {
    return checkArchive(this.#archive, options);
  }

  /** Renders every post as for the window, and measures the cost. */
  async renderAll(): Promise<StageCost> {
    const cost = { milliseconds: 0, bytes: 0 };
    for (const entry of this.#archive.posts.all()) {
      const whole = await this.#archive.reader.read(entry);
      const began = performance.now();
      const shown = await this.#archive.reader.show(entry, whole, this.#archive.references(entry));
      cost.bytes += shown.html.length;
      cost.milliseconds += performance.now() - began;
    }
    return cost;
  }

  /** How many posts were rendered for the window, including those rendered ahead. */
  get rendered(): number {
    return this.#answers.rendered;
  }

  /** How often the links of a post were resolved. */
  get linksResolved(): number {
    return this.#indexer.linksResolved;
  }

  /** How often the map of all addresses was made. */
  get mapsMade(): number {
    return this.#archive.mapsMade;
  }

  /** How many files of the folder are not posts. */
  get fileCount(): number {
    return this.#archive.files.size;
  }

  /** What reading the folder has cost so far. */
  get stages(): Readonly<Record<'load' | 'scan' | 'make', Readonly<StageCost>>> {
    return this.#indexer.stages;
  }

  async #startWatching(root: string): Promise<void> {
    const watch = await watchFolder(root, (changed) => {
      // After a cancel, only the person starts the reading again.
      if (this.#indexer.busy || this.#indexer.progress.phase !== 'cancelled') {
        this.#indexer.look(changed);
      }
    });
    if (this.#closed) {
      await watch.close();
    } else {
      this.#watch = watch;
      this.#noteMissing();
    }
  }

  #noteMissing(): void {
    const { phase, message } = this.#indexer.progress;
    const reason = message?.values?.['reason'];
    if (phase === 'failed' && typeof reason === 'object' && 'code' in reason && reason.code === 'reason.not-there') {
      this.#watch?.missed();
    }
  }

  #tellPhase(): void {
    this.#noteMissing();
    this.#refreshView.flush();
    this.#tellStatus();
    this.#tellStatus.flush();
    clearTimeout(this.#keeping);
    if (this.#indexer.progress.phase === 'ready' && !this.#closed) {
      this.#keeping = setTimeout(() => void this.#answers.keepFirstList().catch(ignore), pauseBeforeKeeping);
    }
  }

  #renewView(): void {
    const state = this.#answers.renewView();
    if (state) {
      this.#emit({ name: 'view-changed', payload: state });
    }
  }
}
