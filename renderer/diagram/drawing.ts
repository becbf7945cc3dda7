/** What the window asks of the frame that draws diagrams, along with a port for the answer. */
export interface Drawing {
  readonly text: string;
  readonly dark: boolean;
  readonly colours: DrawingColours;
}

/** As CSS writes them. */
export interface DrawingColours {
  readonly surface: string;
  readonly raised: string;
  readonly soft: string;
  readonly ink: string;
  readonly line: string;
  readonly accent: string;
  /** One for each slice of a pie, and over again. */
  readonly series: readonly string[];
}

/** What the frame answers. `title` is what the diagram calls itself, or empty. */
export type Drawn =
  | { readonly ok: true; readonly svg: string; readonly title: string }
  | { readonly ok: false; readonly message: string };

/** Of a diagram's source, in UTF-16 units: far above what a person writes, and below what takes long to draw. */
export const longestSource = 50_000;
/** Of the drawing. */
export const longestSvg = 4_000_000;
