import type { Problem } from '../model/post.ts';
import type { RenderedPost } from '../render/render-post.ts';

/** The problems that change how a post is shown. */
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
