import type { PostId } from '../model/ids.ts';

/** Told as it happens; `progressed` and `postsChanged` as often as for every segment. */
export interface IndexerListener {
  progressed(): void;
  phaseChanged(): void;
  /** Some post is new, different or gone. */
  postsChanged(): void;
  /** Other words lead to some post: it may be found by them, and nothing else of it is different. */
  linksChanged(): void;
  /** Files that are no posts came or went. */
  filesChanged(): void;
  /** The content of a post changed; null: it is gone. */
  contentChanged(post: PostId, fingerprint: string | null): void;
  moved(from: PostId, to: PostId): void;
  /** Told each post right before its record is made in this thread. */
  working(post: PostId): void;
  /** Told which posts are in work in other threads, each time that this changes. */
  making(posts: readonly PostId[]): void;
}
