import type { MarkdownIt } from 'markdown-it';

/**
 * GitHub's task lists: `[ ]` and `[x]` at the start of a list item become a box in its text. With `anyMark`, as in
 * Obsidian, any other sign is a checked box too: `[-]`.
 */
export function taskLists(md: MarkdownIt, { anyMark }: { readonly anyMark: boolean }): void {
  const mark = anyMark ? /^\[([^[\]\n])\][ \t]+/u : /^\[([ xX])\][ \t]+/;
  md.core.ruler.after('inline', 'task_lists', ({ tokens }) => {
    tokens.forEach((token, at) => {
      const item = tokens[at - 2];
      if (token.type !== 'inline' || tokens[at - 1]?.type !== 'paragraph_open' || item?.type !== 'list_item_open') {
        return;
      }
      const first = token.children?.[0];
      const box = mark.exec(first?.type === 'text' ? first.content : '');
      if (!first || !box) {
        return;
      }
      first.content = `${box[1] === ' ' ? '☐' : '☑'} ${first.content.slice(box[0].length)}`;
      item.attrJoin('class', 'task-list-item');
    });
  });
}
