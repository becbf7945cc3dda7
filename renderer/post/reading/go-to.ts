import type { HealthRow } from '../../../main/library/model/health.ts';
import type { ShownPost } from '../../../main/library/model/shown-post.ts';
import type { PostFrame } from '../frame/post-frame.ts';
import { tell } from '../../say.ts';
import { blockAt } from './block-at.ts';
import { fragmentBlock } from './fragment-block.ts';

/** A finding of the folder check, in a post. */
export type Finding = Pick<HealthRow, 'post' | 'line' | 'target' | 'message'>;

/** Goes to a finding: to a problem shown above the post, or to a reference in it. */
export function goToFinding(
  frame: PostFrame,
  { problems, blockLines }: ShownPost,
  { line, target, message }: Finding,
): void {
  const problem = problems.findIndex((each) => each.line === line && tell(each.message) === tell(message));
  if (problem >= 0) {
    frame.pointAtProblem(problem);
  } else {
    frame.pointAt(blockAt(blockLines, line), target);
  }
}

/** Goes to the target of a fragment, or to the top if the post has no such target. */
export function goToFragment(frame: PostFrame, post: ShownPost, fragment: string): void {
  const block = fragmentBlock(post, fragment);
  if (block === null) {
    frame.goToTop();
  } else {
    frame.goToBlock(block);
  }
}
