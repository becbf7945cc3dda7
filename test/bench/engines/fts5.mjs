import { packageOf } from '../packages.mjs';

/** How many answers are needed: eleven, because the post that a query comes from is left out of ten. */
const most = 11;

/**
 * SQLite's FTS5 with BM25, set up as well as we can: Porter's stems, accents folded, a weight of five for the title, the
 * last word as a prefix. It asks for all words, and only if that finds nothing, for any of them. With `fills` it asks for
 * any of them already if fewer than eleven posts have all: that finds more, and takes longer.
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

/** The phrases and words of a query in the syntax of FTS5, the last word as a prefix. */
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
