import type { FlowRules } from './flow-rules.ts';

/** The content between the opening and the closing tag of a paired call. */
export interface CallInner {
  /** Markdown with words in place of the calls in it. An indent that all lines share is removed. */
  readonly text: string;
  /** The same text as in the file. */
  readonly source: string;
  /** Maps a line of `text` (from 0) to a line of the file. */
  readonly lineOf: (line: number) => number;
}

/**
 * A call of a template in a post: `{{< figure src="a.png" >}}`, `{% post_url name %}`, `{{ page.title }}`, `<Note>`.
 */
export interface TemplateCall {
  /**
   * `output`: an expression whose value would be shown here. Its `name` is the expression without filters. `captured`:
   * a name whose text stands elsewhere in the post and is the inner text of this call.
   */
  readonly kind: 'tag' | 'output' | 'captured' | 'literal';
  readonly name: string;
  readonly positional: readonly string[];
  readonly named: ReadonlyMap<string, string>;
  /** The label of an unknown call: its name and arguments on one line. For a literal, its text. */
  readonly label: string;
  /** The whole call as written, with its inner text. */
  readonly source: string;
  readonly line: number;
  /** The position in the source. What a name means depends on it. */
  readonly place: number;
  readonly inner: CallInner | null;
}

/** The opening tag of a call, as its language's syntax reads it. */
export interface CallHead {
  readonly kind: 'tag' | 'output' | 'captured';
  readonly name: string;
  readonly positional: readonly string[];
  readonly named: ReadonlyMap<string, string>;
  readonly label: string;
}

/** What a syntax reads at a position. `end` is the position behind it. */
export type TemplatePiece = { readonly end: number } & (
  | {
      readonly kind: 'call';
      readonly head: CallHead /** It may have a closing tag of its name. */;
      readonly opens: boolean;
    }
  | { readonly kind: 'close' /** An empty name closes the call that was opened last. */; readonly name: string }
  /** The text up to `closer` belongs to the call and is not read. */
  | { readonly kind: 'verbatim'; readonly head: CallHead; readonly closer: RegExp }
  /** The text up to `closer` contains no calls. Both tags are removed, in code too. */
  | { readonly kind: 'raw'; readonly closer: RegExp }
  | { readonly kind: 'comment'; readonly closer: RegExp | null }
  /** The text is shown unchanged, in code too. */
  | { readonly kind: 'literal'; readonly text: string }
  /** The text replaces the piece and is read as Markdown. */
  | { readonly kind: 'markdown'; readonly text: string }
);

/** The syntax of a template language. Each language has a file, all with this signature. */
export interface TemplateSyntax {
  /** Matches where a piece may begin. Global and multiline; matches have a bounded length. */
  readonly opener: RegExp;
  /** Its tags that choose, repeat and name text, if it has any. */
  readonly flow?: FlowRules;
  /** The word behind a fence whose content is not code but part of the post. */
  readonly liveFence?: string;
  /** Reads the piece at `at`; null if it is plain text. Looks at most `longestTag` ahead. */
  parse(source: string, at: number): TemplatePiece | null;
}

/** In UTF-16 units. A longer tag is read as text. */
export const longestTag = 20_000;

const longestLabel = 200;

/** The words of a tag on one line, shortened for a label. */
export function labelOf(words: string): string {
  const line = words
    .slice(0, 4 * longestLabel)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > longestLabel ? `${line.slice(0, longestLabel)}…` : line;
}
