import { randomFrom } from '../generate/random.mjs';
import { knownItemQueries } from '../known-item-queries.mjs';
import { readRawPosts } from '../raw-posts.mjs';

const longest = 40;

/** How many posts queries are made of. More would take long. */
const sampled = 2_000;

/**
 * Queries of all kinds that a person might type for posts of a folder, in a mixed order.
 * @param {string} folder
 * @param {number} count the most
 * @returns {string[]} the same for the same folder
 */
export function sampleQueries(folder, count) {
  const all = readRawPosts(folder);
  const step = Math.max(1, Math.floor(all.length / sampled));
  const queries = knownItemQueries(
    all.filter((_, at) => at % step === 0),
    { seed: 1, sample: 60 },
  );
  const random = randomFrom(1);
  return queries
    .map(({ query }) => ({ query, place: random() }))
    .filter(({ query }) => query.length <= longest)
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ query }) => query);
}
