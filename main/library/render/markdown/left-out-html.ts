import type { MarkdownIt, Token } from 'markdown-it';

const nothing = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const shown = /<(?:audio|embed|iframe|img|object|svg|video)\b/i;

/**
 * HTML on a site that leaves it out (Hugo's `unsafe = false`). Inline tags are removed and their words stay, as in
 * Hugo. A block with words is folded, so that a reader can open it and a search finds it.
 */
export function leftOutHtml(md: MarkdownIt): void {
  md.core.ruler.after('block', 'fold_html', (state) => {
    if (!state.tokens.some(({ type }) => type === 'html_block')) {
      return;
    }
    state.tokens = state.tokens.flatMap((token) => {
      if (token.type !== 'html_block') {
        return [token];
      }
      const tag = (content: string): Token => {
        const made = new state.Token('html_block', '', 0);
        made.content = content;
        made.level = token.level;
        made.block = true;
        made.map = token.map;
        return made;
      };
      return saysSomething(token.content)
        ? [tag('<details class="left-out"><summary></summary>'), token, tag('</details>\n')]
        : [];
    });
  });
  md.core.ruler.after('inline', 'left_out_tags', ({ tokens }) => {
    for (const token of tokens) {
      if (token.children?.some(({ type }) => type === 'html_inline')) {
        token.children = token.children.filter(({ type }) => type !== 'html_inline');
      }
    }
  });
}

/** Whether a block holds more than tags, comments and scripts. */
function saysSomething(html: string): boolean {
  const left = html.replace(nothing, '');
  return shown.test(left) || left.replace(/<[^<>]{0,4000}>/g, '').trim() !== '';
}
