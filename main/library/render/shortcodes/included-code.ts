import type { LinkForm } from '../references.ts';
import type { CallTools } from '../tree/known-call.ts';
import type { TreeNode } from '../tree/tree-node.ts';

export interface IncludedCode {
  /** Leads to the file. */
  readonly target: string | LinkForm;
  /** What is said above the code; its file's name where that is empty. */
  readonly title: string;
  readonly language: string;
  /** The first and last line that are shown, counted from 1; all where they are left out. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Lines of a file, with what is said above them. That is this post's text, the code is not. */
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
