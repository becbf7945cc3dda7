import { setImmediate } from 'node:timers/promises';
import type { Archive } from '../archive.ts';
import type { SavedLibrary } from '../cache/saved-library.ts';
import { failureMessage } from '../failure-message.ts';
import { fingerprintOf, postIdOf } from '../ids.ts';
import type { IndexPhase, PostId, Problem, SiteCorrections } from '../model.ts';
import { FileDecoder } from '../records/encode-file.ts';
import { segmentInMemory } from '../records/open-segment.ts';
import type { RecordedFile } from '../records/post-record.ts';
import { lengthOf } from '../records/segment-bytes.ts';
import type { MadeSegment, SegmentMaker } from '../records/segment-maker.ts';
import type { OpenSegment, RecordPlace } from '../records/segment-store.ts';
import { readPost } from '../scan/read-post.ts';
import { latestPathFirst, type ScannedFolder, type ScannedPost, scanFolder } from '../scan/scan-folder.ts';
import { isSameSite, type OpenSite, openSite, openSource, siteSource } from '../sites/open-site.ts';
import { changedPosts } from './changed-files.ts';
import { type FolderChanges, findMoves, folderChanges } from './folder-changes.ts';
import type { SiteFindings } from '../sites/generator.ts';
import { filesOfMounts, type Listing, listingOf, readListing } from './listing.ts';
import { Merger } from './merger.ts';

/** What a stage of reading a folder took: its time, and the bytes that it read of files. */
export interface StageCost {
  milliseconds: number;
  bytes: number;
}

export interface Progress {
  readonly phase: IndexPhase;
  /** Post files found by the scan. */
  readonly found: number;
  /** Files of formats that are not read, by extension. */
  readonly unread: Readonly<Record<string, number>>;
  /** What went wrong, for a person; null while all is well. */
  readonly message: string | null;
}

/** Told as it happens; `progressed` and `postsChanged` as often as for every segment. */
export interface IndexerListener {
  progressed(): void;
  phaseChanged(): void;
  /** Some post is new, different or gone. */
  postsChanged(): void;
  /** Files that are no posts came or went. */
  filesChanged(): void;
  /** The content of a post changed; null: it is gone. */
  contentChanged(post: PostId, fingerprint: string | null): void;
  moved(from: PostId, to: PostId): void;
  /** Told each post right before its record is made in this thread. */
  working(post: PostId): void;
  /** Told which posts are in work in other threads, each time that this changes. */
  making(posts: readonly PostId[]): void;
}

export interface IndexerOptions {
  readonly poison: readonly PostId[];
  readonly corrections: SiteCorrections;
  readonly listener: IndexerListener;
  /** Makes many records: in other threads, where there are some. */
  readonly maker: SegmentMaker;
  /** Makes a few records at once, in this thread. */
  readonly quickMaker: SegmentMaker;
  /** Where records are saved; null where they are not. */
  readonly saved: SavedLibrary | null;
  /** Whether to merge segments when all is read: for a library that stays open. */
  readonly merges: boolean;
  /** Whether the site is asked for. Where not, it is opened only when it has to be: its code is large. */
  readonly needsSite: boolean;
}

/** Fewer changed posts than this are taken in without a word; more show as indexing. */
const quietChanges = 50;
/** A burst of more changed paths leads to a whole look: a watcher may leave out some of them. */
const fewPaths = 16;
/** So few are made in this thread: a thread of its own takes longer to start. */
const quickChanges = 16;
const quickBytes = 256 * 1024;
/** A library that does not stay open merges only above this: each of its segments is a file. */
const mostUnmerged = 64;

/**
 * Reads a folder into an archive, newest post first, each post in one pass. What was saved by an earlier session is
 * there at once; then the folder is looked at, and only what is different from it is read. Looking again does the same.
 */
