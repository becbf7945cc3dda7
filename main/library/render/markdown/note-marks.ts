import type { MarkdownIt } from 'markdown-it';
import { lineText } from './line-text.ts';
import { nextLineEnding } from './next-line-ending.ts';

const longest = 20_000;

/** Obsidian's `%%comments%%`, which are hidden, and `^id` at the end of a block, the target of links. */
export function noteMarks(md: MarkdownIt): void {
  md.block.ruler.before(
    'fence',
    'comment_block',
    (state, startLine, endLine, silent) => {
      const first = lineText(state, startLine);
      if (!first.startsWith('%%') || first.slice(2).includes('%%')) {
        return false;
      }
      const next = nextLineEnding(state, '%%', startLine + 1, endLine);
      // An unclosed comment is text: a visible mark is better than a lost half of the post.
      if (next >= endLine) {
        return false;
      }
      if (!silent) {
        state.line = next + 1;
      }
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
  md.inline.ruler.before('emphasis', 'comment', (state, silent) => {
    if (!state.src.startsWith('%%', state.pos)) {
      return false;
    }
    const end = state.src.slice(0, Math.min(state.posMax, state.pos + longest)).indexOf('%%', state.pos + 2);
    if (end < 0) {
      return false;
    }
    if (!silent) {
      state.push('comment', '', 0).hidden = true;
    }
    state.pos = end + 2;
    return true;
  });
  md.renderer.rules['comment'] = () => '';
  md.core.ruler.after('inline', 'block_ids', ({ tokens }) => {
    tokens.forEach((token, at) => {
      const last = token.type === 'inline' ? token.children?.at(-1) : undefined;
      if (last?.type !== 'text') {
        return;
      }
      const found = /(?:^|\s)\^([A-Za-z0-9-]{1,100})$/.exec(last.content.slice(-110));
      if (!found) {
        return;
      }
      last.content = last.content.slice(0, last.content.length - found[0].length);
      const opening = tokens[at - 1];
      // The paragraph of a tight list is hidden, so its item gets the id.
      (opening?.hidden ? tokens[at - 2] : opening)?.attrSet('id', `^${found[1]}`);
    });
  });
}
