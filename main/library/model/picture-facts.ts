import type { FileId } from './ids.ts';

/**
 * The size that a picture file states, in CSS pixels. `ratio` is the width divided by the height. A value is null if the
 * file does not state it, which only drawings (SVG) may do. Files may lie about it.
 */
export interface PictureSize {
  readonly width: number | null;
  readonly height: number | null;
  readonly ratio: number | null;
}

/** What the first bytes of a picture file say. */
export interface PictureFacts {
  readonly file: FileId;
  /** Null if the file does not state one that can be used. */
  readonly size: PictureSize | null;
  /** Whether parts of it are transparent. True for every drawing: hardly any fills its ground. */
  readonly isSeeThrough: boolean;
}
