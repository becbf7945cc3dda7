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
/** Blocks that may stand in a paragraph, or that only tables hold. */
const leavesParagraph = new Set(['audio', 'video', ...Object.keys(tableParents)]);

function isHeading(tag: string): boolean {
  return /^h[1-6]$/.test(tag);
}

/** Whether an element holds rows or cells only: what else stands in it, a parser puts in front of the table. */
export function isTableFrame(tag: string): boolean {
  return tableFrames.has(tag);
}

/**
 * Whether a parser leaves an element where the tree has it, inside `above` (outermost first). A browser parses once
 * more what is written here, and elements were renamed and taken out since it was parsed first: a `p` that comes to
 * hold a `div`, a link in a link or a heading right in a heading would be read as another tree.
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