export class Indexer {
  readonly #archive: Archive;
  readonly #poison: ReadonlySet<PostId>;
  readonly #listener: IndexerListener;
  readonly #maker: SegmentMaker;
  readonly #quickMaker: SegmentMaker;
  readonly #saved: SavedLibrary | null;
  readonly #merger: Merger;
  readonly #merges: boolean;
  readonly #needsSite: boolean;
  readonly #decoder = new FileDecoder();
  readonly stages = { load: newStage(), scan: newStage(), make: newStage() };
  #progress: Progress = { phase: 'scanning', found: 0, unread: {}, message: null };
  #corrections: SiteCorrections;
  #abort = new AbortController();
  #run: Promise<void> | null = null;
  /** What to look at next: these paths, everything (null), or nothing. */
  #next: readonly string[] | null | undefined = undefined;
  #loaded = false;
  #listing: Listing | null = null;
  /** What the rules of the saved site were made from. */
  #savedBasis = '';
  /** Files that are no posts, with the place of what says so. */
  readonly #passedOver = new Map<PostId, { readonly file: ScannedPost; readonly place: RecordPlace }>();
  /** Posts that could not be read when their records were made: they may be readable now. */
  readonly #retried = new Set<PostId>();
  /** One of the posts to read next took too long before: it must not stop this thread. */
  #hasRefused = false;
  /** The site has other rules than before, and not every post is read by these yet. */
  #isBehind = false;
  /** All posts of the folder were read once; since then only what changes is. */
  #isComplete = false;
  #closed = false;
  #loadedDone: () => void = () => {};
  /** Settles when what an earlier session saved is there, or will not be. */
  readonly loaded = new Promise<void>((done) => {
    this.#loadedDone = done;
  });
  #listedDone: () => void = () => {};
  /** Settles when the list is complete for the first time, or will not be. */
  readonly listed = new Promise<void>((done) => {
    this.#listedDone = done;
  });

  /** Posts of `poison` are listed by name and never parsed. */
  constructor(archive: Archive, options: IndexerOptions) {
    const { poison, corrections, listener, maker, quickMaker, saved, merges, needsSite } = options;
    this.#corrections = corrections;
    this.#archive = archive;
    this.#poison = new Set(poison);
    this.#listener = listener;
    this.#maker = maker;
    this.#quickMaker = quickMaker;
    this.#saved = saved;
    this.#merges = merges;
    this.#needsSite = needsSite;
    this.#merger = new Merger(archive.store, maker, saved, (moved) => this.#merged(moved));
  }

  get progress(): Progress {
    return this.#progress;
  }

  get busy(): boolean {
    return this.#run !== null;
  }

