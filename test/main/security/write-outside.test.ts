import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readTrueRoot } from '../../../main/security/contained-file.ts';
import { writeOutside } from '../../../main/security/write-outside.ts';
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
    await expect(writeOutside(root, path.join(place, 'report.csv'), '')).rejects.toMatchObject({ code: 'refused' });
  }
  expect(readdirSync(path.join(folder, 'posts'))).toEqual(['a.md']);
});

it('says so when the place is gone', async () => {
  const root = await readTrueRoot(temporaryFolder());
  await expect(writeOutside(root, '/nowhere/at/all/report.csv', '')).rejects.toMatchObject({ code: 'gone' });
});
