import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Library } from '../../../main/library/library.ts';
import type { LibraryId } from '../../../main/library/model.ts';

const fixture = path.join(import.meta.dirname, '..', '..', 'fixtures', 'search');

const rows = readFileSync(path.join(fixture, 'queries.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '))
  .map((line) => line.split(' | ') as [query: string, expected: string]);

describe('a search over small posts', () => {
  let library: Library;

  beforeAll(async () => {
    library = new Library({ library: 'search' as LibraryId, root: path.join(fixture, 'posts') });
    await library.whenSettled();
  });
  afterAll(() => library.close());

  it('has a table of sixty queries and more', () => {
    expect(rows.length).toBeGreaterThan(60);
    expect(library.posts()).toHaveLength(26);
  });

  it.each(rows)('answers %s with %s', (query, expected) => {
    const found = library.search(query).map(({ file }) => file.path.replace(/\.md$/, ''));
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
