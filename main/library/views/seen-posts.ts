import type { SeenPosts } from '../../../preload/contract.ts';
import type { PostEntry } from '../posts/post-table.ts';

/** Of each post so many characters of its id: enough to tell the posts of one folder apart. */
const markLength = 8;
const mostMarks = 5_000;

/** Which posts a search finds, in as few characters as tell a later find of it which are new. */
export function seenPosts(posts: readonly PostEntry[]): SeenPosts {
  return {
    total: posts.length,
    posts: posts
      .slice(0, mostMarks)
      .map(({ id }) => id.slice(0, markLength))
      .join(''),
  };
}
