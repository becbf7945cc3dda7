/** What a window asks of a library first: all posts, newest first. */
export const firstQuery = {
  text: '',
  filters: { year: [], tag: [], author: [], category: [], drafts: 'shown', kind: 'posts' },
  sort: 'newest',
} as const;