  /**
   * Looks at the folder: now, or once more after the look that is under way. Where `changed` says which paths are
   * different from the last look (relative, `/` between their parts), only these are looked at if that will do.
   */
  look(changed: readonly string[] | null = null): void {
    if (this.#closed) {
      return;
    }
    if (this.#run) {
      this.#next = this.#next === null || changed === null ? null : [...(this.#next ?? []), ...changed];
      return;
    }
    this.#abort = new AbortController();
    this.#run = this.#takeIn(this.#abort.signal, changed)
      .catch((error: unknown) => this.#fail(error))
      .then(() => {
        this.#run = null;
        this.#listedDone();
        if (this.#next !== undefined) {
          const next = this.#next;
          this.#next = undefined;
          this.look(next);
        } else if (this.#merges && !this.#closed) {
          this.#merger.mergeWhenDue();
        }
      });
  }

  /** Takes what a person says of the folder into account from the next look on. */
  correct(corrections: SiteCorrections): void {
    this.#corrections = corrections;
  }

  /** Stops reading; what was read stays. */
  cancel(): void {
    this.#next = undefined;
    this.#abort.abort();
  }

  /** What was saved turned out to be damaged: throws it away and reads everything anew. */
  rebuild(): void {
    this.cancel();
    void this.whenSettled().then(() => {
      this.#discardSaved();
      this.#progress = { ...this.#progress, phase: 'scanning' };
      this.look();
    });
  }

  /** Removes what was saved, and saves nothing more. */
  keepNothing(): void {
    this.#saved?.clear();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.cancel();
    await this.whenSettled();
    await this.#merger.close();
    await Promise.all([this.#maker.close(), this.#quickMaker.close()]);
    this.#saved?.close();
  }

  /** Settles when there is nothing left to read (also after `cancel` or a failure). */
  async whenSettled(): Promise<void> {
    while (this.#run) {
      await this.#run;
    }
  }

  /** Settles when segments that were to be merged are. */
  whenMerged(): Promise<void> {
    return this.#merger.whenDone();
  }

  async #takeIn(signal: AbortSignal, changed: readonly string[] | null): Promise<void> {
    if (!this.#loaded) {
      this.#loaded = true;
      await this.#timed(this.stages.load, () => this.#load());
      this.#loadedDone();
    }
    const first = this.#progress.phase !== 'ready';
    if (first) {
      this.#enter('scanning');
    }
    const few = first || changed === null || changed.length > fewPaths ? null : this.#changesOf(changed);
    const changes = few ?? (await this.#timed(this.stages.scan, () => this.#scan(signal)));
    if (!signal.aborted) {
      if (first || changes.toRead.length > quietChanges) {
        this.#enter('indexing');
      }
      await this.#timed(this.stages.make, () => this.#takeChanges(changes, signal));
    }
    if (!this.#merges && this.#archive.store.segments.length > mostUnmerged) {
      this.#merger.mergeWhenDue();
      await this.#merger.whenDone();
    }
    if (signal.aborted) {
      this.#enter('cancelled');
    } else {
      this.#enter('ready', this.#archive.posts.size === 0 ? this.#nothingToRead() : null);
    }
  }

  async #timed<Result>(stage: StageCost, work: () => Promise<Result>): Promise<Result> {
    const began = performance.now();
    const result = await work();
    stage.milliseconds += performance.now() - began;
    return result;
  }

  /** Shows what an earlier session saved. What is damaged is thrown away. */
  async #load(): Promise<void> {
    const contents = this.#saved?.contents ?? null;
    if (contents === null) {
      // They take as long to be up as the folder takes to be scanned.
      this.#maker.prepare();
      return;
    }
    const { root, store } = this.#archive;
    try {
      for (const { name, length, sections, dead } of contents.segments) {
        const segment = store.open({ name, bytes: null, length, sources: sections }, dead);
        let at = 0;
        for (const files of segment.records.files(this.#decoder)) {
          for (const file of files) {
            this.#note(segment, at, file);
            this.#noteRefusal(file);
            at += 1;
          }
          await setImmediate();
        }
        store.add(segment);
        this.#listener.postsChanged();
      }
      this.#loadedDone();
      this.#savedBasis = contents.basis;
      this.#listing = readListing(contents.listing);
      const { files, folders, unread, findings } = this.#listing;
      const posts = this.#files();
      this.#archive.setFiles(files);
      if (this.#needsSite) {
        const opened = await openSource(siteSource(root, { posts, files, folders }, this.#corrections, findings));
        this.#archive.setSite({ ...opened, basis: contents.basis });
      }
      this.#update({ found: posts.length, unread });
      // Of a folder that was not read to its end, not everything can be found yet.
      this.#isComplete = contents.complete && posts.length > 0;
      if (this.#isComplete) {
        this.#listedDone();
        this.#enter('ready');
      }
    } catch {
      this.#discardSaved();
    }
  }

  #discardSaved(): void {
    this.#archive.clear();
    this.#isComplete = false;
    this.#passedOver.clear();
    this.#retried.clear();
    this.#listing = null;
    this.#savedBasis = '';
    this.#saved?.discard();
    this.#listener.postsChanged();
  }

  /** Every file that has a record, in the order of a scan. */
  #files(): readonly ScannedPost[] {
    const files = [...this.#archive.posts.all(), ...this.#passedOver.values()].map(({ file }) => file);
    return files.sort(latestPathFirst);
  }

  /** The posts among changed paths; null where the whole folder has to be looked at. */
  #changesOf(changed: readonly string[]): FolderChanges | null {
    if (this.#isBehind || this.#listing === null) {
      return null;
    }
    const { library, root, posts } = this.#archive;
    const { files, folders } = this.#listing;
    const toRead = changedPosts(new Set(changed), {
      root,
      idOf: (path) => postIdOf(library, Buffer.from(path)),
      post: (id) => posts.get(id)?.file ?? this.#passedOver.get(id)?.file,
      isListed: (path) => folders.includes(path) || files.some((file) => file.path === path),
    });
    return toRead && { toRead, removed: [] };
  }

  async #scan(signal: AbortSignal): Promise<FolderChanges> {
    const { library, root, posts } = this.#archive;
    const isFirst = posts.size === 0;
    const scanned = await scanFolder(root, {
      signal,
      found: (count) => isFirst && this.#update({ found: count }),
    });
    // A scan that was cut short has not seen everything: nothing is gone because of it.
    if (signal.aborted) {
      return { toRead: [], removed: [] };
    }
    const found = scanned.posts.map((file) => ({ id: postIdOf(library, file.bytes), file }));
    this.#isBehind ||= await this.#takeSite(scanned);
    this.#update({ found: found.length, unread: scanned.unread });
    const present = new Map([...posts.all()].map((entry) => [entry.id, entry]));
    for (const id of this.#retried) {
      present.delete(id);
    }
    this.#retried.clear();
    const changes = folderChanges(found, present, this.#passedOver);
    this.#buryPassedOver(new Set(found.map(({ id }) => id)));
    return this.#isBehind ? { ...changes, toRead: found } : changes;
  }

  /** Takes what a scan says of the site. True where it is another one than before. */
  async #takeSite(scanned: ScannedFolder): Promise<boolean> {
    const { root, site: known } = this.#archive;
    const saved = known === null && this.#listing ? this.#listing.findings : null;
    const basis = this.#savedBasis;
    if (saved && (await isSameSite(root, scanned, this.#corrections, { basis, findings: saved }))) {
      this.#setMakersSite(scanned, saved);
      return false;
    }
    const site = await openSite(root, scanned, this.#corrections, known);
    await this.#takeListing(scanned, site);
    if (site !== known) {
      this.#archive.setSite(site);
    }
    this.#setMakersSite(scanned, site.findings);
    return site !== known && (known !== null || saved !== null);
  }

  async #takeListing(scanned: ScannedFolder, { site, findings }: OpenSite): Promise<void> {
    const more = await filesOfMounts(this.#archive.root, scanned, site.mounts);
    const listing = listingOf(scanned, more, findings);
    if (this.#listing !== null && JSON.stringify(listing.saved) === JSON.stringify(this.#listing.saved)) {
      return;
    }
    this.#listing = listing;
    if (this.#archive.setFiles(listing.files)) {
      this.#listener.filesChanged();
    }
  }

  #setMakersSite(scanned: ScannedFolder, findings: SiteFindings): void {
    const source = siteSource(this.#archive.root, scanned, this.#corrections, findings);
    this.#maker.setSite(source);
    this.#quickMaker.setSite(source);
  }

  #buryPassedOver(present: ReadonlySet<PostId>): void {
    for (const [id, { place }] of this.#passedOver) {
      if (!present.has(id)) {
        this.#archive.store.bury(place);
        this.#passedOver.delete(id);
      }
    }
  }

  async #takeChanges(changes: FolderChanges, signal: AbortSignal): Promise<void> {
    const { posts, fingerprints, root, library } = this.#archive;
    const moves = await findMoves(
      changes,
      (id) => posts.get(id) !== undefined,
      (id) => fingerprints.get(id),
      (file) =>
        readPost(root, file.bytes).then(
          ({ content }) => fingerprintOf(content),
          () => '',
        ),
    );
    const files = changes.toRead.map(({ file }) => file);
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    const isQuick = files.length <= quickChanges && bytes <= quickBytes && !this.#hasRefused;
    this.#hasRefused = false;
    const maker = isQuick ? this.#quickMaker : this.#maker;
    await maker.make(files, {
      signal,
      refused: this.#refused(changes),
      made: (segment) => this.#take(segment),
      working: (working) =>
        this.#tellWork(
          working.map((file) => postIdOf(library, file.bytes)),
          isQuick,
        ),
    });
    this.#maker.rest();
    for (const { from, to } of moves) {
      this.#listener.moved(from, to);
    }
    const moved = new Set(moves.map(({ from }) => from));
    for (const entry of changes.removed) {
      this.#archive.remove(entry);
      if (!moved.has(entry.id)) {
        this.#listener.contentChanged(entry.id, null);
      }
    }
    if (changes.removed.length > 0) {
      this.#listener.postsChanged();
    }
    if (!signal.aborted) {
      this.#isBehind = false;
      this.#isComplete = true;
      this.#update({ found: posts.size });
      this.#listedDone();
    }
    this.#commit();
  }

  #tellWork(posts: readonly PostId[], here: boolean): void {
    if (!here) {
      this.#listener.making(posts);
      return;
    }
    for (const post of posts) {
      this.#listener.working(post);
    }
  }

