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
  /** Absolute. */
  readonly root: string;
  /** Posts that are listed with a problem and never parsed: they stopped an earlier process. */
  readonly poison?: readonly PostId[];
  /** What the person says of the folder in place of what is detected. */
  readonly corrections?: SiteCorrections;
  readonly emit?: (event: LibraryEvent) => void;
  /** Told each post right before the work on its text in this thread. */
  readonly working?: (post: PostId) => void;
  /** Told the posts that are in work in other threads, each time that these change. */
  readonly making?: (posts: readonly PostId[]) => void;
  /** What makes and keeps the records; this thread and nothing unless told. */
  readonly means?: LibraryMeans;
  /** Whether to notice changes on disk. */
  readonly watch?: boolean;
  /** False for a library that is searched and nothing else: its site may not be known. True unless told. */
  readonly needsSite?: boolean;
  /** Names the build of the app, for what is kept of the window; empty where nothing is. Empty unless told. */
  readonly build?: string;
}

export interface SearchOptions {
  /** Fields that are left out of account; none unless told. */
  readonly without?: readonly FieldName[];
  /** So many are wanted; all unless told. */
  readonly most?: number;
  /** Whether posts, pages or both are wanted; both unless told. */
  readonly kind?: Filters['kind'];
}

/** A post that was found, and the words of the query that it does not have. */
export interface FoundPost {
  readonly entry: PostEntry;
  readonly lacks: readonly string[];
}

/** In milliseconds. */
const statusInterval = 100;
const viewInterval = 200;
/** The window, which has just heard that all is read, comes first. */
const pauseBeforeKeeping = 100;

function ignore(): void {}

/** With every link resolved; as it was given where there is no such folder. */
function truePath(root: string): string {
  try {
    return realpathSync(root);
  } catch {
    return root;
  }
}

/**
 * A folder of posts that is open: reads it, answers calls about it and follows its changes on disk. Works the same in
 * the library process, in the command line and in tests. Writes nothing but the saved records of its means.
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

  /** Begins to read at once. */
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
    const ownRoot = truePath(root);
    this.#archive = new Archive(library, ownRoot, working);
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
      void this.#startWatching(ownRoot);
    }
    this.#indexer.look();
  }

  get id(): LibraryId {
    return this.#archive.library;
  }

  /** Answers a call; rejects with a `CallFailure` that says what to tell the caller. */
  call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallReply<Name>> {
    return this.#answers.call(name, args);
  }

  /** Settles when there is nothing left to index (also after `cancel` or a failure). */
  whenSettled(): Promise<void> {
    return this.#indexer.whenSettled();
  }

  /** Stops indexing; what was read stays usable. */
  cancel(): void {
    this.#indexer.cancel();
  }

  /** Loads the code that shows posts, ahead of the first one. */
  prepare(): Promise<void> {
    return this.#archive.reader.prepare();
  }

  /** Looks at the folder afresh: reads what is new, changed or was not read because of a `cancel`. */
  reload(): void {
    this.#indexer.look();
  }

  /** A person came back to the window: a folder that can't be watched is looked at again. */
  attend(): void {
    if (this.#watches && this.#watch === null && this.#indexer.progress.phase === 'ready') {
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

  /** All posts, as far as they are listed, in no particular order. */
  posts(): readonly PostEntry[] {
    return [...this.#archive.posts.all()];
  }

  /** The posts that a text finds, best first. */
  search(text: string, options: SearchOptions = {}): readonly PostEntry[] {
    const { posts } = this.#found(text, options);
    return posts.slice(0, options.most ?? posts.length);
  }

  /** The same with what each post lacks of the text, and how many the text finds besides, of the kind that is not wanted. */
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

  /** What a text was understood to ask for; null for nothing. */
  understood(text: string): Told | null {
    return explainQuery(this.#archive.index.parse(text)).explanation;
  }

  /** A post's blocks and references, from its record. */
  text(entry: PostEntry): RecordedText {
    return this.#archive.text(entry);
  }

  /** What a post's score for a text is made of; null where its text is not read yet. */
  explain(text: string, entry: PostEntry): Explanation | null {
    return this.#archive.index.explain(text, entry.number);
  }

  /** What site the folder was taken for; null while it is not known. */
  siteFacts(): SiteFacts | null {
    return siteFacts(this.#archive.site);
  }

  /** Takes what the person says of the folder in place of what was detected, and reads it again. */
  correct(corrections: SiteCorrections): void {
    this.#indexer.correct(corrections);
    this.#indexer.look();
  }

  /** The path of a post's picture, relative to the folder; a web address as written; null where it has none. */
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

  /** Renders every post as the window would show it: what that takes. */
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

  /** How many posts were rendered for the window, ahead of the click too. */
  get rendered(): number {
    return this.#answers.rendered;
  }

  /** How many posts had their links resolved for the words of links. */
  get linksResolved(): number {
    return this.#indexer.linksResolved;
  }

  /** How often the map of all addresses was made. */
  get mapsMade(): number {
    return this.#archive.mapsMade;
  }

  /** Files of the folder that are no posts. */
  get fileCount(): number {
    return this.#archive.files.size;
  }

  /** What reading the folder has taken so far. */
  get stages(): Readonly<Record<'load' | 'scan' | 'make', Readonly<StageCost>>> {
    return this.#indexer.stages;
  }

  async #startWatching(root: string): Promise<void> {
    try {
      const watch = await watchFolder(root, (changed) => {
        // After a cancel the person decides when to go on.
        if (this.#indexer.busy || this.#indexer.progress.phase !== 'cancelled') {
          this.#indexer.look(changed);
        }
      });
      if (this.#closed) {
        await watch.close();
      } else {
        this.#watch = watch;
      }
    } catch {
      // Some network drives can't be watched: they are looked at when a person comes back to the window.
    }
  }

  #tellPhase(): void {
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
