import { mostPostMarks, postMarkLength } from '../../../preload/constants/limits.ts';
import type { SeenPosts } from '../../../preload/contract.ts';
import type { ViewContent } from './view.ts';

/**
 * A short text that remembers which posts match all of a saved search. When the search is run later, it shows which
 * posts are new. A post that lacks a part does not count as new.
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
