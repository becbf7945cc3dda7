/** What the window asks of the frame that draws SVG files, along with a port for the answer. */
export interface Drawing {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** In CSS pixels: the width that a picture without a width of its own gets. */
  readonly room: number;
  /** In CSS pixels: the least width; 0 where the picture decides. */
  readonly least: number;
  /** In CSS pixels: side of the square that the picture has to fill. Null where it is drawn at its full size. */
  readonly box: number | null;
  /** Device pixels per CSS pixel. */
  readonly density: number;
}

/** What the frame answers: a PNG, its width in pixels, and the drawing's own width in CSS pixels. */
export type Drawn =
  | { readonly ok: true; readonly png: Uint8Array<ArrayBuffer>; readonly pixels: number; readonly width: number }
  | { readonly ok: false };

/** In pixels. Larger drawings are scaled down. */
export const largestSide = 4_096;
export const largestArea = 8_000_000;
