import type { Problem } from '../model.ts';
import type { RenderedPost } from '../render/render-post.ts';

/** What of a post is not shown, or not as it is meant. */
export function shownProblems({ cut, isTooDeep }: Pick<RenderedPost, 'cut' | 'isTooDeep'>): readonly Problem[] {
  const problems: Problem[] = [];
  if (cut) {
    const message = 'This post is too long to show whole; the rest is left out.';
    problems.push({ kind: 'too-large', message, line: null });
  }
  if (isTooDeep) {
    const message =
      'Lists or quotations stand too deep in each other here; the innermost are shown as they are written.';
    problems.push({ kind: 'too-deep', message, line: null });
  }
  return problems;
}
