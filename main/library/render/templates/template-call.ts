/** What stands between the beginning and the end of a paired call. */
export interface CallInner {
  /** Markdown in which calls are tokens; a common indentation is taken off. */
  readonly text: string;
  /** As it is in the file. */
  readonly source: string;
  /** The line of the file that a line of `text` (from 0) is. */
  readonly lineOf: (line: number) => number;
}

/** A call of a template in a post: `{{< figure src="a.png" >}}`, `{% post_url name %}`, `{{ page.title }}`, `<Note>`. */
export interface TemplateCall {
  /** `output`: an expression whose value would stand here; its `name` is the expression without filters. */
  readonly kind: 'tag' | 'output' | 'literal';
  readonly name: string;
  readonly positional: readonly string[];
  readonly named: ReadonlyMap<string, string>;
  /** What a person is told of an unknown call: name and arguments on one line. A literal's text. */
  readonly label: string;
  /** The whole call as written, its inner text included. */
  readonly source: string;
  readonly line: number;
  readonly inner: CallInner | null;
}

/** The beginning of a call as its language's syntax reads it. */
export interface CallHead {
  readonly kind: 'tag' | 'output';
  readonly name: string;
  readonly positional: readonly string[];
  readonly named: ReadonlyMap<string, string>;
  readonly label: string;
}

/** What a syntax finds at a place. `end` is where the text goes on. */
export type TemplatePiece = { readonly end: number } & (
  | {
      readonly kind: 'call';
      readonly head: CallHead /** May have a closing tag of its name. */;
      readonly opens: boolean;
    }
  | { readonly kind: 'close' /** Empty for whatever was opened last. */; readonly name: string }
  /** Text up to `closer` belongs to the call as it is. */
  | { readonly kind: 'verbatim'; readonly head: CallHead; readonly closer: RegExp }
  /** Up to `closer` nothing is a call; both tags vanish, in code too. */
  | { readonly kind: 'raw'; readonly closer: RegExp }
  | { readonly kind: 'comment'; readonly closer: RegExp | null }
  /** Shown as it is, in code too. */
  | { readonly kind: 'literal'; readonly text: string }
  /** Takes the place of the piece and is read as Markdown. */
  | { readonly kind: 'markdown'; readonly text: string }
);

/** A template language: how its calls look. One file for each, all with this signature. */
export interface TemplateSyntax {
  /** Matches where a piece may begin; global and multiline, of bounded length. */
  readonly opener: RegExp;
  /** Reads the piece that begins at `at`; null where it is only text. Looks at most `longestTag` ahead. */
  read(source: string, at: number): TemplatePiece | null;
}

/** In UTF-16 units: what claims to be a longer tag is text. */
export const longestTag = 20_000;

const longestLabel = 200;

/** Words of a tag on one line, cut to a length that a person reads. */
export function labelOf(words: string): string {
  const line = words
    .slice(0, 4 * longestLabel)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > longestLabel ? `${line.slice(0, longestLabel)}…` : line;
}
