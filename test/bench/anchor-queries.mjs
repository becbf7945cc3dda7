import { createHash } from 'node:crypto';

/**
 * The words of a link to a post: a query by somebody who had that post in mind. `from` is the post with the link. It has
 * all the words, so it does not count as an answer.
 * @typedef {{ kind: 'anchor' | 'anchor-title', query: string, path: string, from: string }} AnchorQuery
 */

/** @typedef {{ path: string, target: string, kind: string, to: string | null }} Reference */

/** Words that say nothing about a post, also words that only point at one (“here”). */
const plainWords = new Set(
  [
    'a an and are as at be been but by can could did do does for from had has have he her here him his how i if in into',
    'is it its just like me more my no not of on one or our out over part post posts article articles blog read see she',
    'so some that the their them then there these they this to up was we were what when where which who will with you',
    'your click link',
  ].flatMap((line) => line.split(' ')),
);

const mostFromOnePost = 3;

function wordsOf(/** @type {string} */ text) {
  return (
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  );
}

/** The words of the links in a text, by target. Of several links to one target the first counts, Markdown before HTML. */
function linkTexts(/** @type {string} */ text) {
  /** @type {Map<string, string>} */
  const said = new Map();
  const links = [
    ...text.matchAll(
      /\[((?:[^[\]]|\[[^[\]]{0,500}\]){3,200})\]\([^\S\n]{0,9}<?([^\s<>)]+(?:\([^\s<>)]*\)[^\s<>)]*)*)/g,
    ),
    ...text.matchAll(/<a\s[^>]{0,500}?href=["']([^"']+)["'][^>]{0,500}>([^<]{3,200})<\/a>/g),
  ].map((match) => (match[0].startsWith('[') ? [match[2], match[1]] : [match[1], match[2]]));
  for (const [target = '', words = ''] of links) {
    if (!said.has(target)) {
      said.set(target, words);
    }
  }
  return said;
}

/**
 * A query for each link between posts that has two to ten words which say something. At least one of them must be a rare
 * word of the target. At most three queries come from one post, unless `every` is set.
 * @param {readonly import('./raw-posts.mjs').RawPost[]} posts
 * @param {readonly Reference[]} references those of all the posts, in reading order
 * @param {{ every?: boolean }} options
 * @returns {AnchorQuery[]}
 */
export function anchorQueries(posts, references, { every = false } = {}) {
  const known = new Map(
    posts.map(({ path, title, raw }) => {
      const telling = wordsOf(title).filter((word) => !plainWords.has(word));
      return [path, { title: new Set(telling), words: new Set(wordsOf(raw)), links: linkTexts(raw) }];
    }),
  );
  /** @type {Map<string, number>} */
  const holders = new Map();
  for (const { words } of known.values()) {
    for (const word of words) {
      holders.set(word, (holders.get(word) ?? 0) + 1);
    }
  }
  const few = Math.max(3, posts.length / 10);
  /** @type {Map<string, number>} */
  const fromPost = new Map();
  const seen = new Set();
  /** @type {AnchorQuery[]} */
  const queries = [];
  for (const { path: from, target, kind, to } of references) {
    const path = (to ?? '').replace(/#.*/s, '');
    const [source, meant] = [known.get(from), known.get(path)];
    const count = fromPost.get(from) ?? 0;
    const words = source?.links.get(target);
    if (kind !== 'post' || path === from || !meant || !words || (!every && count >= mostFromOnePost)) {
      continue;
    }
    if (/https?:|www\.|\/\d{4}\//.test(words)) {
      continue;
    }
    const telling = [...new Set(wordsOf(words.replace(/[`*_!]/g, ' ')))].filter(
      (word) => word.length > 1 && !plainWords.has(word),
    );
    const query = telling.join(' ');
    const isFindable = telling.some((word) => meant.words.has(word) && (holders.get(word) ?? 0) <= few);
    if (telling.length < 2 || telling.length > 10 || !isFindable || seen.has(`${query}\n${path}`)) {
      continue;
    }
    seen.add(`${query}\n${path}`);
    fromPost.set(from, count + 1);
    const inTitle = telling.filter((word) => meant.title.has(word)).length;
    const isTitle = inTitle >= 0.8 * telling.length && inTitle >= 0.6 * meant.title.size;
    queries.push({ kind: isTitle ? 'anchor-title' : 'anchor', query, path, from });
  }
  return queries;
}

/** A hash that identifies a query, so that lists of queries need not contain what people wrote. */
export function queryHash(/** @type {AnchorQuery} */ { query, path, from }) {
  return createHash('sha256').update(`${query}\n${path}\n${from}`).digest('hex').slice(0, 12);
}
