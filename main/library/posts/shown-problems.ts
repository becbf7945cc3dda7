import type { Problem } from '../model/post.ts';
import type { RenderedPost } from '../render/render-post.ts';

/** What of a post is not shown as it is meant. */
export function shownProblems({
  isTooLong,
  isTooDeep,
}: Pick<RenderedPost, 'isTooLong' | 'isTooDeep'>): readonly Problem[] {
  const problems: Problem[] = [];
  if (isTooLong) {
    problems.push({ kind: 'too-large', message: { code: 'problem.too-long' }, line: null });
  }
  if (isTooDeep) {
    problems.push({ kind: 'too-deep', message: { code: 'problem.too-deep' }, line: null });
  }
  return problems;
}
