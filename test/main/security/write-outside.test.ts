import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readTrueRoot } from '../../../main/security/contained-file.ts';
import { writeOutside } from '../../../main/security/write-outside.ts';
import { canMount, mountSmallDisk } from '../../small-disk.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

it('writes a text in place of what was there, and leaves nothing beside it', async () => {
  const root = await readTrueRoot(temporaryFolder());
  const place = temporaryFolder({ 'report.csv': 'old' });
  await writeOutside(root, path.join(place, 'report.csv'), 'größer\r\n');
  expect(readFileSync(path.join(place, 'report.csv'), 'utf8')).toBe('größer\r\n');
  expect(readdirSync(place)).toEqual(['report.csv']);
});

it('refuses the open folder, what lies in it, and a way into it through a link', async () => {
  const folder = temporaryFolder({ 'posts/a.md': '' });
  const root = await readTrueRoot(folder);
  const linked = path.join(temporaryFolder(), 'link');
  symlinkSync(path.join(folder, 'posts'), linked);
  for (const place of [folder, path.join(folder, 'posts'), linked]) {
    await expect(writeOutside(root, path.join(place, 'report.csv'), '')).rejects.toMatchObject({
      code: 'refused',
      told: { code: 'failure.never-into-folder' },
    });
  }
  expect(readdirSync(path.join(folder, 'posts'))).toEqual(['a.md']);
});

it('says so when it can’t be written, and leaves nothing beside it', async () => {
  const root = await readTrueRoot(temporaryFolder());
  const place = temporaryFolder();
  mkdirSync(path.join(place, 'report.csv', 'inner'), { recursive: true });
  await expect(writeOutside(root, path.join(place, 'report.csv'), 'text')).rejects.toMatchObject({
    code: 'failed',
    told: { code: 'failure.not-written', values: { reason: { code: 'reason.is-folder' } } },
  });
  expect(readdirSync(place)).toEqual(['report.csv']);
});

it.skipIf(!canMount()).each([
  ['a read-only disk', 'ro', 'reason.read-only'],
  ['a full disk', 'size=4k', 'reason.full'],
])('says what is wrong with %s in plain words', async (_disk, options, reason) => {
  const root = await readTrueRoot(temporaryFolder());
  const disk = mountSmallDisk(options);
  onTestFinished(() => disk?.remove());
  const place = disk?.folder ?? '';
  await expect(writeOutside(root, path.join(place, 'report.csv'), 'text'.repeat(10_000))).rejects.toMatchObject({
    code: 'failed',
    told: { code: 'failure.not-written', values: { reason: { code: reason } } },
  });
  expect(readdirSync(place)).toEqual([]);
});

it('does not write through a link at the name of its temporary file', async () => {
  const folder = temporaryFolder({ 'a.md': 'A post.' });
  const root = await readTrueRoot(folder);
  const place = temporaryFolder();
  symlinkSync(path.join(folder, 'a.md'), path.join(place, `.report.csv.${process.pid}.tmp`));
  await expect(writeOutside(root, path.join(place, 'report.csv'), 'text')).rejects.toMatchObject({ code: 'failed' });
  expect(readFileSync(path.join(folder, 'a.md'), 'utf8')).toBe('A post.');
});

it('says so when the place is gone', async () => {
  const root = await readTrueRoot(temporaryFolder());
  await expect(writeOutside(root, '/nowhere/at/all/report.csv', '')).rejects.toMatchObject({
    code: 'gone',
    told: { code: 'failure.chosen-gone' },
  });
});
