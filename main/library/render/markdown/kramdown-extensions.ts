import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { lineText } from './line-text.ts';

const opening = /^\{::([a-z][\w-]*)(?:\s[^{}]{0,300}?)?(\/?)\}$/;
const closing = /^\{:\/(?:[\w-]{1,50})?\}$/;
/** The definition of a name for attributes: `{:note: .wide}`. */
const definition = /^\{:[\w-]{1,50}:[^{}]{0,500}\}$/;
const inlineExtension = /\{::(comment|nomarkdown)\}([\s\S]{0,2000}?)\{:\/(?:\1)?\}/y;

/**
 * kramdown's extensions, https://kramdown.gettalong.org/syntax.html#extensions. `{::comment}` hides its content,
 * `{::nomarkdown}` holds HTML. Options, attribute definitions and the end of a block (`^`) leave nothing.
 */
export function kramdownExtensions(md: MarkdownIt): void {
  md.block.ruler.before(
    'block_attributes',
    'kramdown_extension',
    (state, startLine, endLine, silent) => {
      const line = lineText(state, startLine);
      if (!line.startsWith('{:') && line !== '^') {
        return false;
      }
      const [, name, closed] = opening.exec(line) ?? [];
      if (name === undefined && line !== '^' && !closing.test(line) && !definition.test(line)) {
        return false;
      }
      if (silent) {
        return true;
      }
      const end = name === undefined || closed === '/' ? startLine : endOf(state, startLine, endLine);
      // The content of an extension that is never closed is shown.
      state.line = (end ?? startLine) + 1;
      if (end !== null && end > startLine && name === 'nomarkdown') {
        const html = state.push('html_block', '', 0);
        html.content = state.getLines(startLine + 1, end, state.blkIndent, true);
        html.map = [startLine, end];
        html.meta = { verbatim: true };
      } else if (end !== null && end > startLine && name !== 'comment') {
        state.line = startLine + 1;
      }
      return true;
    },
    { alt: ['paragraph', 'list', 'blockquote'] },
  );
  md.inline.ruler.before('escape', 'kramdown_line_break', brokenLine);
  md.inline.ruler.before('escape', 'kramdown_extension', (state, silent) => {
    if (!state.src.startsWith('{::', state.pos)) {
      return false;
    }
    inlineExtension.lastIndex = state.pos;
    const [all = '', name = '', text = ''] = inlineExtension.exec(state.src) ?? [];
    if (all === '') {
      return false;
    }
    if (!silent && name === 'nomarkdown') {
      state.push('html_inline', '', 0).content = text;
    }
    state.pos += all.length;
    return true;
  });
}

/** Two backslashes at the end of a line break it. */
function brokenLine(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('\\\\\n', state.pos)) {
    return false;
  }
  if (!silent) {
    state.push('hardbreak', 'br', 0);
  }
  state.pos += 3;
  return true;
}

/** What the last search for a closing line saw. It holds for every line of the block up to `to`. */
interface Searched {
  readonly from: number;
  /** The closing line; the line behind the block if there is none. */
  readonly to: number;
  readonly closes: boolean;
}

const searched = new WeakMap<StateBlock, Map<string, Searched>>();

/** The line that closes an extension; null if the block around it has none. */
function endOf(state: StateBlock, startLine: number, endLine: number): number | null {
  const known = searched.get(state) ?? new Map<string, Searched>();
  searched.set(state, known);
  const block = `${state.level} ${state.blkIndent} ${endLine}`;
  let last = known.get(block);
  if (!last || startLine < last.from || startLine >= last.to) {
    let line = startLine + 1;
    const goesOn = (): boolean =>
      line < endLine && (state.isEmpty(line) || (state.sCount[line] ?? 0) >= state.blkIndent);
    while (goesOn() && !closing.test(lineText(state, line))) {
      line += 1;
    }
    last = { from: startLine, to: line, closes: goesOn() };
    known.set(block, last);
  }
  return last.closes ? last.to : null;
}
