import { endOfTag } from './read-arguments.ts';
import { longestTag } from './template-call.ts';

interface CurlyTag {
  /** What stands between the braces, without the dashes that take white space away. */
  readonly written: string;
  /** Behind the tag. */
  readonly end: number;
}

/** Reads the `{% tag %}` or `{{ value }}` that begins at `at`; null where it does not end. `quotes` may hold its closer. */
export function readCurlyTag(source: string, at: number, quotes: string): CurlyTag | null {
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
