import type { Problem } from '../model/post.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';
import type { SiteSource } from '../sites/open-site.ts';
import type { SegmentBytes } from './segment-bytes.ts';

/** A segment that was just made. */
export interface MadeSegment {
  readonly bytes: SegmentBytes;
  /** Its files, in their order. */
  readonly files: readonly ScannedPost[];
}

export interface MakeOptions {
  readonly signal: AbortSignal;
  /** By path: files that are listed by name with this problem, and never parsed. */
  readonly refused: ReadonlyMap<string, Problem>;
  /** Called with each segment as soon as it is made, in no particular order. */
  readonly made: (segment: MadeSegment) => void;
  /** Called with the files in work each time that they change. If the process dies, one of them is to blame. */
  readonly working: (files: readonly ScannedPost[]) => void;
}

/** A segment to merge: its file or its bytes, and the indexes of posts to leave out. */
export interface MergedSegment {
  readonly file: string | null;
  readonly bytes: SegmentBytes | null;
  readonly dead: readonly number[];
}

/** Makes segments of post files, in this thread or in worker threads. */
export interface SegmentMaker {
  /** A lot of work will come soon, so a maker may get ready. */
  prepare(): void;
  /** Must be called when `make` is done. Threads that get no more work within this time are ended. 0 ends them at once. */
  rest(milliseconds: number): void;
  /** Sets the site whose rules hold from now on. */
  setSite(source: SiteSource): void;
  /** Resolves when everything is made, or after an abort. Rejects only for a mistake of ours. */
  make(files: readonly ScannedPost[], options: MakeOptions): Promise<void>;
  /** Merges segments into one. */
  merge(segments: readonly MergedSegment[]): Promise<SegmentBytes>;
  close(): Promise<void>;
}
