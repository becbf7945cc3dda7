import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { watchFolder } from '../../main/library/watch/watch-folder.ts';
import { canMount, mountSmallDisk } from '../small-disk.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { openWholeLibrary } from './open-library.ts';

it('hears of changes in folders that were made at once, one in the other, while it watches', async () => {
  const root = temporaryFolder({ 'a.md': 'A' });
  let heard = 0;
  const watch = await watchFolder(root, () => {
    heard += 1;
  });
  onTestFinished(() => watch.close());
  for (let round = 0; round < 3; round += 1) {
    const inner = path.join(root, `new ${round}`, 'in it', 'and in that');
    mkdirSync(inner, { recursive: true });
    writeFileSync(path.join(inner, 'b.md'), 'B');
    const unheard = heard;
    await expect.poll(() => heard, { timeout: 10_000 }).toBeGreaterThan(unheard);
    // Creating the files are four changes, which cause at most four calls. More calls can only come from the inner folder.
    for (let writes = 0; writes < 5; writes += 1) {
      const before = heard;
      writeFileSync(path.join(inner, 'b.md'), `Another B ${writes}`);
      await expect.poll(() => heard, { timeout: 10_000 }).toBeGreaterThan(before);
    }
  }
});

it('tells when the folder goes away, when it is made again, and what changes in it then', async () => {
  const root = path.join(temporaryFolder({ 'blog/a.md': 'A' }), 'blog');
  const heard: (readonly string[] | null)[] = [];
  const watch = await watchFolder(root, (paths) => heard.push(paths), 20);
  onTestFinished(() => watch.close());
  rmSync(root, { recursive: true });
  await expect.poll(() => heard.includes(null), { timeout: 10_000 }).toBe(true);
  heard.length = 0;
  mkdirSync(root);
  await expect.poll(() => heard.includes(null), { timeout: 10_000 }).toBe(true);
  heard.length = 0;
  writeFileSync(path.join(root, 'b.md'), 'B');
  await expect.poll(() => heard.flat(), { timeout: 10_000 }).toContain('b.md');
});

/** A folder that can be given another name, and its own name again. */
function movableFolder() {
  const root = path.join(temporaryFolder({ 'blog/a.md': '# A' }), 'blog');
  const hide = () => renameSync(root, `${root}-away`);
  const bringBack = () => renameSync(`${root}-away`, root);
  return { root, hide, bringBack };
}

it('notices that the folder is back, although it was looked for while it was gone', async () => {
  const { root, hide, bringBack } = movableFolder();
  const { library } = await openWholeLibrary(root, { watch: true });
  // Gives the watcher time to begin.
  await setTimeout(300);
  hide();
  library.reload();
  await library.whenSettled();
  expect(library.status().phase).toBe('failed');
  // It is the same folder again before the watcher has missed it.
  bringBack();
  await expect.poll(() => library.status().phase, { timeout: 10_000 }).toBe('ready');
  writeFileSync(path.join(root, 'b.md'), '# B');
  await expect.poll(() => library.posts().map(({ title }) => title), { timeout: 10_000 }).toContain('B');
});

it('notices a folder that was not there when it was opened, and what changes in it', async () => {
  const { root, hide, bringBack } = movableFolder();
  hide();
  const { library } = await openWholeLibrary(root, { watch: true });
  expect(library.status().phase).toBe('failed');
  bringBack();
  await expect.poll(() => library.posts().map(({ title }) => title), { timeout: 10_000 }).toEqual(['A']);
  writeFileSync(path.join(root, 'b.md'), '# B');
  await expect.poll(() => library.posts().map(({ title }) => title), { timeout: 10_000 }).toContain('B');
});

it.skipIf(!canMount())('takes no post out of a list because its drive was taken away', async () => {
  const disk = mountSmallDisk('size=1m');
  onTestFinished(() => disk?.remove());
  const root = disk?.folder ?? '';
  writeFileSync(path.join(root, 'a.md'), '# A');
  const { library, heard } = await openWholeLibrary(root, { watch: true });
  disk?.unmount();
  const told = await heard(({ name, payload }) => name === 'library-status' && payload.phase === 'failed');
  expect(told).toMatchObject({ payload: { message: { values: { reason: { code: 'reason.no-drive' } } } } });
  expect(library.posts().map(({ title }) => title)).toEqual(['A']);
});
