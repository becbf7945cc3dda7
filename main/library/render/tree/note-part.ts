import { headingLevel } from './heading-level.ts';
import { type ElementNode, elementNode, textOfTree, type TreeNode } from './tree-node.ts';

/**
 * The part of a note that the fragment of a link names: all of it for an empty fragment, a block (`^id`), or the
 * section of a heading (`Heading`, `Heading#Below`), with the heading. Null if the note has no such part.
 */
export function notePart(nodes: readonly TreeNode[], fragment: string): readonly TreeNode[] | null {
  if (fragment === '') {
    return nodes;
  }
  // `Heading^id` and `#^id` both name the block.
  const id = /\^[A-Za-z0-9-]+$/.exec(fragment)?.[0];
  if (id !== undefined) {
    const block = blockOf(nodes, id);
    const isItem = block?.type === 'element' && block.tag === 'li';
    return block === null ? null : [isItem ? elementNode('ul', [block], { line: block.line }) : block];
  }
  const named = nodes.findIndex((node) => node.type === 'element' && node.id === fragment);
  const start = named >= 0 ? named : headingAt(nodes, fragment.split('#').map(words));
  return start < 0 ? null : nodes.slice(start, sectionEnd(nodes, start));
}

/** The form in which headings and fragments are compared. Obsidian leaves punctuation out of fragments. */
function words(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

function levelOf(node: TreeNode | undefined): number {
  return node?.type === 'element' ? headingLevel(node.tag) : 0;
}

/** The position of the heading at the end of a path of headings; -1 for none. */
function headingAt(nodes: readonly TreeNode[], path: readonly string[]): number {
  let [from, end] = [0, nodes.length];
  let at = -1;
  for (const part of path) {
    at = nodes.findIndex(
      (node, index) =>
        index >= from && index < end && levelOf(node) > 0 && words(textOfTree((node as ElementNode).children)) === part,
    );
    if (at < 0) {
      return -1;
    }
    [from, end] = [at + 1, sectionEnd(nodes, at)];
  }
  return at;
}

/** The end of a heading's section; for any other node, the position behind it. */
function sectionEnd(nodes: readonly TreeNode[], start: number): number {
  const level = levelOf(nodes[start]);
  if (level === 0) {
    return start + 1;
  }
  const next = nodes.findIndex((node, at) => at > start && levelOf(node) > 0 && levelOf(node) <= level);
  return next < 0 ? nodes.length : next;
}

/** The block with an id. An id on a line of its own names the block before it: a table, a quotation. */
function blockOf(nodes: readonly TreeNode[], id: string): TreeNode | null {
  let before: TreeNode | null = null;
  for (const node of nodes) {
    const isBlank = node.type === 'text' ? node.text.trim() === '' : false;
    const found = node.type !== 'element' ? null : node.id === id ? node : blockOf(node.children, id);
    if (found) {
      return found === node && before !== null && isBare(node) ? before : found;
    }
    before = isBlank ? before : node;
  }
  return null;
}

function isBare(node: TreeNode): boolean {
  return node.type === 'element' && !node.hasSeveralRuns && textOfTree(node.children).trim() === '';
}
