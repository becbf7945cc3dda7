import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { lineText } from './line-text.ts';
import { nextLineEnding } from './next-line-ending.ts';

const longest = 20_000;

/**
 * Formulas in `$…$` and `$$…$$`. Without `inlineDollars` only `$$…$$` counts, which kramdown also reads within lines.
 * `\\(…\\)` and `\\[…\\]` are formulas too: Markdown makes `\(` of `\\(`, and scripts on the page look for it. So are
 * environments: `\begin{align}`. With `wholeBlocks`, as in kramdown, a formula that fills a block is displayed, and it
 * is read before the pipes of a table.
 */
export function math(
  md: MarkdownIt,
  { inlineDollars, wholeBlocks }: { readonly inlineDollars: boolean; readonly wholeBlocks: boolean },
): void {
  if (wholeBlocks) {
    md.block.ruler.before('table', 'math_block', wholeBlock);
  } else {
    md.block.ruler.before('fence', 'math_block', mathBlock, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  }
  md.block.ruler.before('fence', 'math_environment', environment, { alt: ['paragraph'] });
  md.inline.ruler.before('escape', 'math_brackets', mathBrackets);
  md.inline.ruler.before('escape', 'math_inline', (state, silent) => mathInline(state, silent, inlineDollars));
}

/** A command, or a sign that no plain sentence has behind a word. */
const texSign = /\\[a-z]{2,}|[\p{L}\p{N})\]}]\s?[_^=]/iu;

/** The lines, by post, that were last found to hold no TeX. Without it, each of them would be read to the end again. */
const plain = new WeakMap<StateBlock, { readonly from: number; readonly to: number }>();

/**
 * A block in `$$…$$` that can only be a formula is one in every dialect: themes load scripts for it, of which a folder
 * of posts shows nothing.
 */
export function evidentMath(md: MarkdownIt): void {
  md.block.ruler.before(
    'fence',
    'evident_math',
    (state, startLine, endLine, silent) => {
      const last = plain.get(state);
      if (last && startLine >= last.from && startLine < last.to) {
        return false;
      }
      const found = formulaAt(state, startLine, endLine);
      if (found === null) {
        return false;
      }
      if (!texSign.test(found.source)) {
        plain.set(state, { from: startLine, to: found.end });
        return false;
      }
      if (!silent) {
        put(state, startLine, found);
      }
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}

interface Found {
  readonly source: string;
  /** The line behind the formula. */
  readonly end: number;
}

function mathBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const found = formulaAt(state, startLine, endLine);
  if (found !== null && !silent) {
    put(state, startLine, found);
  }
  return found !== null;
}

/** The formula that begins at the start of a line and ends at the end of one; null if there is none. */
function formulaAt(state: StateBlock, startLine: number, endLine: number): Found | null {
  const first = lineText(state, startLine);
  if (!first.startsWith('$$') || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) {
    return null;
  }
  let next = startLine;
  let content = '';
  if (first.length > 4 && first.endsWith('$$')) {
    content = first.slice(2, -2);
    // A line with a second formula is text.
    if (content.includes('$$')) {
      return null;
    }
  } else {
    if (first.slice(2).includes('$$')) {
      return null;
    }
    // An empty line: the two dollars were no formula.
    if (first === '$$' && startLine + 1 < endLine && lineText(state, startLine + 1) === '') {
      return null;
    }
    next = nextLineEnding(state, '$$', startLine + 1, endLine);
    if (next >= endLine || (state.eMarks[next] ?? 0) - (state.bMarks[startLine] ?? 0) > longest) {
      return null;
    }
    const lines = [first.slice(2)];
    for (let line = startLine + 1; line < next; line += 1) {
      lines.push(lineText(state, line));
    }
    content = [...lines, lineText(state, next).slice(0, -2)].join('\n');
  }
  const source = content.trim();
  return source === '' ? null : { source, end: next + 1 };
}

function put(state: StateBlock, startLine: number, { source, end }: Found): void {
  state.line = end;
  const token = state.push('math', '', 0);
  token.content = source;
  token.markup = '$$';
  token.map = [startLine, end];
}

/** A formula that is a whole block; a backslash before it keeps it inline (kramdown's parser/kramdown/math.rb). */
function wholeBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = lineText(state, startLine);
  if (first.startsWith('\\$$')) {
    if (/^\\\$\$[^$]+\$\$$/.test(first)) {
      state.bMarks[startLine] = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0) + 1;
      state.tShift[startLine] = 0;
    }
    return false;
  }
  const found = first.startsWith('$$') && !silent ? formulaAt(state, startLine, endLine) : null;
  if (found === null || !endsBlock(state, found.end, endLine)) {
    return false;
  }
  put(state, startLine, found);
  return true;
}

/** Whether a block may end before a line: it is empty, outside of the list item, or a list of attributes. */
function endsBlock(state: StateBlock, line: number, endLine: number): boolean {
  return (
    line >= endLine ||
    state.isEmpty(line) ||
    (state.sCount[line] ?? 0) < state.blkIndent ||
    /^(?:\^|\{:.*\})$/.test(lineText(state, line))
  );
}

/**
 * The position, by paragraph, from which on no closing mark exists, or at which the next one is. Without it, ten
 * thousand dollars make ten thousand searches.
 */
const inVain = new WeakMap<object, Map<string, number>>();

/** Environments that stand by themselves in TeX, and so in scripts for formulas. */
const begins = /^\\begin\{((?:equation|align|alignat|gather|eqnarray|multline|flalign|math|displaymath)\*?)\}/;

function environment(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const name = begins.exec(lineText(state, startLine))?.[1];
  if (name === undefined || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) {
    return false;
  }
  const last = nextLineEnding(state, `\\end{${name}}`, startLine, endLine);
  if (last >= endLine || (state.eMarks[last] ?? 0) - (state.bMarks[startLine] ?? 0) > longest) {
    return false;
  }
  if (!silent) {
    const lines = Array.from({ length: last + 1 - startLine }, (_, at) => lineText(state, startLine + at));
    put(state, startLine, { source: lines.join('\n'), end: last + 1 });
  }
  return true;
}

const brackets = new Map([
  ['\\\\(', '\\\\)'],
  ['\\\\[', '\\\\]'],
]);

function mathBrackets(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const opener = src.slice(pos, pos + 3);
  const closer = brackets.get(opener);
  if (closer === undefined) {
    return false;
  }
  const end = closingBracket(state, closer, pos + 3);
  const content = end < 0 ? '' : src.slice(pos + 3, end).trim();
  if (content === '') {
    return false;
  }
  if (!silent) {
    const token = state.push('math', '', 0);
    token.content = content;
    token.markup = opener;
  }
  state.pos = end + closer.length;
  return true;
}

/** The next closing mark behind a position; -1 if it is not near. The one that was found last is remembered. */
function closingBracket(state: StateInline, closer: string, start: number): number {
  const positions = inVain.get(state) ?? new Map<string, number>();
  inVain.set(state, positions);
  let end = positions.get(closer) ?? -1;
  if (end < start) {
    const found = state.src.indexOf(closer, start);
    end = found < 0 ? Number.POSITIVE_INFINITY : found;
    positions.set(closer, end);
  }
  return end > Math.min(state.posMax - closer.length, start + longest) ? -1 : end;
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
  // Not a formula but money: a space inside of the dollars, or a digit behind the second one.
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

function closing(state: StateInline, markup: string, start: number): number {
  const positions = inVain.get(state) ?? new Map<string, number>();
  inVain.set(state, positions);
  const known = positions.get(markup);
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
    positions.set(markup, start);
  }
  return -1;
}
