import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { lineText } from './line-text.ts';
import { nextLineEnding } from './next-line-ending.ts';

const longest = 20_000;

/** `$…$` and `$$…$$`. With `inlineDollars` off only the latter, which kramdown has inside of lines too. */
export function math(md: MarkdownIt, { inlineDollars }: { readonly inlineDollars: boolean }): void {
  md.block.ruler.before('fence', 'math_block', mathBlock, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  md.inline.ruler.before('escape', 'math_inline', (state, silent) => mathInline(state, silent, inlineDollars));
}

function mathBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = lineText(state, startLine);
  if (!first.startsWith('$$') || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) {
    return false;
  }
  let next = startLine;
  let content = '';
  if (first.length > 4 && first.endsWith('$$')) {
    content = first.slice(2, -2);
  } else {
    if (first.slice(2).includes('$$')) {
      return false;
    }
    // An empty line ends what was only two dollars.
    if (first === '$$' && startLine + 1 < endLine && lineText(state, startLine + 1) === '') {
      return false;
    }
    next = nextLineEnding(state, '$$', startLine + 1, endLine);
    if (next >= endLine || (state.eMarks[next] ?? 0) - (state.bMarks[startLine] ?? 0) > longest) {
      return false;
    }
    const lines = [first.slice(2)];
    for (let line = startLine + 1; line < next; line += 1) {
      lines.push(lineText(state, line));
    }
    content = [...lines, lineText(state, next).slice(0, -2)].join('\n');
  }
  if (content.trim() === '') {
    return false;
  }
  if (silent) {
    return true;
  }
  state.line = next + 1;
  const token = state.push('math', '', 0);
  token.content = content.trim();
  token.markup = '$$';
  token.map = [startLine, state.line];
  return true;
}

function mathInline(state: StateInline, silent: boolean, inlineDollars: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '$') {
    return false;
  }
  const markup = src[pos + 1] === '$' ? '$$' : '$';
  if (markup === '$' && !inlineDollars) {
    return false;
  }
  const start = pos + markup.length;
  // Money is not math: no space inside of the dollars, no digit behind the second one.
  if (markup === '$' && /^[\s$]?$/.test(src[start] ?? '')) {
    return false;
  }
  const end = closing(state, markup, start);
  if (end < 0) {
    return false;
  }
  const content = src.slice(start, end).trim();
  if (content === '') {
    return false;
  }
  if (!silent) {
    const token = state.push('math', '', 0);
    token.content = content;
    token.markup = markup;
  }
  state.pos = end + markup.length;
  return true;
}

/** What was looked for in vain from a place on, by paragraph: ten thousand dollars need no ten thousand searches. */
const inVain = new WeakMap<object, Map<string, number>>();

function closing(state: StateInline, markup: string, start: number): number {
  const own = inVain.get(state) ?? new Map<string, number>();
  inVain.set(state, own);
  const known = own.get(markup);
  if (known !== undefined && start >= known) {
    return -1;
  }
  const last = Math.min(state.posMax, start + longest);
  for (let at = start; at < last; at += 1) {
    const character = state.src[at];
    if (character === '\\') {
      at += 1;
    } else if (character === '$') {
      if (markup === '$$') {
        if (state.src[at + 1] === '$') {
          return at;
        }
      } else {
        return /\s/.test(state.src[at - 1] ?? ' ') || /\d/.test(state.src[at + 1] ?? '') ? -1 : at;
      }
    }
  }
  if (last === state.posMax) {
    own.set(markup, start);
  }
  return -1;
}
