import type { BlockIndex, Hit } from '../../../main/library/model/blocks.ts';
import type { PostId } from '../../../main/library/model/ids.ts';
import type { ShownPost } from '../../../main/library/model/shown-post.ts';
import { emptyHistory, type History } from './history.ts';

export interface ReaderState {
  /** The post that is shown. */
  readonly post: ShownPost | null;
  /** The post that is being fetched. */
  readonly opening: PostId | null;
  readonly failure: string | null;
  /** Whether the post's file is no longer in the folder. The post stays as it was. */
  readonly gone: boolean;
  readonly history: History;
  readonly hits: readonly Hit[];
  /** Which hit is the current one; -1 for none. */
  readonly hit: number;
  /** The heading of the section that is being read. */
  readonly heading: BlockIndex | null;
  /** Why a link that was clicked leads nowhere. */
  readonly deadLink: string | null;
  /** Explanation of the focused link; null while no link has the focus. */
  readonly explained: string | null;
}

export const closedReader: ReaderState = {
  post: null,
  opening: null,
  failure: null,
  gone: false,
  history: emptyHistory,
  hits: [],
  hit: -1,
  heading: null,
  deadLink: null,
  explained: null,
};
