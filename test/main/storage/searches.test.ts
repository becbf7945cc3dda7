import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { LibraryId } from '../../../main/library/model/ids.ts';
import type { Filters } from '../../../main/library/model/list.ts';
import { openSearches } from '../../../main/storage/searches.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

function open(folder: string) {
  return openSearches(folder, (message) => {
    throw new Error(message);
  });
}

const [blog, other] = ['a'.repeat(32), 'b'.repeat(32)] as [LibraryId, LibraryId];
const filters: Filters = { year: [], tag: ['sql'], author: [], category: [], drafts: 'shown', kind: 'posts' };

it('keeps the searches of each folder apart, also over a restart', () => {
  const folder = temporaryFolder();
  const searches = open(folder);
  const saved = [{ text: 'vacuum', filters, sort: 'newest' as const, seen: { total: 1, posts: '01234567' } }];
  searches.write(blog, { recent: ['vacuum', 'index'], saved });
  searches.write(other, { recent: ['tide'], saved: [] });
  searches.flush();
  const again = open(folder);
  expect(again.read(blog)).toEqual({ recent: ['vacuum', 'index'], saved });
  expect(again.read(other).recent).toEqual(['tide']);
});

it('has none for a folder that was never searched', () => {
  const searches = open(temporaryFolder());
  expect(searches.read(blog)).toEqual({ recent: [], saved: [] });
  expect(searches.read('constructor' as LibraryId)).toEqual({ recent: [], saved: [] });
});

it('gives a saved search without an order the order by relevance', () => {
  const folder = temporaryFolder();
  const searches = open(folder);
  const seen = { total: 0, posts: '' };
  searches.write(blog, { recent: [], saved: [{ text: 'vacuum', filters, sort: 'title', seen }] });
  searches.flush();
  const file = path.join(folder, 'searches.json');
  const written = readFileSync(file, 'utf8');
  expect(written).toMatch(/"sort":\s*"title",?/);
  writeFileSync(file, written.replace(/"sort":\s*"title",?/, ''));
  expect(open(folder).read(blog).saved).toEqual([{ text: 'vacuum', filters, sort: 'relevance', seen }]);
});

it('loses only what is broken', () => {
  const folder = temporaryFolder();
  const searches = open(folder);
  searches.write(blog, { recent: ['vacuum'], saved: [] });
  searches.write(other, { recent: ['tide'], saved: [] });
  searches.flush();
  const file = path.join(folder, 'searches.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"vacuum"', '7'));
  const again = open(folder);
  expect(again.read(blog)).toEqual({ recent: [], saved: [] });
  expect(again.read(other).recent).toEqual(['tide']);
});
