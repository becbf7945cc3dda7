import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { withLibrary } from '../open-library.ts';

const fixtures = path.join(import.meta.dirname, '..', '..', 'fixtures');

function readRows(folder: string): readonly [query: string, expected: string][] {
  return readFileSync(path.join(fixtures, folder, 'queries.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) => line.split(' | ') as [query: string, expected: string]);
}

describe.each([
  { folder: 'search', size: 26 },
  { folder: 'search-words', size: 17 },
])('a search over the posts in $folder', ({ folder, size }) => {
  const rows = readRows(folder);
  let posts = 0;
  /** The names of the posts that each query finds, best first. */
  let answers: ReadonlyMap<string, readonly string[]> = new Map();

  beforeAll(() =>
    withLibrary(path.join(fixtures, folder, 'posts'), (library) => {
      posts = library.posts().length;
      const namesOf = (query: string) => library.search(query).map(({ file }) => file.path.replace(/\.md$/, ''));
      answers = new Map(rows.map(([query]) => [query, namesOf(query)]));
    }),
  );

  it('has a table of sixty queries and more', () => {
    expect(rows.length).toBeGreaterThan(60);
    expect(posts).toBe(size);
  });

  it.each(rows)('answers %s with %s', (query, expected) => {
    const found = answers.get(query) ?? [];
    const [wanted = '', unwanted = ''] = expected.split(' !');
    const [sign, ...posts] = wanted.split(' ');
    if (sign === '=') {
      expect([...found].sort()).toEqual([...posts].sort());
    } else if (sign === '>') {
      expect(found.slice(0, posts.length)).toEqual(posts);
    } else {
      expect(found).toEqual(expect.arrayContaining(posts));
    }
    for (const post of unwanted.split(' ').filter((name) => name !== '')) {
      expect(found).not.toContain(post);
    }
  });
});
