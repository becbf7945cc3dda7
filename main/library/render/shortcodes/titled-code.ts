import type { CallTools } from '../tree/known-call.ts';
import type { TreeNode } from '../tree/tree-node.ts';

/** Code with a title. */
export function titledCode(
  tools: CallTools,
  code: { readonly text: string; readonly language: string },
  title: readonly TreeNode[],
): TreeNode {
  return title.length === 0
    ? tools.code(code.text, code.language)
    : tools.element('figure', [tools.element('figcaption', title), tools.code(code.text, code.language)], {
        classes: 'figure',
      });
}

/** The text of code between two tags: without the line breaks next to them. */
export function codeText(text: string): string {
  return text.replace(/^[ \t]*\r?\n/, '').replace(/\s+$/, '');
}
