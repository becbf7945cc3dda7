import type { FrontMatterValue } from '../../front-matter/front-matter-value.ts';

/** What a template writes: HTML as it is, Markdown to be rendered, or the inner text of its call. */
export type GoPiece =
  | { readonly kind: 'html'; readonly text: string }
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'inner'; readonly isMarkdown: boolean };

/** A value in a template. `resource`: a file of the page or the site. The last kinds are objects with fields. */
export type GoValue =
  | string
  | number
  | boolean
  | null
  | GoPiece
  | { readonly kind: 'resource'; readonly path: string }
  | { readonly kind: 'fields'; readonly value: FrontMatterValue }
  | { readonly kind: 'call' | 'page' | 'resources' | 'arguments' };

/** The call of a shortcode. */
export interface GoCall {
  readonly name: string;
  readonly positional: readonly string[];
  readonly named: ReadonlyMap<string, string>;
  /** The inner text as written; null if the call has no closing tag. */
  readonly inner: string | null;
  /** The front matter of the post. */
  readonly fields: ReadonlyMap<string, FrontMatterValue>;
}

/** In UTF-16 units. A longer inner text can only be shown, not compared or changed. */
const longestInner = 20_000;

/** A value as text: what a template would write of it, without markup. Undefined if that is not known. */
export function textOf(value: GoValue, call: GoCall): string | undefined {
  if (value === null) {
    return '';
  }
  if (typeof value !== 'object') {
    return String(value);
  }
  switch (value.kind) {
    case 'html':
    case 'markdown':
      return value.text;
    case 'inner':
      return (call.inner ?? '').length > longestInner ? undefined : (call.inner ?? '');
    default:
      return undefined;
  }
}

/** Whether a value counts as true. */
export function isTrue(value: GoValue, call: GoCall): boolean {
  const text = textOf(value, call);
  return text === undefined ? true : text !== '' && value !== false && value !== 0;
}
