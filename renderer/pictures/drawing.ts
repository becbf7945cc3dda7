/** What the window asks of the frame that draws SVG files, along with a port for the answer. */
export interface Drawing {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** In CSS pixels, what a picture without a width of its own has to itself. */
  readonly room: number;
  /** In CSS pixels, how wide it is shown at least; 0 where that is left to the picture. */
  readonly least: number;
  /** In CSS pixels, how wide and high it need not be more than; null where it is shown whole. */
  readonly box: number | null;
  /** Pixels to a CSS pixel. */
  readonly density: number;
}

/** What the frame answers: a PNG, and how wide the drawing itself wants to be in CSS pixels. */
export type Drawn =
  | { readonly ok: true; readonly png: Uint8Array<ArrayBuffer>; readonly pixels: number; readonly width: number }
  | { readonly ok: false };

/** In pixels: a drawing that wants to be larger is made smaller. */
export const largestSide = 4_096;
export const largestArea = 8_000_000;
