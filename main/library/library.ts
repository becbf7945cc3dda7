import { stat } from 'node:fs/promises';
import { findMoves, folderChanges, type FoundPost } from './folder-changes.ts';
import { fileIdOf, fileUrl, fingerprintOf, postIdOf } from './ids.ts';
import { type MappedFile, SiteMap } from './links/site-map.ts';
import type { FileId, IndexPhase, LibraryId, LibraryStatus, PostId, PostRow, ShownPost, ViewId, ViewQuery } from './model.ts';
import { listedHead, listPost, listUnreadable } from './posts/list-post.ts';
import { PostReader } from './posts/post-reader.ts';
import { type PostEntry, PostTable } from './posts/post-table.ts';
import { CallFailure, type CallArgs, type CallName, type CallReply, type LibraryEvent } from './protocol.ts';
import { passOver } from './reading-pass.ts';
import { readPost } from './scan/read-post.ts';
import { absolutePath, type ScannedFile, type ScannedFolder, scanFolder } from './scan/scan-folder.ts';
import { findHits } from './search/find-hits.ts';
import { queryWords } from './search/query-words.ts';
import { SearchIndex } from './search/search-index.ts';
import { throttle } from './throttle.ts';
import { postRow } from './views/post-row.ts';
import { showPost } from './views/show-post.ts';
import { type View, viewContent, viewFacets } from './views/view.ts';
import { type FolderWatch, watchFolder } from './watch/watch-folder.ts';

export interface LibraryOptions {
  readonly library: LibraryId;
  /** Absolute. */
  readonly root: string;
  /** Posts that are listed with a problem and never parsed: they stopped an earlier process. */
  readonly poison?: readonly PostId[];
  readonly emit?: (event: LibraryEvent) => void;
  /** Told each post right before the work on its text. */
  readonly working?: (post: PostId) => void;
  /** Whether to notice changes on disk. */
  readonly watch?: boolean;
}

/** What a stage of reading a folder took: its time, and the bytes that it read of files. */
export interface StageCost {
  milliseconds: number;
  bytes: number;
}

const newStage = (): StageCost => ({ milliseconds: 0, bytes: 0 });

type Calls = { readonly [Name in CallName]: (args: CallArgs<Name>) => Promise<CallReply<Name>> };

const statusInterval = 100;
const viewInterval = 200;
/** Fewer changed posts than this are taken in without a word; more show as indexing. */
const quietChanges = 50;

/**
 * A folder of posts that is open: lists it, indexes it, answers calls about it and follows its changes on disk. Works
 * the same in the library process, in the command line and in tests. Writes nothing.
 */
export class Library {
  readonly #options: LibraryOptions;
  readonly #table = new PostTable();
  readonly #index = new SearchIndex();
  readonly #reader: PostReader;
  readonly #fingerprints = new Map<PostId, string>();
  readonly #files = new Map<FileId, ScannedFile>();
  readonly #poison: ReadonlySet<PostId>;
  #siteMap: SiteMap | null = null;
  #view: View | null = null;
  #views = 0;
  #phase: IndexPhase = 'scanning';
  #message: string | null = null;
  #found = 0;
  #unread: Readonly<Record<string, number>> = {};
  #abort = new AbortController();
  #run: Promise<void> | null = null;
  #runAgain = false;
  #watch: FolderWatch | null = null;
  #closed = false;
  readonly #listed: Promise<void>;
  #listedDone: () => void = () => {};
  readonly #stages = { scan: newStage(), list: newStage(), index: newStage() };

  readonly #tellStatus = throttle(() => this.#emit({ name: 'status', payload: this.status() }), statusInterval);
  readonly #refreshView = throttle(() => this.#renewView(), viewInterval);