  #refused({ toRead }: FolderChanges): ReadonlyMap<string, Problem> {
    const message = 'Reading this post stopped Offprint before, so only its name is shown.';
    const problem = { kind: 'too-slow', message, line: null } as const;
    return new Map(toRead.filter(({ id }) => this.#poison.has(id)).map(({ file }) => [file.path, problem]));
  }

  /** Takes a segment that was just made: its posts take the place of what was known of them. */
  #take({ bytes, files: made }: MadeSegment): void {
    if (this.#closed) {
      return;
    }
    const { library, fingerprints, posts, store } = this.#archive;
    const saved = this.#saved?.add(bytes) ?? null;
    const segment = store.open(
      saved
        ? { name: saved.name, bytes: null, length: saved.length, sources: saved.sections }
        : { name: null, bytes, length: lengthOf(bytes), sources: segmentInMemory(bytes) },
    );
    const changed: (readonly [post: PostId, fingerprint: string])[] = [];
    let at = 0;
    for (const files of segment.records.files(this.#decoder)) {
      for (const file of files) {
        // A record knows nothing of how its file lies on the disk; the scan does.
        const own = made[at] as ScannedPost;
        const id = postIdOf(library, own.bytes);
        const before = fingerprints.get(id);
        this.#forget(id, file.listed === null);
        this.#note(segment, at, { ...file, file: own });
        if (before !== undefined && before !== file.fingerprint && posts.get(id)) {
          changed.push([id, file.fingerprint]);
        }
        this.stages.make.bytes += own.size;
        at += 1;
      }
    }
    store.add(segment);
    this.#commit();
    for (const [post, fingerprint] of changed) {
      this.#listener.contentChanged(post, fingerprint);
    }
    this.#listener.progressed();
    this.#listener.postsChanged();
  }

  /** Forgets where the record of a file was; the post too where it is none any more. */
  #forget(id: PostId, isNoPost: boolean): void {
    const { posts, store } = this.#archive;
    const entry = posts.get(id);
    const place = entry ? store.placeOf(entry.number) : this.#passedOver.get(id)?.place;
    if (place) {
      store.bury(place);
    }
    this.#passedOver.delete(id);
    if (entry && isNoPost) {
      this.#archive.remove(entry);
    }
  }

