import { packageOf } from '../packages.mjs';

/** Answers to be had at least: eleven, since the post that a query was taken from is left out. */
const most = 11;

/**
 * SQLite's FTS5 with BM25, set up as well as we know how: Porter's stems, accents folded, the title five times the
 * text, the last word as a prefix, all the words wanted and only where that finds nothing any of them. Where it `fills`,
 * posts with any of the words follow as soon as fewer than eleven have them all: that finds more and takes longer.
 * @param {readonly import('../raw-posts.mjs').RawPost[]} posts
 * @param {{ fills?: boolean }} options
 * @returns {import('../engine.mjs').Engine}
 */
export function openFts5(posts, { fills = false } = {}) {
  const Database = packageOf('libsql');
  const database = new Database(':memory:');
  database.exec(
    `create virtual table posts using fts5(path unindexed, title, tags, text, tokenize = 'porter unicode61 remove_diacritics 2')`,
  );
  const insert = database.prepare('insert into posts values (?, ?, ?, ?)');
  database.exec('begin');
  for (const { path, title, tags, body } of posts) {
    insert.run(path, title, tags, body);
  }
  database.exec('commit');
  const select = database.prepare(
    'select path from posts where posts match ? order by bm25(posts, 0, 5, 1, 1) limit ?',
  );
  const ask = (/** @type {string} */ match) =>
    select.all(match, most).map((/** @type {{ path: string }} */ row) => row.path);
  return {
    name: 'SQLite FTS5',
    search: (query) => {
      const terms = termsOf(query);
      if (terms.length === 0) {
        return [];
      }
      const all = ask(terms.join(' AND '));
      return all.length >= (fills ? most : 1) || terms.length === 1
        ? all
        : [...new Set([...all, ...ask(terms.join(' OR '))])];
    },
    close: () => database.close(),
  };
}

/** Phrases and words as FTS5 writes them, the last word open. */
function termsOf(/** @type {string} */ query) {
  const terms = [...query.matchAll(/"([^"]*)"|([\p{L}\p{N}_]+)/gu)].map(([, phrase, word]) => ({
    text: phrase ?? word ?? '',
    open: false,
  }));
  const last = terms.at(-1);
  if (last && !query.endsWith('"')) {
    last.open = true;
  }
  return terms.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).map(({ text, open }) => `"${text}"${open ? '*' : ''}`);
}
