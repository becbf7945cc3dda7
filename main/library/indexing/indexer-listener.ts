import type { PostId } from '../model/ids.ts';

/** Called as things happen. `progressed` and `postsChanged` may be called for every segment. */
export interface IndexerListener {
  progressed(): void;
  phaseChanged(): void;
  /** A post was added, changed or removed. */
  postsChanged(): void;
  /** The words of links to some post have changed, so other queries may find it. The post itself is unchanged. */
  linksChanged(): void;
  /** Files that are not posts were added or removed. */
  filesChanged(): void;
  /** The content of a post has changed; null if the post was removed. */
  contentChanged(post: PostId, fingerprint: string | null): void;
  moved(from: PostId, to: PostId): void;
  /** Called with each post right before this thread makes its record. */
  working(post: PostId): void;
  /** Called with the posts that other threads work on, each time that they change. */
  making(posts: readonly PostId[]): void;
}
