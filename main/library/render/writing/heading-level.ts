import { textOfTree, type TreeNode } from '../tree/tree-node.ts';

/** The level of a heading by its element: 1 to 6; 0 for every other element. */
export function headingLevel(tag: string): number {
  return /^h[1-6]$/.test(tag) ? Number(tag[1]) : 0;
}

/** The highest level that a heading with words has; 6 where there is none. */
export function topHeading(nodes: readonly TreeNode[]): number {
  return nodes.reduce((top, node) => {
    if (node.type !== 'element') {
      return top;
    }
    const level = headingLevel(node.tag);
    if (level > 0 && level < top && textOfTree(node.children).trim() !== '') {
      return level;
    }
    return Math.min(top, topHeading(node.children));
  }, 6);
}
