import type { MarkdownIt, StateInline } from 'markdown-it';
import type { Dialect } from '../dialect.ts';
import { pairedMarks } from './paired-marks.ts';

const escaped = /\\([ \\!"#$%&'()*+,./:;<=>?@[\]^_`{|}~-])/g;

/**
 * `H~2~O`, `x^2^` and `++inserted++`, as markdown-it-sub, -sup and -ins read them. What is lowered or raised is plain
 * text without spaces.
 */
export function shortSpans(md: MarkdownIt, { spans }: { readonly spans: NonNullable<Dialect['spans']> }): void {
  if (spans.includes('sub')) {
    md.inline.ruler.after('emphasis', 'sub', (state, silent) => shifted(state, silent, '~', 'sub'));
  }
  if (spans.includes('sup')) {
    md.inline.ruler.after('emphasis', 'sup', (state, silent) => shifted(state, silent, '^', 'sup'));
  }
  if (spans.includes('ins')) {
    pairedMarks(md, { name: 'ins', sign: 0x2b, length: 2, runs: true, tag: 'ins' });
  }
}

function shifted(state: StateInline, silent: boolean, sign: string, tag: string): boolean {
  const { src, pos, posMax } = state;
  if (silent || src[pos] !== sign) {
    return false;
  }
  let end = pos + 1;
  while (end < posMax && src[end] !== sign && !/\s/.test(src[end] ?? '')) {
    end += src[end] === '\\' ? 2 : 1;
  }
  if (end >= posMax || src[end] !== sign || end === pos + 1) {
    return false;
  }
  state.push(`${tag}_open`, tag, 1).markup = sign;
  state.push('text', '', 0).content = src.slice(pos + 1, end).replace(escaped, '$1');
  state.push(`${tag}_close`, tag, -1).markup = sign;
  state.pos = end + 1;
  return true;
}
