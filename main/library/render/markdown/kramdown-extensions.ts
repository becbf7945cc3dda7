import type { MarkdownIt, StateBlock } from 'markdown-it';
import { lineText } from './line-text.ts';

const opening = /^\{::([a-z][\w-]*)(?:\s[^{}]{0,300}?)?(\/?)\}$/;
const closing = /^\{:\/(?:[\w-]{1,50})?\}$/;
/** What attributes a name stands for: `{:note: .wide}`. */
const definition = /^\{:[\w-]{1,50}:[^{}]{0,500}\}$/;
const inlineExtension = /\{::(comment|nomarkdown)\}([\s\S]{0,2000}?)\{:\/(?:\1)?\}/y;

/**
 * kramdown's extensions, https://kramdown.gettalong.org/syntax.html#extensions: what `{::comment}` holds is not shown,
 * what `{::nomarkdown}` holds is HTML, and options, definitions of attributes and `^` (a block ends here) leave nothing.
 */
export const kramdownExtensions = (md: MarkdownIt): void => {
  md.block.ruler.before(
    'block_attributes',
    'kramdown_extension',
    (state, startLine, endLine, silent) => {
      const line = lineText(state, startLine);
      if (!line.startsWith('{:') && line !== '^') return false;
      const [, name, closed] = opening.exec(line) ?? [];
      if (name === undefined && line !== '^' && !closing.test(line) && !definition.test(line)) return false;
      if (silent) return true;
      const end = name === undefined || closed === '/' ? startLine : endOf(state, startLine, endLine);
      // What never ends holds nothing, and says so by being there.
      state.line = (end ?? startLine) + 1;
      if (end !== null && end > startLine && name === 'nomarkdown') {
        const html = state.push('html_block', '', 0);
        html.content = state.getLines(startLine + 1, end, state.blkIndent, true);
        html.map = [startLine, end];
      } else if (end !== null && end > startLine && name !== 'comment') state.line = startLine + 1;
      return true;
    },
    { alt: ['paragraph', 'list', 'blockquote'] },
  );
  md.inline.ruler.before('escape', 'kramdown_extension', (state, silent) => {
    if (!state.src.startsWith('{::', state.pos)) return false;
    inlineExtension.lastIndex = state.pos;
    const [all = '', name = '', text = ''] = inlineExtension.exec(state.src) ?? [];
    if (all === '') return false;
    if (!silent && name === 'nomarkdown') state.push('html_inline', '', 0).content = text;
    state.pos += all.length;
    return true;
  });
};

/** The line that closes an extension; null where none does. */
const endOf = (state: StateBlock, startLine: number, endLine: number): number | null => {
  for (let line = startLine + 1; line < endLine; line += 1) if (closing.test(lineText(state, line))) return line;
  return null;
};
