import { describe, expect, it } from 'vitest';
import type { SortOrder } from '../../../main/library/model/list.ts';
import { datedPost } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openView, openWholeLibrary, queryOf } from '../open-library.ts';

async function grouped(files: Readonly<Record<string, string>>, text: string, sort: SortOrder) {
  const { library } = await openWholeLibrary(temporaryFolder(files));
  const { viewId, revision, total, groups } = await openView(library, queryOf(text, { kind: 'posts' }, sort));
  const rows = await library.call('view.rows', { library: library.id, viewId, revision, from: 0, to: total });
  return { groups, titles: rows.map(({ title }) => title) };
}

const lakes = {
  'a.md': datedPost('A lake', '2019-05-01', 'A lake in the hills.'),
  'b.md': datedPost('Hills', '2019-06-01', 'Somewhere there is a lake behind all of these many hills and woods.'),
  'c.md': datedPost('Woods', '2021-01-01', 'No lake.'),
  'd.md': datedPost('Fields', '2020-01-01', 'Nothing.'),
  'e.md': '# A note\n\nIt has no date.\n',
  'f.md': '# Another note\n\nIt has none either.\n',
};

describe('the groups of a list', () => {
  it('are its years, the best of each year first', async () => {
    const { groups, titles } = await grouped(lakes, 'lake', 'year');
    expect(titles).toEqual(['Woods', 'A lake', 'Hills']);
    expect(groups).toEqual([
      { name: '2021', from: 0 },
      { name: '2019', from: 1 },
    ]);
  });

  it.each([
    ['newest', ['2021', '2020', '2019', ''], ['Woods', 'Fields', 'Hills', 'A lake']],
    ['oldest', ['2019', '2020', '2021', ''], ['A lake', 'Hills', 'Fields', 'Woods']],
  ] as const)(
    'are years where there are few posts, %s first, with what is undated last',
    async (sort, names, dated) => {
      const { groups, titles } = await grouped(lakes, '', sort);
      expect(groups.map(({ name }) => name)).toEqual(names);
      expect(groups.at(-1)?.from).toBe(4);
      expect(titles.slice(0, 4)).toEqual(dated);
      expect(titles.slice(4).sort()).toEqual(['A note', 'Another note']);
    },
  );

  it('are months where each has some posts, and none in a list by title', async () => {
    const months = ['2020-03', '2020-04', '2021-01'].flatMap((month) =>
      ['02', '03', '04', '05'].map((day) => [`${month}-${day}.md`, datedPost(`On ${month}-${day}`, `${month}-${day}`)]),
    );
    const files = Object.fromEntries(months);
    expect((await grouped(files, '', 'newest')).groups).toEqual([
      { name: '2021-01', from: 0 },
      { name: '2020-04', from: 4 },
      { name: '2020-03', from: 8 },
    ]);
    expect((await grouped(files, '', 'title')).groups).toEqual([]);
  });

  it('never begin twice where posts of two time zones stand side by side at the turn of a year', async () => {
    const { groups, titles } = await grouped(
      {
        'a.md': datedPost('East', '2021-01-01T03:00:00+09:00'),
        'b.md': datedPost('West', '2020-12-31T16:00:00-05:00'),
        'c.md': datedPost('East again', '2021-01-01T07:00:00+09:00'),
        'd.md': datedPost('Before', '2020-06-01'),
      },
      '',
      'newest',
    );
    expect(titles).toEqual(['East again', 'West', 'East', 'Before']);
    expect(groups).toEqual([
      { name: '2021', from: 0 },
      { name: '2020', from: 1 },
    ]);
  });
});
