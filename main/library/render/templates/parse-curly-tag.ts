import { endOfTag } from './parse-arguments.ts';
import { longestTag } from './template-call.ts';

interface CurlyTag {
  /** The text between the braces, without the dashes that remove white space. */
  readonly written: string;
  /** The position behind the tag. */
  readonly end: number;
}

/**
 * Parses the `{% tag %}` or `{{ value }}` at `at`; null if it does not end. With `quotes`, a quoted string may
 * contain the closer.
 */
export function parseCurlyTag(source: string, at: number, quotes: string): CurlyTag | null {
  const closer = source.startsWith('{{', at) ? '}}' : '%}';
  const close = endOfTag(source, at + 2, closer, quotes, /^\{[{%]/, longestTag);
  if (close < 0) {
    return null;
  }
  const written = source
    .slice(at + 2, close)
    .replace(/^-|-$/g, '')
    .trim();
  return { written, end: close + 2 };
}
