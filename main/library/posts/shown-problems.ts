import type { Problem } from '../model.ts';
import type { RenderedPost } from '../render/render-post.ts';

/** What of a post is not shown as it is meant. */
export function shownProblems({
  isTooLong,
  isTooDeep,
}: Pick<RenderedPost, 'isTooLong' | 'isTooDeep'>): readonly Problem[] {
  const problems: Problem[] = [];
  if (isTooLong) {
    const message = 'This post is too long to be laid out; it is shown as it is written.';
    problems.push({ kind: 'too-large', message, line: null });
  }
  if (isTooDeep) {
    const message =
      'Lists or quotations stand too deep in each other here; the innermost are shown as they are written.';
    problems.push({ kind: 'too-deep', message, line: null });
  }
  return problems;
}