  /** Takes one file of a segment that is about to be used. */
  #note(segment: OpenSegment, at: number, { file, fingerprint, listed }: RecordedFile): void {
    if (segment.dead.has(at)) {
      return;
    }
    const { library, posts, fingerprints } = this.#archive;
    const id = postIdOf(library, file.bytes);
    if (listed === null) {
      this.#passedOver.set(id, { file, place: { segment, at } });
      return;
    }
    const number = posts.numberFor(id);
    segment.numbers[at] = number;
    this.#archive.put({ ...listed, number, id, file });
    fingerprints.set(id, fingerprint);
    if (listed.problems.some(({ kind }) => kind === 'unreadable')) {
      this.#retried.add(id);
    }
  }

  /**
   * Some saved records say why a post was not read. A post that is poison now stays unread. A post that took too long
   * is read again by the app. A command does not try it again: it would have to wait for it.
   */
  #noteRefusal({ file, listed }: RecordedFile): void {
    const id = postIdOf(this.#archive.library, file.bytes);
    const wasRefused = listed?.problems.some(({ kind }) => kind === 'too-slow') ?? false;
    if (this.#poison.has(id) ? listed?.readable : wasRefused && this.#merges) {
      this.#retried.add(id);
      this.#hasRefused = true;
    }
  }

  /** Records that were merged have new places. */
  #merged(moved: (place: RecordPlace) => RecordPlace | null): void {
    for (const [id, { file, place }] of this.#passedOver) {
      const next = moved(place);
      if (next) {
        this.#passedOver.set(id, { file, place: next });
      }
    }
    this.#commit();
  }

  /** While some records are of other rules, the next start must not take them for records of these. */
  #commit(): void {
    const basis = this.#archive.site?.basis ?? this.#savedBasis;
    const state = { basis: this.#isBehind ? '' : basis, complete: this.#isComplete };
    this.#merger.commit(state, this.#listing?.saved ?? null);
  }

  #update(change: Partial<Progress>): void {
    this.#progress = { ...this.#progress, ...change };
    this.#listener.progressed();
  }

  #enter(phase: IndexPhase, message: string | null = null): void {
    this.#archive.settle();
    this.#progress = { ...this.#progress, phase, message };
    this.#listener.phaseChanged();
  }

  #fail(error: unknown): void {
    const reason = failureMessage(error);
    this.#enter(
      'failed',
      `The folder can’t be read: ${reason} Open another folder, or reload this one when it is back.`,
    );
  }

  #nothingToRead(): string {
    const unread = Object.entries(this.#progress.unread).map(([extension, count]) => `${count} .${extension}`);
    const others = unread.length === 0 ? '' : ` It holds files that Offprint does not read (${unread.join(', ')}).`;
    return `There are no posts in this folder.${others} Offprint reads Markdown files, and text files that begin with front matter: open the folder that has them.`;
  }
}

function newStage(): StageCost {
  return { milliseconds: 0, bytes: 0 };
}
