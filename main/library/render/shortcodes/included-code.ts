import type { LinkForm } from '../references.ts';
import type { CallTools } from '../tree/known-call.ts';
import type { TreeNode } from '../tree/tree-node.ts';

export interface IncludedCode {
  /** The reference to the file. */
  readonly target: string | LinkForm;
  /** The title above the code; the file's name if this is empty. */
  readonly title: string;
  readonly language: string;
  /** The first and last line to show, counted from 1; all lines if they are absent. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Lines of a file below a title. The title belongs to this post's text; the code does not. */
export function includedCode(
  tools: CallTools,
  { target, title, language, from = 1, to = Number.MAX_SAFE_INTEGER }: IncludedCode,
): TreeNode {
  const path = typeof target === 'string' ? target : target.target;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return tools.element(
    'figure',
    [
      tools.element('figcaption', [tools.text(title || name)]),
      tools.embedded(target, { words: name, wanted: { kind: 'code', language, from, to } }),
    ],
    { classes: 'figure' },
  );
}
