import { setImmediate } from 'node:timers/promises';
import type { Archive } from '../archive.ts';
import type { SavedLibrary } from '../cache/saved-library.ts';
import type { PostId } from '../model/ids.ts';
import type { SiteCorrections } from '../model/site.ts';
import type { SegmentMaker } from '../records/segment-maker.ts';
import { ChangesReader, type EarlyPosts } from './changes-reader.ts';
import { FolderLook, type ReadEarly } from './folder-look.ts';
import type { FoundPost } from './folder-changes.ts';
import type { IndexerListener } from './indexer-listener.ts';
import { LinkTexts } from './link-texts.ts';
import type { SavedFolder } from './listing.ts';
import { Merger, mostUnmerged } from './merger.ts';
import { ReadingProgress } from './reading-progress.ts';
import { RecordedFiles } from './recorded-files.ts';
import { newStage, type StageCost, timed } from './stage-cost.ts';

export interface IndexerOptions {
  readonly poison: readonly PostId[];
  readonly corrections: SiteCorrections;
  readonly listener: IndexerListener;
  /** Makes many records, in worker threads if there are any. */
  readonly maker: SegmentMaker;
  /** Makes a few records in this thread. */
  readonly quickMaker: SegmentMaker;
  /** Where records are saved; null if they are not saved. */
  readonly saved: SavedLibrary | null;
  /** Whether to merge segments after everything is read. Useful for a library that stays open. */
  readonly merges: boolean;
  /** Whether the site is needed in any case. Otherwise it is opened only on demand, because its code is large. */
  readonly needsSite: boolean;
}

/** Fewer changed posts than this are read without a notice; more are shown as indexing. */
const quietChanges = 50;
/** After more changed paths than this the whole folder is scanned too: in a large burst a watcher may miss some. */
const fewPaths = 16;
/** In milliseconds: that scan waits until no more changes have come for so long. */
const pauseBeforeCheck = 1_000;
/** The share of time that saving the words of links may take. They are always saved as a whole. */
const savingShare = 1 / 50;
/** In milliseconds. A merge would keep one of the threads from what changes next. */
const pauseBeforeMerge = 2_000;

/**
 * Reads a folder into an archive, newest post first, each post in one pass. Records of an earlier session are there at
 * once. Then the folder is scanned, and only files that differ are read. Every later look does the same.
 */
