import { isBlockElement } from './allow-list.ts';

const tableParents: Readonly<Record<string, readonly string[]>> = {
  caption: ['table'],
  colgroup: ['table'],
  col: ['colgroup'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['thead', 'tbody', 'tfoot'],
  td: ['tr'],
  th: ['tr'],
};

const tableFrames = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'colgroup']);
const cells = new Set(['td', 'th', 'caption']);
/** Blocks that a paragraph may hold, or that only tables hold. */
const leavesParagraph = new Set(['audio', 'video', ...Object.keys(tableParents)]);

function isHeading(tag: string): boolean {
  return /^h[1-6]$/.test(tag);
}

/** Whether an element may hold only rows or cells. A parser moves anything else in it in front of the table. */
export function isTableFrame(tag: string): boolean {
  return tableFrames.has(tag);
}

/**
 * Whether a parser leaves an element where the tree has it, inside `above` (outermost first). The window parses the
 * HTML again, after elements were renamed and removed. A `p` with a `div` in it, a link in a link or a heading directly
 * in a heading would become another tree.
 */
export function nests(tag: string, above: readonly string[]): boolean {
  const parent = above.at(-1) ?? '';
  const parents = tableParents[tag];
  if (parents !== undefined || isTableFrame(parent)) {
    return parents?.includes(parent) ?? false;
  }
  if (isHeading(tag) && isHeading(parent)) {
    return false;
  }
  if (tag === 'rt' || tag === 'rp') {
    return !['rt', 'rp', 'p', 'li', 'dd', 'dt'].includes(parent);
  }
  if (tag === 'a') {
    return !isOpen(['a'], above, (other) => cells.has(other));
  }
  if (isBlockElement(tag) && !leavesParagraph.has(tag) && isOpen(['p'], above, (other) => cells.has(other))) {
    return false;
  }
  const items = tag === 'li' ? ['li'] : tag === 'dd' || tag === 'dt' ? ['dd', 'dt'] : [];
  const bounds = (other: string): boolean => isBlockElement(other) && !['div', 'p', 'audio', 'video'].includes(other);
  return items.length === 0 || !isOpen(items, above, bounds);
}

function isOpen(tags: readonly string[], above: readonly string[], bounds: (tag: string) => boolean): boolean {
  for (let at = above.length - 1; at >= 0; at -= 1) {
    const tag = above[at] as string;
    if (tags.includes(tag)) {
      return true;
    }
    if (bounds(tag)) {
      return false;
    }
  }
  return false;
}
