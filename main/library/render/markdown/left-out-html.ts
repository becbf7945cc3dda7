import type { MarkdownIt, Token } from 'markdown-it';

const nothingBegins = /<!--|<(?:script|style)\b/gi;
const nothingEnds: Readonly<Record<string, RegExp>> = {
  '<!--': /-->/g,
  '<script': /<\/script\s*>/gi,
  '<style': /<\/style\s*>/gi,
};
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
      if (!saysSomething(token.content)) {
        return [];
      }
      token.content = withoutCutTag(token.content);
      return [tag('<details class="left-out"><summary></summary>'), token, tag('</details>\n')];
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
  const left = withoutScripts(html);
  return shown.test(left) || left.replace(/<[^<>]{0,4000}>/g, '').trim() !== '';
}

/** The HTML without comments and scripts. Those without an end stay, because a reader sees what follows them. */
function withoutScripts(html: string): string {
  const endless = new Set<string>();
  let kept = '';
  let from = 0;
  for (const { 0: begin, index } of html.matchAll(nothingBegins)) {
    const kind = begin.toLowerCase();
    const ends = nothingEnds[kind];
    if (index < from || ends === undefined || endless.has(kind)) {
      continue;
    }
    ends.lastIndex = index;
    const end = ends.exec(html);
    if (end === null) {
      endless.add(kind);
      continue;
    }
    kept += html.slice(from, index);
    from = end.index + end[0].length;
  }
  return kept + html.slice(from);
}

const wholeTag = /^<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>/;

/** HTML whose last tag is cut off, with that tag as text. What follows the block would end the tag. */
function withoutCutTag(html: string): string {
  const last = html.lastIndexOf('<');
  return last >= 0 && /[a-z/!?]/i.test(html.charAt(last + 1)) && !wholeTag.test(html.slice(last))
    ? `${html.slice(0, last)}&lt;${html.slice(last + 1)}`
    : html;
}
