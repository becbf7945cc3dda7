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
  /** By path: files that are listed by their name with this problem, and never parsed. */
  readonly refused: ReadonlyMap<string, Problem>;
  /** Told each segment as soon as it is made, in no particular order. */
  readonly made: (segment: MadeSegment) => void;
  /** Told which files are in work now, each time that this changes: what to blame if nothing more is heard. */
  readonly working: (files: readonly ScannedPost[]) => void;
}

/** A segment to be merged: its file, or its bytes where it has none; and the places of its posts that are left out. */
export interface MergedSegment {
  readonly file: string | null;
  readonly bytes: SegmentBytes | null;
  readonly dead: readonly number[];
}

/** Makes segments of post files: in this thread or in threads of its own. */
export interface SegmentMaker {
  /** Much is to be made soon: what that needs may be made ready. */
  prepare(): void;
  /** Nothing is to be made for a while. */
  rest(): void;
  /** Makes what comes afterwards by the rules of this site. */
  setSite(source: SiteSource): void;
  /** Settles when all is made, or nothing more will be after an abort. Rejects only for a mistake of ours. */
  make(files: readonly ScannedPost[], options: MakeOptions): Promise<void>;
  /** One segment in place of several. */
  merge(segments: readonly MergedSegment[]): Promise<SegmentBytes>;
  close(): Promise<void>;
}
