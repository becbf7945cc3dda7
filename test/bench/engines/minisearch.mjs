import { packageOf } from '../packages.mjs';

/**
 * MiniSearch with prefixes, typing errors, and a weight of five for the title. It has no phrases, so it searches the words
 * of a phrase.
 * @param {readonly import('../raw-posts.mjs').RawPost[]} posts
 * @returns {import('../engine.mjs').Engine}
 */
export function openMiniSearch(posts) {
  const { default: MiniSearch } = packageOf('minisearch');
  const index = new MiniSearch({ idField: 'path', fields: ['title', 'tags', 'body'], storeFields: [] });
  index.addAll(posts);
  const options = { boost: { title: 5 }, prefix: true, fuzzy: 0.2 };
  return {
    name: 'MiniSearch',
    search: (query) =>
      index
        .search(query, options)
        .slice(0, 11)
        .map((/** @type {{ id: string }} */ { id }) => id),
    close: () => {},
  };
}
