import { stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Archive } from '../archive.ts';
import type { SavedContents } from '../cache/saved-library.ts';
import { postIdOf } from '../ids.ts';
import type { SiteCorrections } from '../model/site.ts';
import type { SegmentMaker } from '../records/segment-maker.ts';
import { latestPathFirst, type ListedFolder, listFolder, type ScannedPost, statPosts } from '../scan/scan-folder.ts';
import type { SiteFindings } from '../sites/generator.ts';
import { guessSite, isSameSite, type OpenSite, openSite, openSource, siteSource } from '../sites/open-site.ts';
import { changedPosts } from './changed-files.ts';
import type { EarlyPosts } from './changes-reader.ts';
import { type FolderChanges, folderChanges, type FoundPost } from './folder-changes.ts';
import type { IndexerListener } from './indexer-listener.ts';
import { filesOfMounts, type Listing, listingOf, readListing } from './listing.ts';
import type { ReadingProgress } from './reading-progress.ts';
import type { RecordedFiles } from './recorded-files.ts';
import { CallFailure } from '../protocol.ts';

export interface FolderLookOptions {
  readonly corrections: SiteCorrections;
  readonly files: RecordedFiles;
  /** They get the site, because its rules decide what is in a record. */
  readonly makers: readonly SegmentMaker[];
  readonly progress: ReadingProgress;
  readonly listener: IndexerListener;
}

/** A folder with fewer posts is looked at as a whole, and its site is found, before any post is read. */
const fewPosts = 200;
const earlyPosts = 32;

/** Begins to read some posts before the others. */
export type ReadEarly = (posts: readonly FoundPost[]) => EarlyPosts;

/** Looks at the folder: finds its site, what it holds besides posts, and the posts that have to be read. */
export class FolderLook {
  readonly #archive: Archive;
  readonly #files: RecordedFiles;
  readonly #makers: readonly SegmentMaker[];
  readonly #progress: ReadingProgress;
  readonly #listener: IndexerListener;
  #corrections: SiteCorrections;
  #listing: Listing | null = null;
  /** The basis of the rules of the saved site. */
  #savedBasis = '';
  /** True while the site's rules have changed and some posts have not been read by the new ones yet. */
  #isBehind = false;
  /** The drive of the folder at the last look. */
  #drive: number | null = null;

  constructor(archive: Archive, { corrections, files, makers, progress, listener }: FolderLookOptions) {
    this.#archive = archive;
    this.#corrections = corrections;
    this.#files = files;
    this.#makers = makers;
    this.#progress = progress;
    this.#listener = listener;
  }

  /** Sets what a person corrected about the folder. It counts from the next look on. */
  correct(corrections: SiteCorrections): void {
    this.#corrections = corrections;
  }

  /** The basis of the rules that all records were made by; empty while some records follow older rules. */
  get basis(): string {
    return this.#isBehind ? '' : (this.#archive.site?.basis ?? this.#savedBasis);
  }

  /** What the folder holds besides posts, in the form that is saved; null while it is not known. */
  get saved(): Listing['saved'] | null {
    return this.#listing?.saved ?? null;
  }

  /** Called when every post has been read by the current rules of the site. */
  allRead(): void {
    this.#isBehind = false;
  }

  /**
   * Takes over what an earlier session knew of the folder, once its records are loaded. Its site is opened when it is
   * asked for.
   */
  restore({ basis, listing }: SavedContents): void {
    this.#savedBasis = basis;
    this.#listing = readListing(listing);
    const { files, folders, unread } = this.#listing;
    this.#archive.setFiles(files, folders);
    this.#progress.update({ found: this.#files.all().length, unread });
  }

