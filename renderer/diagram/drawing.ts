/** What the window asks of the frame that draws diagrams, along with a port for the answer. */
export interface Drawing {
  readonly text: string;
  readonly dark: boolean;
  readonly colours: DrawingColours;
}

/** Colours as CSS values. */
export interface DrawingColours {
  readonly surface: string;
  readonly raised: string;
  readonly soft: string;
  readonly ink: string;
  readonly line: string;
  readonly accent: string;
  /** The colours of a pie's slices, in order; after the last one they start again. */
  readonly series: readonly string[];
}

/** What the frame answers. `title` is the title written in the diagram, or empty. */
export type Drawn =
  | { readonly ok: true; readonly svg: string; readonly title: string }
  | { readonly ok: false; readonly message: string };

/** In UTF-16 units. Far more than a person writes, and less than what takes long to draw. */
export const longestSource = 50_000;
/** In UTF-16 units. */
export const longestSvg = 4_000_000;
