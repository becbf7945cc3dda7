import { stat } from 'node:fs/promises';
import type { OpenedView } from '../../preload/contract.ts';
import type { Archive } from './archive.ts';
import { failureReason } from './failure-message.ts';
import { HealthCheck } from './health/health-check.ts';
import type { Indexer } from './indexing/indexer.ts';
import type { Block, Hit } from './model/blocks.ts';
import type { PostId, ViewId } from './model/ids.ts';
import type { PostRow, ViewState } from './model/list.ts';
import type { ShownPost } from './model/shown-post.ts';
import { isDamage } from './records/segment-store.ts';
import type { PostEntry } from './posts/post-table.ts';
import { type CallArgs, CallFailure, type CallName, type CallReply, type FilePath } from './protocol.ts';
import { absolutePath, type ScannedFile } from './scan/scan-folder.ts';
import { findHits } from './search/find-hits.ts';
import { explainQuery } from './search/query/explain-query.ts';
import { findText } from './search/find-text.ts';
import { mostRows } from '../../preload/constants/limits.ts';
import { siteFacts } from './sites/site-facts.ts';
import type { FirstList } from './views/first-list.ts';
import { headerBlocks } from './views/header-blocks.ts';
import { completionsFor, completionsWhileTyping, FieldValues, suggestionsFor } from './views/query-help.ts';
import { type ReadyPost, ReadyPosts } from './views/ready-posts.ts';
import { queryReadings } from './views/query-readings.ts';
import { RowMaker } from './views/row-maker.ts';
import { seenPosts } from './views/seen-posts.ts';
import { pictureFacts } from './views/picture-facts.ts';
import { Turn } from './views/turn.ts';
import { type View, viewContent, viewFacets } from './views/view.ts';

type Calls = { readonly [Name in CallName]: (args: CallArgs<Name>) => Promise<CallReply<Name>> };

/** Answers what the window and the shell ask of an archive, and keeps the window's view. */
export class Answers {
  readonly #archive: Archive;
  readonly #indexer: Pick<Indexer, 'readFirst' | 'whenSettled' | 'keepNothing'>;
  /** Resolves when saved records are loaded. */
  readonly #loaded: Promise<void>;
  /** Resolves when the list is complete. A post that is unknown before may be known then. */
  readonly #listed: Promise<void>;
  readonly #health: HealthCheck;
  readonly #values: FieldValues;
  readonly #ready: ReadyPosts;
  readonly #onDamage: () => void;
  readonly #firstList: FirstList | null;
  #view: View | null = null;
  #views = 0;

  /** `onDamage` is called when saved data turns out to be damaged. `firstList` is null if nothing is saved. */
  constructor(
    archive: Archive,
    indexer: Pick<Indexer, 'loaded' | 'listed' | 'readFirst' | 'whenSettled' | 'keepNothing'>,
    onDamage: () => void,
    firstList: FirstList | null,
  ) {
    this.#firstList = firstList;
    this.#onDamage = onDamage;
    this.#archive = archive;
    this.#indexer = indexer;
    this.#loaded = indexer.loaded;
    this.#listed = indexer.listed;
    this.#health = new HealthCheck(archive);
    this.#values = new FieldValues(archive);
    this.#ready = new ReadyPosts(archive);
  }