  /** Opens the site that an earlier session found, unless a site is open. */
  async openSavedSite(): Promise<void> {
    if (this.#archive.site !== null || this.#listing === null) {
      return;
    }
    const { files, folders, findings } = this.#listing;
    const scanned = { posts: this.#files.all(), files, folders };
    const source = siteSource(this.#archive.root, scanned, this.#corrections, findings);
    this.#archive.setSite({ ...(await openSource(source)), basis: this.#savedBasis });
  }

  /** Forgets what an earlier session saw. */
  forgetSaved(): void {
    this.#listing = null;
    this.#savedBasis = '';
  }

  /** The posts among changed paths; null if the whole folder has to be scanned. */
  changesOf(changed: readonly string[]): FolderChanges | null {
    if (this.#isBehind || this.#listing === null) {
      return null;
    }
    const { library, root } = this.#archive;
    const listing = this.#listing;
    const toRead = changedPosts(new Set(changed), {
      root,
      idOf: (path) => postIdOf(library, Buffer.from(path)),
      post: (id) => this.#files.file(id),
      isListed: (path) => listing.paths.has(path),
    });
    return toRead && { toRead: toRead.toSorted((a, b) => latestPathFirst(a.file, b.file)), removed: [] };
  }

  /**
   * Scans the whole folder. An aborted scan finds no changes. If nothing is known of a large folder, `readEarly` is
   * called with its newest posts as soon as their names are known. It is called a second time if they have to be read
   * again by other rules.
   */
  async scan(signal: AbortSignal, readEarly: ReadEarly): Promise<FolderChanges> {
    const { root, posts } = this.#archive;
    const isFirst = posts.size === 0;
    const listed = await listFolder(root, {
      signal,
      found: (count) => isFirst && this.#progress.update({ found: count }),
    });
    // An aborted scan has not seen everything, so missing files are not removed.
    if (signal.aborted) {
      return { toRead: [], removed: [] };
    }
    await this.#checkDrive(listed);
    // Each of these steps visits all posts, so other work gets a turn between them.
    await setImmediate();
    const isUnknown = isFirst && this.#archive.site === null && this.#listing === null;
    if (isUnknown && listed.posts.length > fewPosts) {
      await this.#guess(listed, signal, readEarly);
    } else {
      this.#isBehind ||= await this.#takeSite(listed);
    }
    this.#progress.update({ found: listed.posts.length, unread: listed.unread });
    const found = this.#identified(await statPosts(root, listed.posts, { signal }));
    if (signal.aborted) {
      return { toRead: [], removed: [] };
    }
    await setImmediate();
    const changes = folderChanges(found, posts, this.#files.nonPosts, this.#files.takeRetried());
    await setImmediate();
    this.#files.keepNonPosts(new Set(found.map(({ id }) => id)));
    return this.#isBehind ? { ...changes, toRead: found } : changes;
  }

  /**
   * Guesses the site by a few posts, and has the newest posts read by its rules. Meanwhile it finds the site by many
   * posts. If that is another site, the newest posts are read again.
   */
  async #guess(listed: ListedFolder, signal: AbortSignal, readEarly: ReadEarly): Promise<void> {
    const { root } = this.#archive;
    const guess = await guessSite(root, listed, this.#corrections);
    this.#archive.setSite(guess);
    this.#setMakersSite(listed, guess.findings);
    const newest = this.#identified(await statPosts(root, listed.posts.slice(0, earlyPosts), { signal }));
    if (!guess.isGuess) {
      readEarly(newest);
      await this.#takeListing(listed, guess);
      return;
    }
    // Until the site is known, no record may be kept for the next start.
    this.#isBehind = true;
    const { done } = readEarly(newest);
    await this.#takeSite(listed);
    if (isDeepStrictEqual(this.#archive.site?.findings.values, guess.findings.values)) {
      this.#isBehind = false;
      return;
    }
    await done;
    const again = readEarly(newest);
    void this.#endGuess(again, signal);
  }

  /** An aborted reading may have left out some of the posts, so the next look reads all of them. */
  async #endGuess({ done }: EarlyPosts, signal: AbortSignal): Promise<void> {
    try {
      await done;
      this.#isBehind = signal.aborted;
    } catch {
      // The reader of the folder waits for the same posts, and gets the failure.
    }
  }

  #identified(files: readonly ScannedPost[]): readonly FoundPost[] {
    return files.map((file) => ({ id: postIdOf(this.#archive.library, file.bytes), file }));
  }

  /** A drive that was taken away leaves an empty folder. Throws in that case, because the posts are not gone. */
  async #checkDrive({ posts, files, folders }: ListedFolder): Promise<void> {
    const { dev } = await stat(this.#archive.root);
    const isEmpty = posts.length + files.length + folders.length === 0;
    if (isEmpty && this.#drive !== null && this.#drive !== dev && this.#archive.posts.size > 0) {
      throw new CallFailure('gone', 'reason.no-drive');
    }
    this.#drive = dev;
  }

  /** Updates the site from a scan. True if its rules differ from before. */
  async #takeSite(scanned: ListedFolder): Promise<boolean> {
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

  async #takeListing(scanned: ListedFolder, { site, findings }: OpenSite): Promise<void> {
    this.#archive.unlisted = scanned;
    this.#archive.lookAgain(scanned.folders);
    const more = await filesOfMounts(this.#archive.root, scanned, site.mounts);
    const listing = listingOf(scanned, more, findings);
    if (this.#listing !== null && JSON.stringify(listing.saved) === JSON.stringify(this.#listing.saved)) {
      return;
    }
    this.#listing = listing;
    if (this.#archive.setFiles(listing.files, listing.folders)) {
      this.#listener.filesChanged();
    }
  }

  #setMakersSite(scanned: ListedFolder, findings: SiteFindings): void {
    const source = siteSource(this.#archive.root, scanned, this.#corrections, findings);
    for (const maker of this.#makers) {
      maker.setSite(source);
    }
  }
}
