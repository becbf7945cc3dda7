import { expect, it } from 'vitest';
import { postText } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary, openWholeView, queryOf } from '../open-library.ts';

const files = {
  'hugo.toml': 'baseURL = "https://site.example/"\n',
  'content/post/gulls.md': `${postText('title: Gulls\ndate: 2024-01-01\ntags: [sea]')}A gull over the pier.\n`,
  'content/post/pier.md': `${postText('title: Pier\ndate: 2024-02-01\ntags: [land]')}The pier at night.\n`,
  'content/about.md': `${postText('title: About\ntags: [sea]')}Who keeps the pier.\n`,
  'content/imprint.md': `${postText('title: Imprint')}A gull and the law.\n`,
};

it('shows only posts while searching too, and counts the pages that are found besides, and the other way round', async () => {
  const { library } = await openWholeLibrary(temporaryFolder(files));
  const answer = async (text: string, filters: Parameters<typeof queryOf>[1] = {}) => {
    const { state, rows, facets } = await openWholeView(library, queryOf(text, { kind: 'posts', ...filters }));
    return [rows.map(({ title }) => title).sort(), state.pages, state.foundBeside, facets.tag.values.length];
  };
  expect(await answer('pier ')).toEqual([['Gulls', 'Pier'], 0, 1, 2]);
  expect(await answer('law ')).toEqual([[], 0, 1, 0]);
  // Filters apply to the pages too.
  expect(await answer('gull ', { tag: ['sea'] })).toEqual([['Gulls'], 0, 0, 1]);
  expect(await answer('pier ', { kind: 'all' })).toEqual([['About', 'Gulls', 'Pier'], 1, 0, 2]);
  expect(await answer('pier ', { kind: 'pages' })).toEqual([['About'], 1, 2, 1]);
  expect(await answer('gull ', { kind: 'pages', tag: ['sea'] })).toEqual([[], 0, 1, 1]);
  // A query with `is:page` shows pages, although the filter is for posts.
  expect(await answer('is:page ')).toEqual([['About', 'Imprint'], 2, 0, 1]);
  expect(await answer('pier -is:page ')).toEqual([['Gulls', 'Pier'], 0, 0, 2]);
  expect(await answer('is:post ', { kind: 'pages' })).toEqual([['Gulls', 'Pier'], 0, 0, 2]);
  // Without a query, nothing else is searched.
  expect(await answer('')).toEqual([['Gulls', 'Pier'], 0, 0, 2]);
  expect(await answer('', { kind: 'pages' })).toEqual([['About', 'Imprint'], 2, 0, 1]);
});

it('suggests no query that would find only pages', async () => {
  const { library } = await openWholeLibrary(temporaryFolder(files));
  const suggest = (text: string, tag: readonly string[]) =>
    library.call('query.suggest', { library: library.id, query: queryOf(text, { kind: 'posts', tag }) });
  expect((await suggest('law ', ['land'])).filter(({ kind }) => kind === 'filters')).toEqual([]);
  expect((await suggest('gull ', ['land'])).filter(({ kind }) => kind === 'filters')).toMatchObject([{ total: 1 }]);
});
