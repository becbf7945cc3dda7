import { expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary, openWholeView, postAt, queryOf } from '../open-library.ts';
import { inEnglish } from '../../english.ts';

const files = {
  'a/2009-07-21-barley.md': '---\ntitle: Bread\ndate: 2009-07-21\n---\nA crumbly loaf, serializable.\n',
  'a/crust.md': '---\ntitle: Crust\ndate: 2011-03-02\n---\nA loaf of rye with a crust.\n',
  'rye.md': '---\ntitle: Fields\ndate: 2012-05-05\naliases: [/old/rye-of-old/]\n---\nOf rye alone; a barley field.\n',
  'water.md': '---\ntitle: Water\ndate: 2013-05-05\n---\nNothing of the kind.\n',
};

it('puts posts that lack words behind those that have all, says what they lack, and demands it in quotation marks', async () => {
  const { library } = await openWholeLibrary(temporaryFolder(files));
  const { state, rows } = await openWholeView(library, queryOf('rye crust '));
  expect(rows.map(({ title }) => title)).toEqual(['Crust', 'Fields']);
  expect([state.total, state.full]).toEqual([2, 1]);
  expect(rows.map(({ lacks }) => lacks)).toEqual([[], [{ text: 'crust', demanded: 'rye "crust"' }]]);
  const demanded = await openWholeView(library, queryOf('rye "crust"'));
  expect(demanded.rows.map(({ title }) => title)).toEqual(['Crust']);
});

it('demands a part of a name that no post has, the other parts as words of their own', async () => {
  const { library } = await openWholeLibrary(temporaryFolder(files));
  const lacked = async (text: string) =>
    (await openWholeView(library, queryOf(text))).rows.map(({ title, lacks }) => [title, ...lacks]);
  expect(await lacked('rye-crust-field ')).toEqual([
    ['Crust', { text: 'field', demanded: 'rye crust "field"' }],
    ['Fields', { text: 'crust', demanded: 'rye "crust" field' }],
  ]);
  // The other words of the query stay as they were.
  expect(await lacked('loaf rye_crust ')).toContainEqual([
    'Fields',
    ...[
      { text: 'loaf', demanded: '"loaf" rye_crust' },
      { text: 'crust', demanded: 'loaf rye "crust"' },
    ],
  ]);
  expect(await lacked('rye "crust" field ')).toEqual([['Crust', { text: 'field', demanded: 'rye "crust" "field"' }]]);
});

it('keeps those that lack words last in every order', async () => {
  const { library } = await openWholeLibrary(temporaryFolder(files));
  for (const sort of ['relevance', 'newest', 'oldest', 'title', 'year'] as const) {
    expect((await openWholeView(library, queryOf('rye crust ', {}, sort))).rows.map(({ title }) => title)).toEqual([
      'Crust',
      'Fields',
    ]);
  }
});

it('says which words were corrected and which no post has', async () => {
  const { library } = await openWholeLibrary(temporaryFolder(files));
  const { explanation } = await openWholeView(library, queryOf('serialisable loaf qwertzuiop '));
  expect(explanation.readings.map(({ text, exact }) => ({ text: inEnglish(text), exact }))).toEqual([
    { text: 'Showing “serializable” for “serialisable”.', exact: '"serialisable" loaf qwertzuiop' },
    { text: 'No post has “qwertzuiop”: it was left out.', exact: null },
  ]);
  expect((await openWholeView(library, queryOf('loaf '))).explanation.readings).toEqual([]);
  // A word that is found by its stem is explained, but not while it is typed, or if posts have the word itself.
  const { readings } = (await openWholeView(library, queryOf('crusted '))).explanation;
  expect(readings.map(({ text, exact }) => ({ text: inEnglish(text), exact }))).toEqual([
    { text: 'Showing “crust” for “crusted”.', exact: '"crusted"' },
  ]);
  expect((await openWholeView(library, queryOf('crust field '))).explanation.readings).toEqual([]);
});

it('ranks a post first by its path, its address and its date', async () => {
  const { library } = await openWholeLibrary(temporaryFolder(files));
  const first = (text: string) => library.search(text)[0]?.file.path;
  for (const text of ['a/2009-07-21-barley', 'a/2009-07-21-barley.md', 'July 2009 barley', '2009 barley']) {
    expect(first(text), text).toBe('a/2009-07-21-barley.md');
  }
  for (const text of ['/old/rye-of-old/', 'https://example.org/old/rye-of-old/index.html', 'rye-of-old']) {
    expect(first(text), text).toBe('rye.md');
  }
  // Quoted and excluded words are searched in the text only.
  expect(library.search('rye -barley ').map(({ file }) => file.path)).toEqual(['a/crust.md']);
  expect(library.search('"July"')).toEqual([]);
});

it('counts as seen only posts that have all the words', async () => {
  const { library } = await openWholeLibrary(temporaryFolder(files));
  const seen = (text: string) =>
    library.call('query.posts', { library: library.id, query: queryOf(text, {}, 'newest') });
  const crust = await postAt(library, 'a/crust.md');
  expect(await seen('rye crust ')).toEqual({ total: 1, posts: crust.slice(0, 8) });
  // Each word is in some post, but no post has both.
  expect(await seen('crust water ')).toEqual({ total: 0, posts: '' });
});

it('lists every post with a word that is demanded, if it was listed before', async () => {
  const paths = ['zither quokka wombat', 'zither', 'quokka', 'quokka wombat', 'nothing of it'];
  const posts = paths.map((text, at) => [`${at}.md`, `---\ntitle: Post\ndate: 2014-01-0${at + 1}\n---\n${text}\n`]);
  const { library } = await openWholeLibrary(temporaryFolder(Object.fromEntries(posts)));
  const found = (text: string) => library.search(text).map(({ file }) => file.path.replace('.md', ''));
  expect(found('zither quokka wombat ').sort()).toEqual(['0', '1', '2', '3']);
  expect(found('zither "quokka" wombat ')).toEqual(['0', '3', '2']);
});
