import type { MarkdownIt } from 'markdown-it';

const comment = /^<!--\s{0,20}toc\s{0,20}-->$/i;

/**
 * Finds where a post wants its table of contents: `<!--toc-->` anywhere; `[[_TOC_]]` on a line of its own, and
 * `[[toc]]` unless that links to a note; `[TOC]` in Python-Markdown.
 */
export function contentsMarker(
  md: MarkdownIt,
  { pythonMarker, isNote }: { readonly pythonMarker: boolean; readonly isNote: boolean },
): void {
  md.core.ruler.after('block', 'contents_marker', ({ tokens }) => {
    tokens.forEach((token, at) => {
      const content = token.content.length < 60 ? token.content.trim() : '';
      if (token.type === 'html_block' && comment.test(content)) {
        token.type = 'contents';
        token.content = '';
        return;
      }
      const [opening, closing] = [tokens[at - 1], tokens[at + 1]];
      if (token.type !== 'inline' || opening?.type !== 'paragraph_open' || !closing) {
        return;
      }
      const isMarker = content === '[[_TOC_]]' || (!isNote && /^\[\[toc\]\]$/i.test(content));
      if (!isMarker && !(pythonMarker && content === '[TOC]')) {
        return;
      }
      opening.hidden = true;
      closing.hidden = true;
      token.type = 'contents';
      token.content = '';
      token.children = null;
    });
  });
}
