import type { Archive } from '../archive.ts';
import type { SavedLibrary } from '../cache/saved-library.ts';
import { fingerprintOf, postIdOf } from '../ids.ts';
import type { PostId } from '../model/ids.ts';
import type { Problem } from '../model/post.ts';
import type { MadeSegment, SegmentMaker } from '../records/segment-maker.ts';
import { readPost } from '../scan/read-post.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';
import { findMoves, type FolderChanges, type FoundPost } from './folder-changes.ts';
import type { IndexerListener } from './indexer-listener.ts';
import { keepSegment } from './keep-segment.ts';
import type { RecordedFiles } from './recorded-files.ts';
import { newStage } from './stage-cost.ts';

/** With fewer changed files, records are made in this thread, because starting a worker takes longer. */
const quickChanges = 16;
const quickBytes = 256 * 1024;

export interface ChangesReaderOptions {
  readonly files: RecordedFiles;
  readonly poison: ReadonlySet<PostId>;
  /** Makes many records, in worker threads if there are any. */
  readonly maker: SegmentMaker;
  /** Makes a few records in this thread. */
  readonly quickMaker: SegmentMaker;
  readonly saved: SavedLibrary | null;
  readonly listener: IndexerListener;
  /** Called after each segment that was added to the archive. The saved state is then out of date. */
  readonly taken: () => void;
}

/** Posts that are read before the others. */
export interface EarlyPosts {
  readonly ids: ReadonlySet<PostId>;
  /** Rejects only for a mistake of ours. */
  readonly done: Promise<void>;
}

interface ReadOptions {
  /** Whether other changes are likely to come soon. */
  readonly more: boolean;
  readonly early: EarlyPosts | null;
}

/** In milliseconds. A burst of changes comes in several parts. */
const pauseBeforeRest = 5_000;

/** Has records made of new and changed posts and adds them to the archive. Takes removed posts out of it. */
export class ChangesReader {
  readonly #archive: Archive;
  readonly #options: ChangesReaderOptions;
  readonly cost = newStage();
  /** What the current pass reads. */
  #reading: FolderChanges['toRead'] = [];
  #stopped = false;

  /** The posts of `poison` are listed by name and never parsed. */
  constructor(archive: Archive, options: ChangesReaderOptions) {
    this.#archive = archive;
    this.#options = options;
  }

  /** Segments that are still being made are dropped. */
  stop(): void {
    this.#stopped = true;
  }

  /** Begins with some posts while the folder is still being looked at. */
  readEarly(posts: readonly FoundPost[], signal: AbortSignal): EarlyPosts {
    this.#reading = posts;
    const done = this.#make(posts, signal);
    // Whoever waits for it gets the failure.
    done.catch(() => {});
    return { ids: new Set(posts.map(({ id }) => id)), done };
  }

  /** Does not begin the posts of `early` again, but waits for them. */
  async read(changes: FolderChanges, signal: AbortSignal, { more, early }: ReadOptions): Promise<void> {
    const { maker, listener } = this.#options;
    this.#reading = changes.toRead;
    const moves = await this.#findMoves(changes);
    const rest = early === null ? changes.toRead : changes.toRead.filter(({ id }) => !early.ids.has(id));
    try {
      await Promise.all([this.#make(rest, signal), early?.done]);
    } finally {
      maker.rest(more ? pauseBeforeRest : 0);
    }
    this.#reading = [];
    for (const { from, to } of moves) {
      this.#archive.moved(from, to);
      listener.moved(from, to);
    }
    const moved = new Set(moves.map(({ from }) => from));
    for (const entry of changes.removed) {
      this.#archive.remove(entry);
      if (!moved.has(entry.id)) {
        listener.contentChanged(entry.id, null);
      }
    }
    if (changes.removed.length > 0) {
      listener.postsChanged();
    }
  }

  /**
   * Reads one post in this thread while others are read. The pass reads it once more; the later record replaces the
   * earlier one.
   */
  async readFirst(isWanted: (post: FoundPost) => boolean, signal: AbortSignal): Promise<void> {
    const wanted = this.#reading.find(isWanted);
    if (wanted === undefined || this.#archive.posts.get(wanted.id) !== undefined) {
      return;
    }
    await this.#options.quickMaker.make([wanted.file], {
      signal,
      refused: this.#refused([wanted]),
      made: (segment) => this.#take(segment),
      working: (working) => this.#tellWork(working, true),
    });
  }

  #findMoves(changes: FolderChanges): ReturnType<typeof findMoves> {
    const { posts, fingerprints, root } = this.#archive;
    return findMoves(
      changes,
      (id) => posts.get(id) !== undefined,
      (id) => fingerprints.get(id),
      (file) =>
        readPost(root, file.bytes).then(
          ({ content }) => fingerprintOf(content),
          () => '',
        ),
    );
  }

  async #make(posts: readonly FoundPost[], signal: AbortSignal): Promise<void> {
    const { maker, quickMaker } = this.#options;
    const files = posts.map(({ file }) => file);
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    // A post that took too long must not block this thread.
    const hasRefused = this.#options.files.takeHasRefused();
    const isQuick = files.length <= quickChanges && bytes <= quickBytes && !hasRefused;
    await (isQuick ? quickMaker : maker).make(files, {
      signal,
      refused: this.#refused(posts),
      made: (segment) => this.#take(segment),
      working: (working) => this.#tellWork(working, isQuick),
    });
  }

  #tellWork(files: readonly ScannedPost[], here: boolean): void {
    const { listener } = this.#options;
    const posts = files.map((file) => postIdOf(this.#archive.library, file.bytes));
    if (!here) {
      listener.making(posts);
      return;
    }
    for (const post of posts) {
      listener.working(post);
    }
  }

  #refused(posts: readonly FoundPost[]): ReadonlyMap<string, Problem> {
    const problem = { kind: 'too-slow', message: { code: 'problem.stopped-before' }, line: null } as const;
    const refused = posts.filter(({ id }) => this.#options.poison.has(id));
    return new Map(refused.map(({ file }) => [file.path, problem]));
  }

  #take({ bytes, files: made }: MadeSegment): void {
    if (this.#stopped) {
      return;
    }
    const { files, saved, listener, taken } = this.#options;
    const segment = keepSegment(bytes, this.#archive.store, saved);
    const changed = files.take(segment, made);
    this.cost.bytes += made.reduce((sum, { size }) => sum + size, 0);
    taken();
    for (const [post, fingerprint] of changed) {
      listener.contentChanged(post, fingerprint);
    }
    listener.progressed();
    listener.postsChanged();
  }
}
