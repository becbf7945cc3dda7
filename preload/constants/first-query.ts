/** The first query of a window in a library: all posts, newest first. */
export const firstQuery = {
  text: '',
  filters: { year: [], tag: [], author: [], category: [], drafts: 'shown', kind: 'posts' },
  sort: 'newest',
} as const;
