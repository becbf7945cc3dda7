import { elementNode, type ElementNode, type TreeNode } from './tree-node.ts';

/** A paragraph with fewer pictures stays as it is: screenshots one below the other want to be read, in full width. */
const fewestPictures = 2;
/** More pictures make several galleries, so that a long one can be built piece by piece. */
const mostTogether = 100;

/**
 * Makes a gallery of each paragraph that holds several pictures and nothing else. Neighbours of this kind share one
 * gallery. Blocks do not change. Nodes without such pictures are returned as they are.
 */
export function withGalleries(nodes: readonly TreeNode[]): readonly TreeNode[] {
  if (!nodes.some(mayHoldPictures)) {
    return nodes;
  }
  const kept: TreeNode[] = [];
  /** Paragraphs of pictures, and the line breaks between and behind them. */
  let run: TreeNode[] = [];
  const endRun = (): void => {
    kept.push(...galleriesOf(run));
    run = [];
  };
  for (const node of nodes) {
    const isBetween = node.type === 'text' && node.text.trim() === '' && run.length > 0;
    if (isBetween || isPictureParagraph(node)) {
      run.push(node);
    } else {
      endRun();
      kept.push(mayHoldPictures(node) ? inside(node) : node);
    }
  }
  endRun();
  return kept;
}

/** The pictures of a paragraph that holds nothing else, each with the link around it; null for any other node. */
export function picturesAlone(node: TreeNode): readonly TreeNode[] | null {
  if (node.type !== 'element' || node.tag !== 'p') {
    return null;
  }
  const pictures = node.children.filter((child) => !isBlank(child));
  return pictures.length > 0 && pictures.every(isPicture) ? pictures : null;
}

function galleriesOf(run: readonly TreeNode[]): readonly TreeNode[] {
  const paragraphs = run.filter(isPictureParagraph);
  const pictures = paragraphs.flatMap((paragraph) => picturesAlone(paragraph) ?? []);
  const line = paragraphs[0]?.line ?? null;
  const galleries: TreeNode[] = [];
  for (let from = 0; from < pictures.length; from += mostTogether) {
    galleries.push(elementNode('div', pictures.slice(from, from + mostTogether), { classes: 'gallery loose', line }));
  }
  const last = run.at(-1);
  return last?.type === 'text' ? [...galleries, last] : galleries;
}

/** A paragraph that its author places or names stays what it is. */
function isPictureParagraph(node: TreeNode): node is ElementNode {
  const isPlain = node.type === 'element' && node.attributes.length === 0 && node.id === '';
  return isPlain && (picturesAlone(node)?.length ?? 0) >= fewestPictures;
}

/** A picture that is shown; a card in its place has words that want to be read. */
function isPicture(node: TreeNode): boolean {
  if (node.type === 'part') {
    return node.content.kind === 'picture' && ['local', 'data'].includes(node.content.target.kind);
  }
  return node.type === 'element' && node.tag === 'a' && node.children.length === 1 && node.children.every(isPicture);
}

function isBlank(node: TreeNode): boolean {
  return node.type === 'text' ? node.text.trim() === '' : node.type === 'element' && node.tag === 'br';
}

/** Parts are runs of their own, so an element without them has one run at most. */
function mayHoldPictures(node: TreeNode): node is ElementNode {
  return node.type === 'element' && node.hasSeveralRuns;
}

function inside(node: ElementNode): ElementNode {
  const children = withGalleries(node.children);
  return children === node.children ? node : { ...node, children };
}
