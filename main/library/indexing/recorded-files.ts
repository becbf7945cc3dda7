import { setImmediate } from 'node:timers/promises';
import type { Archive } from '../archive.ts';
import type { SavedContents } from '../cache/saved-library.ts';
import { postIdOf } from '../ids.ts';
import type { PostId } from '../model/ids.ts';
import { FileDecoder } from '../records/encode-file.ts';
import type { RecordedFile } from '../records/post-record.ts';
import type { OpenSegment, RecordPlace } from '../records/segment-store.ts';
import { latestPathFirst, type ScannedPost } from '../scan/scan-folder.ts';

interface NonPost {
  readonly file: ScannedPost;
  readonly place: RecordPlace;
}

/** Every file that has a record: the posts of the archive, and the files that turned out not to be posts. */
export class RecordedFiles {
  readonly #archive: Archive;
  readonly #poison: ReadonlySet<PostId>;
  readonly #triesSlow: boolean;
  readonly #decoder = new FileDecoder();
  /** The files that are not posts, each with the place of the record that says so. */
  readonly #nonPosts = new Map<PostId, NonPost>();
  /** Posts whose records must be made again, although their files are unchanged. */
  readonly #retried = new Set<PostId>();
  #hasRefused = false;

  /**
   * The posts of `poison` stay unread. `triesSlow` says whether to read saved posts again that took too long before. A
   * command that does so has to wait for them.
   */
  constructor(archive: Archive, poison: ReadonlySet<PostId>, triesSlow: boolean) {
    this.#archive = archive;
    this.#poison = poison;
    this.#triesSlow = triesSlow;
  }

  /** In the order of a scan. */
  all(): readonly ScannedPost[] {
    const files = [...this.#archive.posts.all(), ...this.#nonPosts.values()].map(({ file }) => file);
    return files.sort(latestPathFirst);
  }

  file(id: PostId): ScannedPost | undefined {
    return this.#archive.posts.get(id)?.file ?? this.#nonPosts.get(id)?.file;
  }

  get nonPosts(): ReadonlyMap<PostId, NonPost> {
    return this.#nonPosts;
  }

  /** The posts to read again although they are unchanged. A second call returns none. */
  takeRetried(): ReadonlySet<PostId> {
    const retried = new Set(this.#retried);
    this.#retried.clear();
    return retried;
  }

  /**
   * Whether a post to read again took too long or ended a process. Such a post is never read in this thread. A second
   * call returns false.
   */
  takeHasRefused(): boolean {
    const had = this.#hasRefused;
    this.#hasRefused = false;
    return had;
  }

  /** Puts a saved segment in use. Throws `DamagedData`. */
  async load({ name, length, sections, dead }: SavedContents['segments'][number]): Promise<void> {
    const { store } = this.#archive;
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
  }

  /**
   * Puts a segment in use that was just made of these files, in place of their earlier records. Returns the posts that
   * had other content before.
   */
  take(segment: OpenSegment, made: readonly ScannedPost[]): readonly (readonly [post: PostId, fingerprint: string])[] {
    const { library, fingerprints, posts, store } = this.#archive;
    const changed: (readonly [post: PostId, fingerprint: string])[] = [];
    let at = 0;
    for (const files of segment.records.files(this.#decoder)) {
      for (const file of files) {
        // The file as the scan found it.
        const scanned = made[at] as ScannedPost;
        const id = postIdOf(library, scanned.bytes);
        const before = fingerprints.get(id);
        this.#forget(id, file.listed === null);
        this.#note(segment, at, { ...file, file: scanned });
        if (before !== undefined && before !== file.fingerprint && posts.get(id)) {
          changed.push([id, file.fingerprint]);
        }
        at += 1;
      }
    }
    store.add(segment);
    return changed;
  }

  /** Forgets the files that are not posts, except these. */
  keepNonPosts(present: ReadonlySet<PostId>): void {
    for (const [id, { place }] of this.#nonPosts) {
      if (!present.has(id)) {
        this.#archive.store.bury(place);
        this.#nonPosts.delete(id);
      }
    }
  }

  /** Updates the places of records that were merged. */
  moved(newPlace: (place: RecordPlace) => RecordPlace | null): void {
    for (const [id, { file, place }] of this.#nonPosts) {
      const next = newPlace(place);
      if (next) {
        this.#nonPosts.set(id, { file, place: next });
      }
    }
  }

  clear(): void {
    this.#archive.clear();
    this.#nonPosts.clear();
    this.#retried.clear();
  }

  /** Drops the record of a file. If the file is no longer a post, the post is also removed from the archive. */
  #forget(id: PostId, isNoPost: boolean): void {
    const { posts, store } = this.#archive;
    const entry = posts.get(id);
    const place = entry ? store.placeOf(entry.number) : this.#nonPosts.get(id)?.place;
    if (place) {
      store.bury(place);
    }
    this.#nonPosts.delete(id);
    if (entry && isNoPost) {
      this.#archive.remove(entry);
    }
  }

  /** Registers one file of a segment that is about to be used. */
  #note(segment: OpenSegment, at: number, { file, fingerprint, listed }: RecordedFile): void {
    if (segment.dead.has(at)) {
      return;
    }
    const { library, posts, fingerprints } = this.#archive;
    const id = postIdOf(library, file.bytes);
    if (listed === null) {
      this.#nonPosts.set(id, { file, place: { segment, at } });
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

  /** Has a post read again if it is poison now but was read before, or if it took too long before. */
  #noteRefusal({ file, listed }: RecordedFile): void {
    const id = postIdOf(this.#archive.library, file.bytes);
    const wasRefused = listed?.problems.some(({ kind }) => kind === 'too-slow') ?? false;
    if (this.#poison.has(id) ? listed?.readable : wasRefused && this.#triesSlow) {
      this.#retried.add(id);
      this.#hasRefused = true;
    }
  }
}
