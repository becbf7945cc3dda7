import type { Problem } from '../model/post.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';
import type { SiteSource } from '../sites/open-site.ts';
import type { SegmentBytes } from './segment-bytes.ts';
import type { MergedSegment } from './segment-maker.ts';

/** To a worker. `make` and `merge` are answered by `made` or `failed`; the next one waits for that. */
export type ToWorker =
  | { readonly type: 'site'; readonly source: SiteSource }
  | {
      readonly type: 'make';
      readonly files: readonly ScannedPost[];
      readonly refused: readonly (readonly [path: string, problem: Problem])[];
      /** Whether to say of each file that its turn has come. */
      readonly tells: boolean;
    }
  | { readonly type: 'merge'; readonly segments: readonly MergedSegment[] };

/** From a worker. */
export type FromWorker =
  /** Work on the file of this place begins. */
  | { readonly type: 'at'; readonly place: number }
  | { readonly type: 'made'; readonly bytes: SegmentBytes }
  | { readonly type: 'failed'; readonly reason: string };
