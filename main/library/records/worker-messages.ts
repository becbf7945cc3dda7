import type { Problem } from '../model/post.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';
import type { SiteSource } from '../sites/open-site.ts';
import type { SegmentBytes } from './segment-bytes.ts';
import type { MergedSegment } from './segment-maker.ts';

/** To a worker. It answers `make` and `merge` with `made` or `failed`; the next message waits for that. */
export type ToWorker =
  | { readonly type: 'site'; readonly source: SiteSource }
  | {
      readonly type: 'make';
      readonly files: readonly ScannedPost[];
      readonly refused: readonly (readonly [path: string, problem: Problem])[];
      /** Whether the worker announces each file. */
      readonly tells: boolean;
    }
  | { readonly type: 'merge'; readonly segments: readonly MergedSegment[] };

/** From a worker. */
export type FromWorker =
  /** Sent once, when the code is loaded. */
  | { readonly type: 'ready' }
  /** The work on the file with this index begins. */
  | { readonly type: 'at'; readonly place: number }
  | { readonly type: 'made'; readonly bytes: SegmentBytes }
  | { readonly type: 'failed'; readonly reason: string };
