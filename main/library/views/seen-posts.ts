import { mostPostMarks, postMarkLength } from '../../../preload/constants/limits.ts';
import type { SeenPosts } from '../../../preload/contract.ts';
import type { ViewContent } from './view.ts';

/**
 * Which posts have all that a search asks for, in as few characters as tell a later find of it which are new. A post that
 * lacks some of it is no news.
 */
export function seenPosts({ posts, full }: Pick<ViewContent, 'posts' | 'full'>): SeenPosts {
  return {
    total: full,
    posts: posts
      .slice(0, Math.min(full, mostPostMarks))
      .map(({ id }) => id.slice(0, postMarkLength))
      .join(''),
  };
}
