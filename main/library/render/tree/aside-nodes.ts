import { codeBlockNode } from './code-nodes.ts';
import type { HtmlElement } from '../html/html-node.ts';
import type { TreeContext } from './tree-context.ts';
import type { TreeNode } from './tree-node.ts';
import { wikiLinkNode } from './wiki-link-node.ts';

/**
 * The nodes for something kept aside, found by the words of its stand-in element (`MarkdownPost.html` lists the words).
 * Null if no word names such a thing.
 */
export function asideNodes(
  context: TreeContext,
  element: HtmlElement,
  words: readonly string[],
): readonly TreeNode[] | null {
  const { asides } = context.source.markdown;
  for (const word of words) {
    const number = Number(word.slice(1));
    if (word === 't') {
      return [{ type: 'part', content: { kind: 'contents' }, line: context.cursor.line }];
    }
    if (word.startsWith('c')) {
      const block = asides.codeBlocks[number];
      return block ? [codeBlockNode(context, block)] : [];
    }
    if (word.startsWith('m')) {
      return formulaNodes(context, number);
    }
    if (word.startsWith('w')) {
      const link = asides.wikiLinks[number];
      return link ? [wikiLinkNode(context, element, link)] : [];
    }
  }
  return null;
}

function formulaNodes({ source, calls, cursor }: TreeContext, number: number): readonly TreeNode[] {
  const formula = source.markdown.asides.formulas[number];
  if (!formula) {
    return [];
  }
  const content = { kind: 'math', ...formula, source: calls.restored(formula.source) } as const;
  return [{ type: 'part', content, line: cursor.line }];
}
