import type { CallTools } from '../tree/known-call.ts';
import type { TreeNode } from '../tree/tree-node.ts';

/** Code with a title. */
export function titledCode(
  tools: CallTools,
  { text, language, options = '' }: { readonly text: string; readonly language: string; readonly options?: string },
  title: readonly TreeNode[],
): TreeNode {
  const code = tools.code(text, language, options);
  return title.length === 0
    ? code
    : tools.element('figure', [tools.element('figcaption', title), code], { classes: 'figure' });
}

/** The text of code between two tags: without the line breaks next to them. */
export function codeText(text: string): string {
  return text.replace(/^[ \t]*\r?\n/, '').replace(/\s+$/, '');
}
