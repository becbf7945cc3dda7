import { expect, it } from 'vitest';
import { datedPost } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openView, openWholeLibrary, queryOf } from '../open-library.ts';

it('groups a list by year, the best of each year first, and heads each group with its count', async () => {
  const root = temporaryFolder({
    'a.md': datedPost('A lake', '2019-05-01', 'A lake in the hills.'),
    'b.md': datedPost(
      'Hills',
      '2019-06-01',
      'Somewhere there is a lake behind all of these many hills and woods and fields.',
    ),
    'c.md': datedPost('Woods', '2021-01-01', 'No lake.'),
    'd.md': datedPost('Fields', '2020-01-01', 'Nothing.'),
  });
  const { library } = await openWholeLibrary(root);
  const { viewId, revision, total } = await openView(library, queryOf('lake', { kind: 'posts' }, 'year'));
  const rows = await library.call('view.rows', { library: library.id, viewId, revision, from: 0, to: total });
  const second = await library.call('view.rows', { library: library.id, viewId, revision, from: 2, to: 3 });
  expect(rows.map(({ title, group }) => [title, group?.name ?? null, group?.count ?? null])).toEqual([
    ['Woods', '2021', 1],
    ['A lake', '2019', 2],
    ['Hills', null, null],
  ]);
  expect(second[0]?.group).toBeNull();
});
