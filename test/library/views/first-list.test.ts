import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { firstQuery } from '../../../preload/constants/first-query.ts';
import type { OpenedView } from '../../../preload/contract.ts';
import { savedFolderOf } from '../../../main/library/cache/cache-folder.ts';
import { firstListName, readFirstList } from '../../../main/library/cache/first-list-file.ts';
import { readStill, stillName } from '../../../main/library/cache/still-file.ts';
import { SavedLibrary } from '../../../main/library/cache/saved-library.ts';
import type { Library } from '../../../main/library/library.ts';
import type { ViewQuery } from '../../../main/library/model/list.ts';
import { postText } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openCached } from '../cached-library.ts';
import { queryOf } from '../open-library.ts';

const files = {
  'a.md': postText('title: First\ndate: 2024-01-01\ntags: [sea]', 'Some words.'),
  'b.md': postText('title: Second\ndate: 2024-01-02', 'More words.'),
};

function open(library: Library, query: ViewQuery): Promise<OpenedView> {
  return library.call('view.open', { library: library.id, query, from: 0, to: 12, facets: 12, cursor: null });
}

/** A session of the app: the window asks for these lists, the folder is read, and a moment passes. */
async function session(root: string, cache: string, ...queries: readonly ViewQuery[]) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const library = openCached(root, cache, { watch: true, build: 'one' });
    const opened: OpenedView[] = [];
    for (const query of queries) {
      opened.push(await open(library, query));
    }
    await library.whenSettled();
    await vi.advanceTimersByTimeAsync(500);
    const last = await open(library, firstQuery);
    await library.close();
    return { library: library.id, last };
  } finally {
    vi.useRealTimers();
  }
}

it('is kept once the folder is read, for the same library and the same build', async () => {
  const [root, cache] = [temporaryFolder(files), temporaryFolder()];
  const { library, last } = await session(root, cache, firstQuery);
  const saved = savedFolderOf(cache, root);
  const kept = readFirstList(saved, { library, build: 'one' });
  expect(kept).toEqual({ ...last, state: { ...last.state, viewId: '', revision: 0 } });
  expect(kept?.rows.map(({ title }) => title)).toEqual(['Second', 'First']);
  expect(readFirstList(saved, { library, build: 'two' })).toBeNull();
  expect(readFirstList(saved, { library: 'b'.repeat(32) as typeof library, build: 'one' })).toBeNull();
});

it('is not that of another query', async () => {
  const [root, cache] = [temporaryFolder(files), temporaryFolder()];
  const { library } = await session(root, cache, queryOf('words'), { ...firstQuery, sort: 'oldest' });
  expect(readFirstList(savedFolderOf(cache, root), { library, build: 'one' })).toBeNull();
});

it('follows the folder, and stays beside saved records that are written anew', async () => {
  const [root, cache] = [temporaryFolder(files), temporaryFolder()];
  await session(root, cache, firstQuery);
  writeFileSync(path.join(root, 'c.md'), postText('title: Third\ndate: 2024-01-03'));
  const { library } = await session(root, cache, firstQuery);
  const of = { library, build: 'one' };
  const saved = savedFolderOf(cache, root);
  expect(readFirstList(saved, of)?.rows.map(({ title }) => title)).toEqual(['Third', 'Second', 'First']);
  // A command in a terminal opens no list, so the saved one stays.
  rmSync(path.join(root, 'a.md'));
  const again = openCached(root, cache);
  await again.whenSettled();
  await again.close();
  expect(readFirstList(saved, of)?.state.total).toBe(3);
});

it('is gone with the records, and none where it is damaged', async () => {
  const [root, cache] = [temporaryFolder(files), temporaryFolder()];
  const { library } = await session(root, cache, firstQuery);
  const of = { library, build: 'one' };
  const saved = savedFolderOf(cache, root);
  // Records of other code are thrown away, together with the list that was made of them.
  new SavedLibrary(cache, { root, code: 'other' }).close();
  expect(readFirstList(saved, of)).toBeNull();
  await session(root, cache, firstQuery);
  writeFileSync(path.join(saved, firstListName), '1\n{}');
  expect(readFirstList(saved, of)).toBeNull();
});

describe('the still of a window', () => {
  const still = { html: '<p inert>list</p>', css: '', fonts: [] };
  const look = { setting: '["en",{}]', size: [1280, 800] } as const;

  async function keptStill() {
    const [root, cache] = [temporaryFolder(files), temporaryFolder()];
    const library = openCached(root, cache, { watch: true, build: 'one' });
    await library.whenSettled();
    await library.call('still.keep', { look, still });
    await library.close();
    // Records that are written anew leave it where it is.
    await session(root, cache, firstQuery);
    return { saved: savedFolderOf(cache, root), of: { library: library.id, build: 'one', look } };
  }

  it('is kept for the same library, build and settings, and for about the same size', async () => {
    const { saved, of } = await keptStill();
    expect(readStill(saved, of)).toEqual(still);
    expect(readStill(saved, { ...of, look: { ...look, size: [1250, 830] } })).toEqual(still);
    expect(readStill(saved, { ...of, look: { ...look, size: [1280, 900] } })).toBeNull();
    expect(readStill(saved, { ...of, look: { ...look, size: [1000, 800] } })).toBeNull();
    expect(readStill(saved, { ...of, look: { ...look, size: null } })).toBeNull();
    expect(readStill(saved, { ...of, look: { ...look, setting: '["de",{}]' } })).toBeNull();
    expect(readStill(saved, { ...of, build: 'two' })).toBeNull();
    expect(readStill(saved, { ...of, library: 'b'.repeat(32) as typeof of.library })).toBeNull();
  });

  it('is none where it is damaged', async () => {
    const { saved, of } = await keptStill();
    writeFileSync(path.join(saved, stillName), '1\n{}');
    expect(readStill(saved, of)).toBeNull();
  });
});
