/**
 * The size that an SVG file states, in CSS pixels. `ratio` is the width divided by the height. A value is null if the
 * file does not state it.
 */
export interface DrawingSize {
  readonly width: number | null;
  readonly height: number | null;
  readonly ratio: number | null;
}
