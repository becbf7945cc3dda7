import type { MarkdownIt, StateBlock } from 'markdown-it';
import { lineText } from './line-text.ts';
import { openForMarkdown } from './open-elements.ts';

const opening =
  /^<([a-z][a-z\d-]{0,30})(?=[^<>]{0,500}\smarkdown\s{0,9}=\s{0,9}["']?(?:1|block|span)\b)[^<>]{0,500}>(.*)$/i;
/** Inline elements, which can't hold a paragraph. */
const ofWordsHere = /\smarkdown\s{0,9}=\s{0,9}["']?span/i;
const ofWords = /^(?:p|h[1-6]|summary|span|a|em|strong|small|dt|figcaption|caption|label|pre)$/i;

/**
 * `<div markdown="1">`: the element's content is Markdown (kramdown, and Python-Markdown's `md_in_html`). Only the
 * first line is HTML; the end tag begins a block of HTML of its own.
 */
export function markdownInHtml(md: MarkdownIt): void {
  md.block.ruler.before(
    'html_block',
    'markdown_in_html',
    (state, startLine, _endLine, silent) => {
      if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) {
        return false;
      }
      const line = lineText(state, startLine);
      const [, tag = '', rest = ''] = opening.exec(line) ?? [];
      if (tag === '') {
        return false;
      }
      if (silent) {
        return true;
      }
      state.line = startLine + 1;
      const end = `</${tag.toLowerCase()}>`;
      const closed = rest.toLowerCase().endsWith(end);
      const inner = (closed ? rest.slice(0, -end.length) : rest).trim();
      // Further elements on the line stay HTML.
      const isText = inner !== '' && !inner.startsWith('<');
      const begin = line.slice(0, line.length - rest.length);
      html(state, isText ? begin : line, startLine);
      if (!closed) {
        openForMarkdown(state, tag, startLine);
      }
      if (isText) {
        words(state, inner, startLine, !ofWords.test(tag) && !ofWordsHere.test(begin));
        if (closed) {
          html(state, end, startLine);
        }
      }
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  );
}

function html(state: StateBlock, content: string, line: number): void {
  const token = state.push('html_block', '', 0);
  token.content = `${content}\n`;
  token.map = [line, line + 1];
}

function words(state: StateBlock, content: string, line: number, asParagraph: boolean): void {
  if (asParagraph) {
    state.push('paragraph_open', 'p', 1).map = [line, line + 1];
  }
  const token = state.push('inline', '', 0);
  token.content = content;
  token.map = [line, line + 1];
  token.children = [];
  if (asParagraph) {
    state.push('paragraph_close', 'p', -1);
  }
}