  /** Answers a call. Rejects with a `CallFailure`, whose message is for the caller. */
  async call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallReply<Name>> {
    const library =
      typeof args === 'object' && args !== null && 'library' in args ? args.library : this.#archive.library;
    if (library !== this.#archive.library) {
      throw new CallFailure('no-library', 'failure.folder-not-open');
    }
    this.#ready.giveWay();
    try {
      return (await this.#calls[name](args as never)) as CallReply<Name>;
    } catch (error) {
      if (!isDamage(error)) {
        throw error;
      }
      this.#onDamage();
      throw new CallFailure('restarted', 'failure.saved-damaged');
    }
  }

  /** How many posts were rendered for the window, including those rendered ahead. */
  get rendered(): number {
    return this.#ready.rendered;
  }

  /** Must be called when the archive has changed. Drops everything that was computed from it. */
  archiveChanged(): void {
    this.#health.forget();
    this.#values.forget();
    this.#ready.forget();
  }

  /** Computes the view again from the archive. Returns its new state, or null if it has not changed. */
  renewView(): ViewState | null {
    const view = this.#view;
    if (!view) {
      return null;
    }
    const content = viewContent(view.query, this.#archive.posts, this.#archive.index);
    const { posts: before, full, foundBeside } = view.content;
    const isCountedSo = content.full === full && content.foundBeside === foundBeside;
    if (isCountedSo && content.posts.equals(before)) {
      // The list is the same, but its facets may be counted over other posts.
      this.#view = { ...view, content };
      return null;
    }
    this.#view = { ...view, content, revision: view.revision + 1 };
    return stateOf(this.#view);
  }

  readonly #calls: Calls = {
    'view.open': (args) => this.#openView(args),
    'view.rows': async ({ viewId, revision, from, to }) => {
      const view = this.#viewAt(viewId, revision);
      return this.#rows(view, from, to, new Turn(() => this.#view?.id !== viewId));
    },
    'view.locate': async ({ viewId, revision, post }) => {
      const at = this.#viewAt(viewId, revision).content.posts.placeOf(post);
      return at < 0 ? null : at;
    },
    'view.facets': async ({ viewId, limit }) => {
      const { query, content } = this.#currentView(viewId);
      return viewFacets(query, content, this.#archive.posts, limit);
    },
    'query.posts': async ({ query }) => seenPosts(viewContent(query, this.#archive.posts, this.#archive.index)),
    'post.read': async ({ post, text, whole = false }) => this.#show(await this.#entryToShow(post), text, whole),
    'post.prepare': async ({ post }) => {
      const entry = this.#archive.posts.get(post);
      if (entry) {
        this.#ready.prepare([entry]);
      }
      return null;
    },
    'post.is-current': async ({ post, nonce }) => this.#ready.isCurrent(await this.#entry(post), nonce),
    'post.hits': async ({ post, text }) => {
      const entry = await this.#entry(post);
      return this.#hits(entry, this.#blocks(entry), text);
    },
    'post.find-text': async ({ post, text }) => {
      const entry = await this.#entry(post);
      return findText([...this.#header(entry), ...this.#blocks(entry)], text);
    },
    'query.complete': async ({ text, cursor }) => completionsFor(this.#values, text, cursor),
    'query.suggest': async ({ query }) => suggestionsFor(this.#archive, query),
    'pictures.facts': async ({ files }) => pictureFacts(this.#archive, files),
    'site.read': async () => siteFacts(this.#archive.site),
    'health.read': async () => this.#health.read(),
    'file.locate': async ({ file }) => {
      if (!this.#archive.file(file)) {
        await this.#listed;
      }
      const known = this.#archive.file(file);
      if (!known) {
        throw new CallFailure('gone', 'failure.file-gone');
      }
      return this.#locate(known);
    },
    'post.locate': async ({ post }) => this.#locate((await this.#entry(post)).file),
    'post.find': async ({ path }) => {
      const wanted = path.replace(/^\.\//, '').normalize('NFC');
      const find = () => [...this.#archive.posts.all()].find(({ file }) => file.path.normalize('NFC') === wanted);
      // Someone waits for this post, so it is read before the rest of the folder.
      if (!find()) {
        await this.#indexer.readFirst(({ file }) => file.path.normalize('NFC') === wanted);
      }
      if (!find()) {
        await this.#listed;
      }
      return find()?.id ?? null;
    },
    'still.keep': async (taken) => {
      this.#firstList?.keepStill(this.#archive.library, taken);
      return null;
    },
    'saved.clear': async () => {
      this.#indexer.keepNothing();
      return null;
    },
  };

  #header(entry: PostEntry): readonly Block[] {
    return headerBlocks(entry, this.#archive.pictureUrl(entry, entry.metadata.cover) !== null);
  }

  async #openView(args: CallArgs<'view.open'>): Promise<OpenedView> {
    this.#firstList?.opened(args);
    this.#views += 1;
    const mine = this.#views;
    // The process id is part of the name, so a view of a process that died never looks like one of this process.
    const id = `view-${process.pid}-${mine}` as ViewId;
    // Without a view, all work on the earlier one ends.
    this.#view = null;
    const turn = new Turn(() => mine !== this.#views);
    await this.#loaded;
    await turn.pause();
    const { query } = args;
    while (query.text !== '' && this.#archive.index.prepareLinkWords()) {
      await turn.pause();
    }
    const content = viewContent(query, this.#archive.posts, this.#archive.index);
    const view = { id, query, revision: 1, content };
    this.#view = view;
    return this.#showView(view, args, turn);
  }

  /** Saves the list that the window asked for first, for the next start. */
  async keepFirstList(): Promise<void> {
    const asked = this.#firstList?.asked ?? null;
    if (asked !== null) {
      const { query } = asked;
      const content = viewContent(query, this.#archive.posts, this.#archive.index);
      const view = { id: '' as ViewId, query, revision: 0, content };
      this.#firstList?.keep(await this.#showView(view, asked, new Turn(() => false)));
    }
  }

  async #showView(
    view: View,
    { query, from, to, facets, cursor }: CallArgs<'view.open'>,
    turn: Turn,
  ): Promise<OpenedView> {
    const { content } = view;
    return {
      state: stateOf(view),
      rows: await this.#rows(view, from, to, turn),
      facets: viewFacets(query, content, this.#archive.posts, facets),
      explanation: {
        ...explainQuery(this.#archive.index.parse(query.text)),
        readings: queryReadings(query.text, content.readings),
      },
      completions: cursor === null ? [] : completionsWhileTyping(this.#values, query.text, cursor),
    };
  }

  async #rows(view: View, from: number, to: number, turn: Turn): Promise<readonly PostRow[]> {
    const maker = new RowMaker(view.content.words);
    const rows: PostRow[] = [];
    const posts = view.content.posts.slice(from, Math.min(to, from + mostRows));
    if (posts.some(({ metadata }) => metadata.thumbnail !== '')) {
      // The site decides where pictures are.
      await this.#archive.siteKnown;
    }
    for (const post of posts) {
      await turn.pause();
      // While others had their turn, a post may have been removed.
      const blocks = maker.needsBlocks && this.#archive.hasText(post) ? this.#blocks(post) : null;
      const thumbnail = this.#archive.pictureUrl(post, post.metadata.thumbnail);
      rows.push(maker.row(post, blocks, { thumbnail, lacks: view.content.lacks(post) }));
    }
    return rows;
  }

  #currentView(id: ViewId): View {
    if (this.#view?.id !== id) {
      throw new CallFailure('cancelled', 'failure.newer-query');
    }
    return this.#view;
  }

  #viewAt(id: ViewId, revision: number): View {
    const view = this.#currentView(id);
    if (view.revision !== revision) {
      throw new CallFailure('stale', 'failure.list-changed');
    }
    return view;
  }

  async #show(entry: PostEntry, text: string, whole: boolean): Promise<ShownPost> {
    const { shown, blocks } = await this.#rendered(entry, whole);
    this.#ready.prepare(this.#neighbours(entry));
    return { ...shown, future: entry.metadata.date.time > Date.now(), hits: this.#hits(entry, blocks, text) };
  }

  /** The posts below and above this one in the list. */
  #neighbours(entry: PostEntry): readonly PostEntry[] {
    const posts = this.#view?.content.posts;
    const at = posts?.placeOf(entry.id) ?? -1;
    return at < 0 ? [] : [posts?.at(at + 1), posts?.at(at - 1)].filter((post) => post !== undefined);
  }

  #hits(entry: PostEntry, blocks: readonly Block[], text: string): readonly Hit[] {
    return findHits(blocks, this.#archive.index.searched(text), { title: this.#header(entry)[0] });
  }

  /**
   * The entry of a post. If it is unknown, it is read before all others, since the window asks at once after a restart.
   */
  async #entry(id: PostId): Promise<PostEntry> {
    if (!this.#archive.postOf(id)) {
      await this.#indexer.readFirst((post) => post.id === id);
    }
    if (!this.#archive.postOf(id)) {
      await this.#listed;
    }
    const entry = this.#archive.postOf(id);
    if (!entry) {
      throw new CallFailure('gone', 'failure.post-gone');
    }
    return entry;
  }

  /**
   * The entry of a post whose file exists. If it does not, the file may have been renamed, so this waits until the
   * folder has been read.
   */
  async #entryToShow(id: PostId): Promise<PostEntry> {
    const entry = await this.#entry(id);
    const isThere = await stat(absolutePath(this.#archive.root, entry.file.bytes)).then(
      () => true,
      () => false,
    );
    if (isThere) {
      return entry;
    }
    await this.#indexer.whenSettled();
    return this.#entry(id);
  }

  #rendered(entry: PostEntry, whole: boolean): Promise<ReadyPost> {
    return this.#ready.read(entry, whole).catch(cannotBeRead);
  }

  #blocks(entry: PostEntry): readonly Block[] {
    return this.#ready.blocks(entry) ?? this.#archive.text(entry).blocks;
  }

  async #locate(file: ScannedFile): Promise<FilePath> {
    const bytes = absolutePath(this.#archive.root, file.bytes);
    await stat(bytes).catch(() => {
      throw new CallFailure('gone', 'failure.file-gone');
    });
    const path = bytes.toString();
    return { path: Buffer.from(path).equals(bytes) ? path : new Uint8Array(bytes) };
  }
}

function cannotBeRead(error: unknown): never {
  throw new CallFailure('unreadable', 'failure.post-unreadable', { reason: failureReason(error) });
}

function stateOf({ id, revision, content }: View): ViewState {
  return {
    viewId: id,
    revision,
    total: content.posts.length,
    full: content.full,
    pages: content.pages,
    foundBeside: content.foundBeside,
    groups: content.groups,
  };
}
