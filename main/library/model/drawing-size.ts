/**
 * The size that an SVG file states, in CSS pixels. `ratio` is its width by its height. Null where the file leaves it to its
 * place.
 */
export interface DrawingSize {
  readonly width: number | null;
  readonly height: number | null;
  readonly ratio: number | null;
}
