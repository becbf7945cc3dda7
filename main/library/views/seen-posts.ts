import { mostPostMarks, postMarkLength } from '../../../preload/constants/limits.ts';
import type { SeenPosts } from '../../../preload/contract.ts';
import type { ViewContent } from './view.ts';

/**
 * The posts that have everything a search asks for, in a short text. A later find of the same search tells by it which
 * posts are new. A post that lacks a part of the search does not count as new.
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