  constructor(options: LibraryOptions) {
    this.#options = options;
    this.#poison = new Set(options.poison ?? []);
    this.#reader = new PostReader(options.root, (entry) => options.working?.(entry.id));
    this.#listed = new Promise((done) => {
      this.#listedDone = done;
    });
    if (options.watch) void this.#startWatching();
    this.#look();
  }

  /** Answers a call; rejects with a `CallFailure` that says what to tell the caller. */
  async call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallReply<Name>> {
    if (typeof args === 'object' && args !== null && 'library' in args && args.library !== this.#options.library) {
      throw new CallFailure('no-library', 'That folder is not open any more.');
    }
    return (await this.#calls[name](args as never)) as CallReply<Name>;
  }

  /** Settles when there is nothing left to index (also after `cancel` or a failure). */
  async whenSettled(): Promise<void> {
    while (this.#run) await this.#run;
  }

  /** Stops indexing; what was read stays usable. */
  cancel(): void {
    this.#runAgain = false;
    this.#abort.abort();
  }

  /** Looks at the folder afresh: reads what is new, changed or was not read because of a `cancel`. */
  reload(): void {
    this.#look();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.cancel();
    this.#tellStatus.cancel();
    this.#refreshView.cancel();
    await this.#watch?.close();
    await this.whenSettled();
  }

  status(): LibraryStatus {
    return {
      library: this.#options.library,
      phase: this.#phase,
      posts: this.#table.size,
      searchable: this.#index.size,
      found: this.#found,
      unread: this.#unread,
      message: this.#message,
    };
  }

  get id(): LibraryId {
    return this.#options.library;
  }

  /** Files of the folder that are no posts. */
  get fileCount(): number {
    return this.#files.size;
  }

  /** What reading the folder has taken so far. */
  get stages(): Readonly<Record<'scan' | 'list' | 'index', Readonly<StageCost>>> {
    return this.#stages;
  }

  /** The posts that a text finds, best first. */
  search(text: string): readonly PostEntry[] {
    const filters = { year: [], tag: [], author: [], category: [], drafts: 'shown' } as const;
    return viewContent({ text, filters, sort: 'relevance' }, this.#table, this.#index).posts;
  }

  /** All posts, as far as they are listed, in no particular order. */
  posts(): readonly PostEntry[] {
    return [...this.#table.all()];
  }

  // ---- following the folder

  async #startWatching(): Promise<void> {
    try {
      const watch = await watchFolder(this.#options.root, () => {
        if (this.#phase === 'ready' || this.#run) this.#look();
      });
      if (this.#closed) await watch.close();
      else this.#watch = watch;
    } catch {
      // Then changes show after a reload: a person loses little, and some network drives can't be watched.
    }
  }

  #look(): void {
    if (this.#closed) return;
    if (this.#run) {
      this.#runAgain = true;
      return;
    }
    this.#abort = new AbortController();
    this.#run = this.#takeIn(this.#abort.signal)
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#run = null;
        this.#listedDone();
        this.#refreshView.flush();
        this.#tellStatus();
        this.#tellStatus.flush();
        if (this.#runAgain) {
          this.#runAgain = false;
          this.#look();
        }
      });
  }

  async #takeIn(signal: AbortSignal): Promise<void> {
    const first = this.#phase !== 'ready';
    if (first) this.#setPhase('scanning');
    const began = performance.now();
    const scanned = await scanFolder(this.#options.root, { signal, found: (posts) => this.#foundPosts(posts) });
    if (signal.aborted) return this.#setPhase('cancelled');
    this.#rememberFiles(scanned);
    const found = scanned.posts.map((file) => ({ id: postIdOf(this.#options.library, file.bytes), file }));
    const changes = folderChanges(found, new Map(this.posts().map((entry) => [entry.id, entry])));
    this.#foundPosts(found.length);
    const moves = await findMoves(
      changes,
      (id) => this.#table.get(id) !== undefined,
      (id) => this.#fingerprints.get(id),
      (file) => readPost(this.#options.root, file.bytes).then(({ content }) => fingerprintOf(content), () => ''),
    );
    const scannedAt = performance.now();
    if (first || changes.toRead.length > quietChanges) this.#setPhase('listing');
    await passOver(changes.toRead, (post) => this.#list(post), { signal, atOnce: 8 });
    for (const move of moves) {
      this.#emit({ name: 'post-moved', payload: { library: this.#options.library, ...move } });
    }
    const moved = new Set(moves.map(({ from }) => from));
    for (const entry of changes.removed) this.#remove(entry, moved.has(entry.id));
    this.#listedDone();
    if (signal.aborted) return this.#setPhase('cancelled');
    this.#foundPosts(this.#table.size);
    const listedAt = performance.now();
    const unindexed = this.posts().filter(({ number }) => !this.#index.has(number));
    unindexed.sort((a, b) => b.metadata.date.time - a.metadata.date.time);
    if (first || unindexed.length > quietChanges) this.#setPhase('indexing');
    await passOver(unindexed, (entry) => this.#addToIndex(entry), { signal, atOnce: 4 });
    if (signal.aborted) return this.#setPhase('cancelled');
    const times = [began, scannedAt, listedAt, performance.now()] as const;
    for (const [at, stage] of Object.values(this.#stages).entries()) {
      stage.milliseconds += (times[at + 1] ?? 0) - (times[at] ?? 0);
    }
    this.#message = this.#table.size === 0 ? this.#nothingToRead() : null;
    this.#setPhase('ready');
  }

  #rememberFiles(scanned: ScannedFolder): void {
    this.#unread = scanned.unread;
    this.#files.clear();
    for (const file of scanned.files) this.#files.set(fileIdOf(this.#options.library, file.bytes), file);
    this.#siteMap = null;
  }

  async #list({ id, file }: FoundPost): Promise<void> {
    const known = this.#table.get(id);
    const place = { id, number: this.#table.numberFor(id) };
    const entry = await this.#read(file, place);
    if (known) {
      this.#index.remove(known.number);
      this.#reader.forget(id);
    }
    if (entry) this.#table.put(entry);
    else this.#table.delete(id);
    this.#siteMap = null;
    this.#tellStatus();
    this.#refreshView();
  }

  async #read(file: FoundPost['file'], place: { readonly id: PostId; readonly number: number }): Promise<PostEntry | null> {
    if (this.#poison.has(place.id)) {
      const message = 'Reading this post stopped Offprint before, so only its name is shown.';
      return listUnreadable(file, { kind: 'too-slow', message, line: null }, place);
    }
    if (file.placeholder) {
      const message = 'This file is not on this computer yet. Fetch it in your cloud drive, then reload the folder.';
      return listUnreadable(file, { kind: 'unreadable', message, line: null }, place);
    }
    try {
      const head = await readPost(this.#options.root, file.bytes, listedHead);
      this.#stages.list.bytes += head.content.length;
      this.#options.working?.(place.id);
      return listPost(file, head, place);
    } catch (error) {
      return listUnreadable(file, { kind: 'unreadable', message: unreadableMessage(error), line: null }, place);
    }
  }

  async #addToIndex(entry: PostEntry): Promise<void> {
    const { metadata } = entry;
    const names = [...metadata.tags, ...metadata.categories, ...metadata.authors];
    try {
      const whole = await this.#reader.readOnce(entry);
      this.#stages.index.bytes += whole.bytes;
      const current = this.#table.get(entry.id);
      if (current !== entry) return;
      const text = [...whole.document.blocks.map((block) => block.text), metadata.summary];
      this.#index.add(entry.number, { title: [entry.title], names, text });
      const before = this.#fingerprints.get(entry.id);
      this.#fingerprints.set(entry.id, whole.fingerprint);
      if (before !== undefined && before !== whole.fingerprint) this.#tellChanged(entry.id, whole.fingerprint);
      const problems = whole.problems.filter(({ kind }) => !entry.problems.some((known) => known.kind === kind));
      if (problems.length > 0) this.#table.put({ ...entry, problems: [...entry.problems, ...problems] });
    } catch (error) {
      const problem = { kind: 'unreadable', message: unreadableMessage(error), line: null } as const;
      this.#table.put({ ...entry, readable: false, problems: [...entry.problems, problem] });
      this.#index.add(entry.number, { title: [entry.title], names, text: [] });
    }
    this.#tellStatus();
    this.#refreshView();
  }

  #remove(entry: PostEntry, moved: boolean): void {
    this.#table.delete(entry.id);
    this.#index.remove(entry.number);
    this.#reader.forget(entry.id);
    this.#fingerprints.delete(entry.id);
    this.#siteMap = null;
    if (!moved) this.#tellChanged(entry.id, null);
    this.#tellStatus();
    this.#refreshView();
  }

  // ---- telling

  #emit(event: LibraryEvent): void {
    if (!this.#closed) this.#options.emit?.(event);
  }

  #tellChanged(post: PostId, fingerprint: string | null): void {
    this.#emit({ name: 'post-changed', payload: { library: this.#options.library, post, fingerprint } });
  }

  #setPhase(phase: IndexPhase): void {
    this.#phase = phase;
    this.#tellStatus();
    this.#tellStatus.flush();
  }

  #foundPosts(posts: number): void {
    this.#found = posts;
    this.#tellStatus();
  }

  #fail(error: unknown): void {
    this.#message = `The folder can't be read: ${unreadableMessage(error)} Open another folder, or reload this one when it is back.`;
    this.#setPhase('failed');
  }

  #nothingToRead(): string {
    const unread = Object.entries(this.#unread).map(([extension, count]) => `${count} .${extension}`);
    const others = unread.length === 0 ? '' : ` It holds files that Offprint does not read (${unread.join(', ')}).`;
    return `There are no posts in this folder.${others} Offprint reads Markdown files, and text files that begin with front matter: open the folder that has them.`;
  }

  #renewView(): void {
    const view = this.#view;
    if (!view) return;
    const content = viewContent(view.query, this.#table, this.#index);
    const same = content.posts.length === view.content.posts.length && content.posts.every((post, at) => post === view.content.posts[at]);
    if (same) return;
    this.#view = { ...view, content, revision: view.revision + 1 };
    this.#emit({ name: 'view-changed', payload: this.#viewState(this.#view) });
  }

  // ---- answering

  readonly #calls: Calls = {
    'view.open': async ({ query }) => this.#viewState(this.#openView(query)),
    'view.rows': async ({ viewId, revision, from, to }) => {
      const { content } = this.#viewAt(viewId, revision);
      const posts = content.posts.slice(from, Math.min(to, from + 200));
      const rows = await Promise.all(posts.map((post) => this.#row(post, content.words)));
      this.#currentView(viewId);
      return rows;
    },
    'view.locate': async ({ viewId, revision, post }) => {
      const at = this.#viewAt(viewId, revision).content.posts.findIndex(({ id }) => id === post);
      return at < 0 ? null : at;
    },
    'view.facets': async ({ viewId, limit }) => viewFacets(this.#currentView(viewId).query, this.#table, this.#index, limit),
    'post.read': async ({ post, text }) => this.#show(await this.#entry(post), text),
    'post.hits': async ({ post, text }) => {
      const whole = await this.#whole(await this.#entry(post));
      return findHits(whole.document.blocks, queryWords(text));
    },
    'file.locate': async ({ file }) => {
      if (!this.#files.has(file)) await this.#listed;
      const known = this.#files.get(file);
      if (!known) throw new CallFailure('gone', 'That file is not in this folder any more.');
      return this.#pathOf(known);
    },
    'post.locate': async ({ post }) => this.#pathOf((await this.#entry(post)).file),
    'post.find': async ({ path }) => {
      const wanted = path.replace(/^\.\//, '').normalize('NFC');
      const find = () => this.posts().find(({ file }) => file.path.normalize('NFC') === wanted);
      if (!find()) await this.#listed;
      return find()?.id ?? null;
    },
  };

  #openView(query: ViewQuery): View {
    this.#views += 1;
    const id = `view-${process.pid}-${this.#views}` as ViewId;
    this.#view = { id, query, revision: 1, content: viewContent(query, this.#table, this.#index) };
    return this.#view;
  }

  #viewState({ id, revision, content }: View) {
    return { viewId: id, revision, total: content.posts.length };
  }

  #currentView(id: ViewId): View {
    if (this.#view?.id !== id) throw new CallFailure('cancelled', 'A newer query has taken this one’s place.');
    return this.#view;
  }

  #viewAt(id: ViewId, revision: number): View {
    const view = this.#currentView(id);
    if (view.revision !== revision) throw new CallFailure('stale', 'The list has changed since.');
    return view;
  }

  #row(post: PostEntry, words: View['content']['words']): Promise<PostRow> {
    return postRow(post, words, this.#pictureUrl(post, post.metadata.thumbnail), this.#reader);
  }

  async #show(entry: PostEntry, text: string): Promise<ShownPost> {
    const whole = await this.#whole(entry);
    const map = this.#map();
    const { path } = entry.file;
    const references = {
      link: (href: string) => map.link(path, href),
      picture: (src: string) => map.picture(path, src),
    };
    return showPost(entry, whole, this.#reader.show(entry, whole, references), {
      cover: this.#pictureUrl(entry, entry.metadata.cover),
      words: queryWords(text),
    });
  }

  #pictureUrl(entry: PostEntry, reference: string): string | null {
    if (reference === '') return null;
    const target = this.#map().picture(entry.file.path, reference);
    return target.kind === 'local' || target.kind === 'data' ? target.url : null;
  }

  #map(): SiteMap {
    if (this.#siteMap) return this.#siteMap;
    const files: MappedFile[] = [...this.#files].map(([id, { path }]) => ({ id, path }));
    const posts = this.posts().map(({ id, title, file, metadata }) => ({ ...metadata, id, title, path: file.path }));
    this.#siteMap = new SiteMap(posts, files, (file) => fileUrl(this.#options.library, file));
    return this.#siteMap;
  }

  /** Waits for the listing where a post is not known yet: after a restart the window asks at once. */
  async #entry(id: PostId): Promise<PostEntry> {
    if (!this.#table.get(id)) await this.#listed;
    const entry = this.#table.get(id);
    if (!entry) throw new CallFailure('gone', 'This post is not in the folder any more.');
    return entry;
  }

  async #whole(entry: PostEntry) {
    try {
      return await this.#reader.read(entry);
    } catch (error) {
      throw new CallFailure('unreadable', `This post can't be read: ${unreadableMessage(error)}`);
    }
  }

  async #pathOf(file: ScannedFile): Promise<{ path: string | Uint8Array }> {
    const bytes = absolutePath(this.#options.root, file.bytes);
    const path = bytes.toString();
    const exact = Buffer.from(path).equals(bytes);
    await stat(bytes).catch(() => {
      throw new CallFailure('gone', 'That file is not in this folder any more.');
    });
    return { path: exact ? path : new Uint8Array(bytes) };
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not read it.',
  EPERM: 'you may not read it.',
  ENOENT: 'it is not there any more.',
  ENOTDIR: 'it is not a folder.',
  ELOOP: 'it is a link.',
  EMFILE: 'too many files are open.',
  EIO: 'the disk reports an error.',
};

const unreadableMessage = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (Object.hasOwn(reasons, code) ? reasons[code] : undefined) ?? (error instanceof Error ? error.message : String(error));
};