export class Indexer {
  readonly stages: Readonly<Record<'load' | 'scan' | 'make', StageCost>>;
  readonly #archive: Archive;
  readonly #listener: IndexerListener;
  readonly #maker: SegmentMaker;
  readonly #quickMaker: SegmentMaker;
  readonly #saved: SavedLibrary | null;
  readonly #merges: boolean;
  readonly #needsSite: boolean;
  readonly #progress: ReadingProgress;
  readonly #files: RecordedFiles;
  readonly #folder: FolderLook;
  readonly #reader: ChangesReader;
  readonly #merger: Merger;
  readonly #links: LinkTexts;
  /** What was saved last, besides records. */
  #savedFolder: SavedFolder | null = null;
  /** The time from which the words of links may be saved again, by `performance.now()`. */
  #linksDue = 0;
  #abort = new AbortController();
  /** Aborted when there is something new to look at. Work that nobody waits for then stops, and goes on later. */
  #haste = new AbortController();
  #run: Promise<void> | null = null;
  /** What to look at next: these paths, everything (null), or nothing. */
  #next: readonly string[] | null | undefined = undefined;
  #loaded = false;
  /** The scan after a burst of changes that is due. */
  #check: NodeJS.Timeout | undefined = undefined;
  /** Whether all posts of the folder were read once. From then on only changes are read. */
  #isComplete = false;
  #closed = false;
  #loadedDone: () => void = () => {};
  /** Resolves when the records of an earlier session are loaded, or can't be. */
  readonly loaded = new Promise<void>((done) => {
    this.#loadedDone = done;
  });
  #scannedDone: () => void = () => {};
  /** Resolves when the first scan knows which posts have to be read, or never will. */
  readonly #scanned = new Promise<void>((done) => {
    this.#scannedDone = done;
  });
  #listedDone: () => void = () => {};
  /** Resolves when the list is complete for the first time, or never will be. */
  readonly listed = new Promise<void>((done) => {
    this.#listedDone = done;
  });

  /** The posts of `poison` are listed by name and never parsed. */
  constructor(archive: Archive, options: IndexerOptions) {
    const { corrections, listener, maker, quickMaker, saved, merges, needsSite } = options;
    const poison = new Set(options.poison);
    this.#archive = archive;
    this.#listener = listener;
    this.#maker = maker;
    this.#quickMaker = quickMaker;
    this.#saved = saved;
    this.#merges = merges;
    this.#needsSite = needsSite;
    const progress = new ReadingProgress(archive, listener);
    const files = new RecordedFiles(archive, poison, merges);
    this.#progress = progress;
    this.#files = files;
    this.#folder = new FolderLook(archive, { corrections, files, makers: [maker, quickMaker], progress, listener });
    this.#reader = new ChangesReader(archive, {
      files,
      poison,
      maker,
      quickMaker,
      saved,
      listener,
      taken: () => this.#commit(),
    });
    this.#links = new LinkTexts(archive);
    this.#merger = new Merger({
      store: archive.store,
      maker,
      saved,
      merged: (moved) => {
        files.moved(moved);
        this.#commit();
      },
      pause: merges ? pauseBeforeMerge : 0,
    });
    this.stages = { load: newStage(), scan: newStage(), make: this.#reader.cost };
  }

  get progress(): ReadingProgress['now'] {
    return this.#progress.now;
  }

  /** How often the links of a post were resolved. */
  get linksResolved(): number {
    return this.#links.resolved;
  }

  get busy(): boolean {
    return this.#run !== null;
  }

  /**
   * Looks at the folder, at once or after the look that is under way. `changed` holds the paths that may differ from
   * the last look (relative, with `/`). Only these are checked if that is enough.
   */
  look(changed: readonly string[] | null = null): void {
    if (this.#closed) {
      return;
    }
    if (this.#run) {
      this.#next = this.#next === null || changed === null ? null : [...(this.#next ?? []), ...changed];
      this.#haste.abort();
      return;
    }
    this.#abort = new AbortController();
    this.#haste = new AbortController();
    this.#merger.putOff();
    this.#run = this.#takeIn(this.#abort.signal, changed)
      .catch((error: unknown) => this.#progress.fail(error))
      .then(() => {
        this.#run = null;
        this.#scannedDone();
        this.#listedDone();
        if (this.#next !== undefined) {
          const next = this.#next;
          this.#next = undefined;
          this.look(next);
        } else if (this.#merges && !this.#closed) {
          this.#merger.putOff();
          this.#merger.mergeWhenDue();
        }
      });
  }

  /**
   * Reads a post that somebody waits for before all others. Resolves when it is read, is up to date, or is not a post.
   */
  async readFirst(isWanted: (post: FoundPost) => boolean): Promise<void> {
    await this.#scanned;
    await this.#reader.readFirst(isWanted, this.#abort.signal);
  }

  /** Sets what a person corrected about the folder. It counts from the next look on. */
  correct(corrections: SiteCorrections): void {
    this.#folder.correct(corrections);
  }

  /** Stops reading; what was read stays. */
  cancel(): void {
    this.#next = undefined;
    this.#abort.abort();
  }

  /** Called when saved records are damaged: throws them away and reads everything again. */
  rebuild(): void {
    this.cancel();
    void this.whenSettled().then(() => {
      this.#discardSaved();
      this.#progress.beginAnew();
      this.look();
    });
  }

  /** Removes what was saved, and saves nothing more. */
  keepNothing(): void {
    this.#saved?.clear();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#check);
    this.#reader.stop();
    this.cancel();
    await this.whenSettled();
    await this.#merger.close();
    if (this.#savedFolder !== null && this.#links.areChanged(this.#savedFolder.links)) {
      this.#commit();
    }
    await Promise.all([this.#maker.close(), this.#quickMaker.close()]);
    this.#saved?.close();
  }

  /** Resolves when nothing is left to read (also after `cancel` or a failure). */
  async whenSettled(): Promise<void> {
    while (this.#run) {
      await this.#run;
    }
  }

  /** Resolves when all merges that were due are done. */
  whenMerged(): Promise<void> {
    return this.#merger.whenDone();
  }

  async #takeIn(signal: AbortSignal, changed: readonly string[] | null): Promise<void> {
    if (!this.#loaded) {
      this.#loaded = true;
      await timed(this.stages.load, () => this.#load());
      this.#loadedDone();
    }
    const first = this.progress.phase !== 'ready';
    if (first) {
      this.#progress.enter('scanning');
    }
    await this.#prepareSearch(signal);
    const few = first || changed === null ? null : this.#folder.changesOf(changed);
    this.#planCheck(few === null ? 0 : (changed?.length ?? 0));
    const followed = this.#links.follow(signal);
    let early: EarlyPosts | null = null;
    const readEarly: ReadEarly = (posts) => {
      early = this.#reader.readEarly(posts, signal);
      return early;
    };
    const changes = few ?? (await timed(this.stages.scan, () => this.#folder.scan(signal, readEarly)));
    await followed;
    if (!signal.aborted) {
      if (first || changes.toRead.length > quietChanges) {
        this.#progress.enter('indexing');
      }
      const reading = timed(this.stages.make, () => this.#reader.read(changes, signal, { more: !first, early }));
      this.#scannedDone();
      await reading;
      if (!signal.aborted) {
        this.#allRead();
      }
      this.#commit();
    }
    if (!this.#merges && this.#archive.store.segments.length > mostUnmerged) {
      this.#merger.mergeWhenDue();
      await this.#merger.whenDone();
    }
    if (signal.aborted) {
      this.#progress.enter('cancelled');
    } else {
      this.#progress.finish();
      await this.#followUp(AbortSignal.any([signal, this.#haste.signal]));
      this.#commit();
    }
  }

  /** Has the whole folder scanned later, if one is due or if so many changed paths were looked at alone. */
  #planCheck(paths: number): void {
    if (paths === 0) {
      clearTimeout(this.#check);
      this.#check = undefined;
    } else if (this.#check !== undefined || paths > fewPaths) {
      clearTimeout(this.#check);
      this.#check = setTimeout(() => this.look(), pauseBeforeCheck);
      this.#check.unref();
    }
  }

  /** Does what follows from the posts when they are read. It prepares what the next search or post would wait for. */
  async #followUp(signal: AbortSignal): Promise<void> {
    const areOther = await this.#links.renew(this.#folder.basis, () => this.#folder.openSavedSite(), signal);
    await this.#prepareSearch(signal);
    if (areOther) {
      this.#listener.linksChanged();
    }
    if (this.#merges) {
      await this.#archive.prepareMap(signal);
    }
  }

  /** Prepares what the next search would wait for, if the library stays open. */
  async #prepareSearch(signal: AbortSignal): Promise<void> {
    while (this.#merges && !signal.aborted && this.#archive.index.prepareLinkWords()) {
      await setImmediate();
    }
  }

  /** Loads the records of an earlier session. Damaged ones are thrown away. */
  async #load(): Promise<void> {
    const contents = this.#saved?.contents ?? null;
    if (contents === null) {
      // Worker threads start up during the scan, which takes about as long.
      this.#maker.prepare();
      return;
    }
    try {
      for (const segment of contents.segments) {
        await this.#files.load(segment);
        this.#listener.postsChanged();
      }
      this.#loadedDone();
      this.#folder.restore(contents);
      this.#links.restore((contents.listing as SavedFolder).links);
      // While the first reading is not complete, words of links may be missing.
      this.#isComplete = contents.complete && this.progress.found > 0;
      if (this.#isComplete) {
        this.#listedDone();
        this.#progress.enter('ready');
      }
      if (this.#needsSite) {
        // Its code is large, and a search needs none of it. Requests that wait get a turn first.
        await setImmediate();
        await this.#folder.openSavedSite();
      }
    } catch {
      if (this.progress.phase === 'ready') {
        this.#progress.beginAnew();
      }
      this.#discardSaved();
    }
  }

  #discardSaved(): void {
    this.#isComplete = false;
    this.#files.clear();
    this.#links.clear();
    this.#folder.forgetSaved();
    this.#saved?.discard();
    this.#listener.postsChanged();
  }

  #allRead(): void {
    this.#folder.allRead();
    this.#isComplete = true;
    this.#progress.update({ found: this.#archive.posts.size });
    this.#listedDone();
  }

  /**
   * Saves the state. While some records follow older rules, the basis is empty. Otherwise they would look like records
   * of the current rules at the next start.
   */
  #commit(): void {
    const began = performance.now();
    const before = this.#savedFolder;
    this.#merger.commit({ basis: this.#folder.basis, complete: this.#isComplete }, this.#toSave());
    if (this.#savedFolder !== before) {
      const now = performance.now();
      this.#linksDue = now + (now - began) / savingShare;
    }
  }

  /**
   * Returns the same object until something in it has changed. If only links have changed, it returns the same object
   * for a while longer, since the next start resolves unsaved links again.
   */
  #toSave(): SavedFolder | null {
    const listing = this.#folder.saved;
    const last = this.#savedFolder;
    const areLinksDue = this.#closed || performance.now() >= this.#linksDue;
    const isOther = last?.files !== listing?.files || (areLinksDue && this.#links.areChanged(last?.links));
    if (listing === null || !isOther) {
      return listing === null ? null : last;
    }
    const links = this.#links.saved;
    this.#savedFolder = links === null ? listing : { ...listing, links };
    return this.#savedFolder;
  }
}
