import type { CallTools } from '../tree/known-call.ts';
import type { TreeNode } from '../tree/tree-node.ts';

/** A quotation, with its source if there is one. */
export function quotation(
  tools: CallTools,
  body: readonly TreeNode[],
  source: readonly TreeNode[],
  classes = '',
): TreeNode {
  return tools.element(
    'blockquote',
    [...body, ...(source.length === 0 ? [] : [tools.element('p', source, { classes: 'quote-source' })])],
    { classes },
  );
}
