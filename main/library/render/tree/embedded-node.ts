import type { LinkForm } from '../references.ts';
import type { TreeContext } from './tree-context.ts';
import type { EmbeddedDetails, PartNode } from './tree-node.ts';

/** The place of a text from another post or file. The text is put in after the rendering, where files can be read. */
export function embeddedNode(
  context: TreeContext,
  target: string | LinkForm,
  { words, wanted }: EmbeddedDetails,
): PartNode {
  const link = context.link(target);
  return { type: 'part', content: { kind: 'embedded', link, words, wanted }, line: context.cursor.line };
}
