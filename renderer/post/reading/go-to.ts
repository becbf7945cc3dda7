import type { HealthRow } from '../../../main/library/model/health.ts';
import type { ShownPost } from '../../../main/library/model/shown-post.ts';
import type { PostFrame } from '../frame/post-frame.ts';
import { tell } from '../../say.ts';
import { blockAt } from './block-at.ts';
import { fragmentBlock } from './fragment-block.ts';

/** Something that a check found in a post. */
export type Finding = Pick<HealthRow, 'post' | 'line' | 'target' | 'message'>;

/** Goes to what a check found: a problem that stands above the post, or the place of a reference. */
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

/** Goes to where a link with a fragment leads; to the top where the post has no such place. */
export function goToFragment(frame: PostFrame, post: ShownPost, fragment: string): void {
  const block = fragmentBlock(post, fragment);
  if (block === null) {
    frame.goToTop();
  } else {
    frame.goToBlock(block);
  }
}
