import type { MarkdownIt } from 'markdown-it';

const comment = /^<!--\s{0,20}toc\s{0,20}-->$/i;

/**
 * Where a post wants its contents: `<!--toc-->`, and `[[_TOC_]]` on a line of its own; `[TOC]` where Python-Markdown
 * reads it. `READMORE` and its like are told in `dropped`.
 */
export const contentsMarker = (
  md: MarkdownIt,
  { pythonMarker, dropped }: { readonly pythonMarker: boolean; readonly dropped: string },
): void => {
  md.core.ruler.after('block', 'contents_marker', ({ tokens }) => {
    let isDropped = false;
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (token?.type === 'html_block' && comment.test(token.content.trim().slice(0, 60))) {
        token.type = 'contents';
        token.content = '';
      } else if (token?.type === 'inline' && tokens[at - 1]?.type === 'paragraph_open') {
        const words = token.content.length < 60 ? token.content.trim() : '';
        const isContents = words === '[[_TOC_]]' || (pythonMarker && words === '[TOC]');
        if (!isContents && (dropped === '' || words !== dropped)) {
          // blog_article.rb takes the first one out, wherever it stands.
          if (dropped !== '' && !isDropped && token.content.includes(dropped)) {
            token.content = token.content.replace(dropped, '').trimEnd();
            isDropped = true;
          }
          continue;
        }
        if (!isContents && isDropped) continue;
        isDropped ||= !isContents;
        const opening = tokens[at - 1];
        const close = tokens[at + 1];
        if (!opening || !close) continue;
        opening.hidden = true;
        close.hidden = true;
        token.type = isContents ? 'contents' : 'comment';
        token.content = '';
        token.children = null;
      }
    }
  });
  md.renderer.rules['comment'] = () => '';
};
