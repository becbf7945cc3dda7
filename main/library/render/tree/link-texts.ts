import type { DocumentTree } from './document-tree.ts';
import { textOfTree, type TreeNode } from './tree-node.ts';

/** In UTF-16 units. A longer text is a paragraph that was made a link. */
const longestText = 200;

/** The words of each link of a tree, by the number of the link. */
export function textsOfLinks({ children, links }: Pick<DocumentTree, 'children' | 'links'>): readonly string[] {
  const texts = links.map(() => '');
  const visit = (nodes: readonly TreeNode[]): void => {
    for (const node of nodes) {
      if (node.type !== 'element') {
        continue;
      }
      if (node.link === null) {
        visit(node.children);
      } else {
        texts[node.link] = linkText(node.children);
      }
    }
  };
  if (links.length > 0) {
    visit(children);
  }
  return texts;
}

function linkText(nodes: readonly TreeNode[]): string {
  const text = textOfTree(nodes).replace(/\s+/g, ' ').trim();
  return text.length > longestText ? '' : text;
}
