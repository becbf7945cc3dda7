import MarkdownIt, { type MarkdownIt as MarkdownParser, type StateBlock } from 'markdown-it';
import { lineText } from './line-text.ts';

const marker = /^(?:([-+*])|\d{1,9}\.)(?=\s|$)/;
/** Headings, rules, tags, attribute lists and the end of a block. None of them continues an item. */
const ending = /^(?:#|=+\s*$|[-*_](?:\s*[-*_]){2,}\s*$|<[/!?a-z]|\{:|\^\s*$)/i;

/** The indents that lines had before they were moved into an item, by line. */
const indents = new WeakMap<StateBlock, Map<number, number>>();

/**
 * In kramdown a list item goes on up to the next empty line, whatever the indent of its lines is. So code right below
 * an item does not end the list, and neither does a list of the other kind that is indented too little:
 * https://kramdown.gettalong.org/syntax.html#lists
 */
export function kramdownLists(md: MarkdownParser): void {
  const { block } = new MarkdownIt();
  block.ruler.enableOnly(['fence']);
  const [fence] = block.ruler.getRules('');
  md.block.ruler.before('table', 'lazy_items', (state, startLine, endLine, silent) => {
    if (!silent && state.tokens.at(-1)?.type === 'list_item_open') {
      takeLazyLines(state, startLine, endLine);
    }
    return false;
  });
  md.block.ruler.before(
    'fence',
    'lazy_fence',
    (state, startLine, endLine, silent) => {
      const indent = indents.get(state)?.get(startLine);
      if (silent || indent === undefined) {
        return false;
      }
      // The lines of the code keep the spaces that stand behind the indent of the fence.
      const { blkIndent } = state;
      const moved = state.sCount[startLine] ?? 0;
      state.blkIndent = indent;
      state.sCount[startLine] = indent;
      const isFence = fence?.(state, startLine, endLine, false) ?? false;
      state.blkIndent = blkIndent;
      state.sCount[startLine] = moved;
      return isFence;
    },
    { alt: [] },
  );
}

/** Gives the lines behind the first line of an item the item's indent, if they belong to it and have less. */
function takeLazyLines(state: StateBlock, startLine: number, endLine: number): void {
  const { blkIndent, listIndent } = state;
  const isBullet = /^[-+*]$/.test(state.tokens.at(-1)?.markup ?? '');
  for (let line = startLine + 1; line < endLine && !state.isEmpty(line); line += 1) {
    const indent = state.sCount[line] ?? 0;
    if (indent >= blkIndent) {
      continue;
    }
    const text = lineText(state, line);
    const found = marker.exec(text);
    const isSibling = found && (found[1] !== undefined) === isBullet && indent - listIndent < 4;
    if (indent < listIndent || isSibling || (!found && ending.test(text))) {
      return;
    }
    const known = indents.get(state) ?? new Map<number, number>();
    indents.set(state, known);
    if (!known.has(line)) {
      known.set(line, indent);
    }
    state.sCount[line] = blkIndent;
  }
}
