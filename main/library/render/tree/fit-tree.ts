import { nests } from './nesting.ts';
import { breaksText, elementNode, standsAlone, type ElementNode, type TreeNode } from './tree-node.ts';

/**
 * Corrects a tree that was put together from several. A paragraph ends before a node that it may not hold, and goes on
 * behind it. An element that a parser would not leave in its place is replaced by its children.
 */
export function fitTree(nodes: readonly TreeNode[], above: readonly string[] = []): readonly TreeNode[] {
  return nodes.flatMap((node) => {
    if (node.type === 'part' && node.content.kind === 'title-link' && !nests('a', above)) {
      return [{ ...node, content: { ...node.content, link: null } }];
    }
    if (node.type === 'part' && node.content.kind === 'embedded' && !nests('a', above)) {
      // It would hold a link.
      return [{ ...node, content: { kind: 'title-link', link: null, words: node.content.words } }];
    }
    return node.type === 'element' ? fitElement(node, above) : [node];
  });
}

function fitElement(node: ElementNode, above: readonly string[]): readonly TreeNode[] {
  if (node.tag === 'p' && node.children.some(standsAlone)) {
    return fitTree(splitParagraph(node), above);
  }
  if (!nests(node.tag, above)) {
    return fitTree(node.children, above);
  }
  const children = fitTree(node.children, [...above, node.tag]);
  return [{ ...node, children, hasSeveralRuns: children.some(breaksText) }];
}

function splitParagraph(paragraph: ElementNode): readonly TreeNode[] {
  const pieces: TreeNode[] = [];
  let run: TreeNode[] = [];
  let { line } = paragraph;
  const endRun = (): void => {
    if (!run.every(isBlank)) {
      const { attributes } = paragraph;
      pieces.push(elementNode('p', trimmed(run), { attributes, line, id: pieces.length === 0 ? paragraph.id : '' }));
    }
    run = [];
  };
  for (const child of paragraph.children) {
    if (standsAlone(child)) {
      endRun();
      pieces.push(child);
      if (child.type !== 'text' && child.line !== null) {
        ({ line } = child);
      }
    } else {
      run.push(child);
    }
  }
  endRun();
  return pieces;
}

/** Without the line breaks next to the node that was taken out. */
function trimmed(run: readonly TreeNode[]): readonly TreeNode[] {
  const from = run.findIndex((node) => !isBlank(node));
  const to = run.findLastIndex((node) => !isBlank(node));
  return run.slice(from, to + 1).map((node, at, all) => {
    if (node.type !== 'text') {
      return node;
    }
    const text = at === 0 ? node.text.trimStart() : node.text;
    return { ...node, text: at === all.length - 1 ? text.trimEnd() : text };
  });
}

function isBlank(node: TreeNode): boolean {
  return node.type === 'text' ? node.text.trim() === '' : node.type === 'element' && node.tag === 'br';
}
