import { textOfTree, type TreeNode } from './tree-node.ts';

/** The level of a heading, 1 to 6. 0 for any other element. */
export function headingLevel(tag: string): number {
  if (tag.length !== 2 || tag[0] !== 'h') {
    return 0;
  }
  const level = tag.charCodeAt(1) - 0x30;
  return level >= 1 && level <= 6 ? level : 0;
}

/** The highest level among the headings with words; 6 if there are none. */
export function topHeading(nodes: readonly TreeNode[]): number {
  let top = 6;
  for (const node of nodes) {
    if (node.type !== 'element') {
      continue;
    }
    const level = headingLevel(node.tag);
    top =
      level > 0 && level < top && textOfTree(node.children).trim() !== ''
        ? level
        : Math.min(top, topHeading(node.children));
  }
  return top;
}
