import type { MarkdownIt } from 'markdown-it';
import { lineText } from './line-text.ts';

const heading = /^(#{1,6})([^\s#].*?)[ \t]*#*$/;

/** `##Title` without a space is a heading, as in the original Markdown, Python-Markdown and kramdown. */
export function looseHeadings(md: MarkdownIt): void {
  md.block.ruler.after(
    'heading',
    'loose_heading',
    (state, startLine, _endLine, silent) => {
      const isIndented = (state.sCount[startLine] ?? 0) - state.blkIndent >= 4;
      const [, marks = '', words = ''] = isIndented ? [] : (heading.exec(lineText(state, startLine)) ?? []);
      if (words === '') {
        return false;
      }
      if (silent) {
        return true;
      }
      state.line = startLine + 1;
      const begin = state.push('heading_open', `h${marks.length}`, 1);
      begin.markup = marks;
      begin.map = [startLine, state.line];
      const text = state.push('inline', '', 0);
      text.content = words;
      text.map = [startLine, state.line];
      text.children = [];
      state.push('heading_close', `h${marks.length}`, -1).markup = marks;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  );
}
