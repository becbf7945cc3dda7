import { randomFrom } from './generate/random.mjs';
import { withoutAddresses } from './raw-posts.mjs';

/**
 * A query that a person might type who has one post in mind.
 * @typedef {{ kind: 'title' | 'body' | 'typo' | 'prefix' | 'code' | 'phrase', query: string, path: string }} KnownItemQuery
 */

function wordsOf(/** @type {string} */ text) {
  return (
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  );
}

/** Names such as `pg_basebackup`, except in calls and addresses. */
function identifiersOf(/** @type {string} */ text) {
  return [...new Set(text.match(/(?<![\w/.])[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b(?!\()/gi) ?? [])].filter(
    ({ length }) => length <= 32,
  );
}

/**
 * How many things have each value. `read` is called for one thing at a time, so that only one list is in memory.
 * @template T
 * @param {readonly T[]} things
 * @param {(thing: T) => readonly string[]} read
 */
function countHolders(things, read) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const thing of things) {
    for (const value of new Set(read(thing))) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

/** A word with one typing error: a letter left out, doubled, swapped with the next, or replaced. */
function slip(/** @type {string} */ word, /** @type {() => number} */ random) {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter, after] = [word.slice(0, at), word[at], word.slice(at + 1)];
  const slips = [
    () => before + after,
    () => before + letter + letter + after,
    () => before + after[0] + letter + after.slice(1),
    () => before + String.fromCharCode(97 + Math.floor(random() * 26)) + after,
  ];
  return /** @type {() => string} */ (slips[Math.floor(random() * 4)])();
}

/**
 * Queries for up to `sample` posts of a folder, of the kinds
 * - title: two or three telling words of the title,
 * - body: three or four telling words of one paragraph that at least three posts have, so that ranking decides,
 * - typo: the same with one typing error; prefix: the same with the last word half typed,
 * - code: a name that at most two posts have,
 * - phrase: four words in a row, quoted.
 * A telling word is in at most a fifth of the posts. Posts with equal titles are left out.
 * @param {readonly import('./raw-posts.mjs').RawPost[]} rawPosts
 * @param {{ seed: number, sample?: number }} options
 * @returns {KnownItemQuery[]} the same for the same posts and seed
 */
export function knownItemQueries(rawPosts, { seed, sample = 300 }) {
  const random = randomFrom(seed);
  const pick = (/** @type {readonly string[]} */ list) =>
    /** @type {string} */ (list[Math.floor(random() * list.length)]);
  const posts = rawPosts
    .filter(({ title, plain }) => title.length >= 4 && wordsOf(plain).length >= 40)
    .map((post) => ({ ...post, identifiers: identifiersOf(withoutAddresses(post.body)) }));
  const frequency = countHolders(posts, ({ title, plain }) => wordsOf(`${title} ${plain}`));
  const holders = countHolders(posts, ({ identifiers }) => identifiers);
  const titles = countHolders(posts, ({ title, path }) => [title.toLowerCase(), path]);
  const often = (/** @type {string} */ word) => frequency.get(word) ?? 0;
  const isTelling = (/** @type {string} */ word) =>
    /^\p{L}{3,}$/u.test(word) && often(word) <= Math.max(2, posts.length / 5);
  const telling = (/** @type {string} */ text) =>
    [...new Set(wordsOf(text))].filter(isTelling).sort((a, b) => often(a) - often(b));
  const shuffle = /** @template T @param {readonly T[]} list @returns {T[]} */ (list) =>
    list
      .map((one) => /** @type {const} */ ([random(), one]))
      .sort(([a], [b]) => a - b)
      .map(([, one]) => one);

  /** @type {KnownItemQuery[]} */
  const queries = [];
  let taken = 0;
  for (const { path, title, plain, identifiers } of shuffle(posts)) {
    if (taken >= sample) {
      break;
    }
    const ofTitle = telling(title).slice(0, 3);
    const paragraphs = plain.split(/\n\s*\n/).filter((text) => wordsOf(text).length >= 12);
    if ((titles.get(title.toLowerCase()) ?? 0) > 1 || ofTitle.length < 2 || paragraphs.length === 0) {
      continue;
    }
    taken += 1;
    const add = (/** @type {KnownItemQuery['kind']} */ kind, /** @type {string} */ query) =>
      queries.push({ kind, query, path });
    add(
      'title',
      ofTitle
        .slice(0, 2 + Math.floor(random() * 2))
        .sort()
        .join(' '),
    );
    const paragraph = pick(paragraphs);
    const ofBody = telling(paragraph).filter((word) => often(word) >= 3);
    if (ofBody.length >= 3) {
      const chosen = shuffle(ofBody).slice(0, 3 + Math.floor(random() * 2));
      add('body', chosen.join(' '));
      const long = chosen.findIndex(({ length }) => length >= 6);
      if (long >= 0) {
        add('typo', chosen.map((word, at) => (at === long ? slip(word, random) : word)).join(' '));
      }
      const last = /** @type {string} */ (chosen.at(-1));
      if (last.length >= 6) {
        add('prefix', [...chosen.slice(0, -1), last.slice(0, Math.ceil(last.length * 0.6))].join(' '));
      }
    }
    const own = identifiers.filter((name) => (holders.get(name) ?? 0) <= 2);
    if (own.length > 0) {
      add('code', pick(own));
    }
    const runs = paragraph.replace(/[*_`[\]#>|\\"]/g, ' ').match(/[\p{L}\p{M}]+(?: [\p{L}\p{M}]+){3,}/gu);
    if (runs) {
      const run = pick(runs).split(' ');
      const start = Math.floor(random() * (run.length - 3));
      const four = run.slice(start, start + 4);
      if (four.some((word) => isTelling(word.toLowerCase()))) {
        add('phrase', `"${four.join(' ')}"`);
      }
    }
  }
  return queries;
}
