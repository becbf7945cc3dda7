import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { replaceFile, replaceFileLater } from '../../../main/library/storage/replace-file.ts';
import { canMount, mountSmallDisk } from '../../small-disk.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

type Put = (file: string, text: string, options?: Parameters<typeof replaceFileLater>[2]) => Promise<unknown>;

/** Both functions that replace a file, with sync. */
const ways: readonly (readonly [string, Put])[] = [
  ['at once', async (file, text, options) => replaceFile(file, [Buffer.from(text)], { ...options, sync: true })],
  ['later', async (file, text, options) => replaceFileLater(file, [text], options ?? {})],
];

describe.each(ways)('a file that is replaced %s', (_way, put) => {
  it('is whole, has the mode that was asked for, and nothing lies beside it', async () => {
    const folder = temporaryFolder({ a: 'a longer text than the new one' });
    const file = path.join(folder, 'a');
    await put(file, 'größer', { mode: 0o600 });
    expect(readFileSync(file, 'utf8')).toBe('größer');
    expect(readdirSync(folder)).toEqual(['a']);
    if (process.platform !== 'win32') {
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
  });

  it('takes the place of the old one, which stays whole for whoever has it open, and follows no link', async () => {
    const folder = temporaryFolder({ 'elsewhere.txt': 'theirs' });
    symlinkSync(path.join(folder, 'elsewhere.txt'), path.join(folder, 'a'));
    await put(path.join(folder, 'a'), 'ours');
    expect(readFileSync(path.join(folder, 'elsewhere.txt'), 'utf8')).toBe('theirs');
    expect(readFileSync(path.join(folder, 'a'), 'utf8')).toBe('ours');
  });

  it('keeps the version before as its backup, and no older one', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'a');
    const backup = `${file}.bak`;
    for (const text of ['1', '2', '3']) {
      await put(file, text, { backup });
    }
    expect([readFileSync(file, 'utf8'), readFileSync(backup, 'utf8')]).toEqual(['3', '2']);
    expect(readdirSync(folder).toSorted()).toEqual(['a', 'a.bak']);
    await put(file, '4');
    expect(readFileSync(backup, 'utf8')).toBe('2');
  });

  it('leaves no temporary file after a failure', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'a', 'inner'), { recursive: true });
    await expect(put(path.join(folder, 'a'), 'x')).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('writes over what an earlier process left half written, unless it must be the first', async () => {
    const folder = temporaryFolder({ 'theirs.txt': 'theirs', 'a.new': 'half of a longer text' });
    const file = path.join(folder, 'a');
    await put(file, 'new');
    expect(readFileSync(file, 'utf8')).toBe('new');
    const temporary = path.join(folder, 'a.tmp');
    symlinkSync(path.join(folder, 'theirs.txt'), temporary);
    await expect(put(file, 'newer', { temporary, exclusive: true })).rejects.toThrow('EEXIST');
    expect(readdirSync(folder).toSorted()).toEqual(['a', 'a.tmp', 'theirs.txt']);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readFileSync(path.join(folder, 'theirs.txt'), 'utf8')).toBe('theirs');
  });

  it.skipIf(process.platform !== 'linux')('is closed, whether it could be put there or not', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'taken', 'inner'), { recursive: true });
    for (let times = 0; times < 5; times += 1) {
      await put(path.join(folder, 'a'), 'x');
      await expect(put(path.join(folder, 'taken'), 'x')).rejects.toThrow();
    }
    const held = readdirSync('/proc/self/fd').flatMap((name) => {
      try {
        return [readlinkSync(`/proc/self/fd/${name}`)];
      } catch {
        // The descriptor with which the folder itself was read is closed by now.
        return [];
      }
    });
    expect(held.filter((file) => file.startsWith(folder))).toEqual([]);
  });

  // The kernel refuses to sync a device without a disk. The error shows that a sync was asked for.
  it.skipIf(process.platform !== 'linux')('syncs the file before it is renamed', async () => {
    const folder = temporaryFolder({ a: 'old' });
    symlinkSync('/dev/null', path.join(folder, 'a.new'));
    await expect(put(path.join(folder, 'a'), 'new')).rejects.toThrow('EINVAL');
    expect(readFileSync(path.join(folder, 'a'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it.skipIf(!canMount())('keeps the old one on a full disk, and what is left of the disk', async () => {
    const disk = mountSmallDisk('size=64k');
    onTestFinished(() => disk?.remove());
    const folder = disk?.folder ?? '';
    const file = path.join(folder, 'a');
    await put(file, 'old');
    await expect(put(file, 'x'.repeat(100_000), { backup: `${file}.bak` })).rejects.toThrow('ENOSPC');
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a']);
  });
});

it.skipIf(process.platform !== 'linux')('does not sync unless it is asked to', () => {
  const folder = temporaryFolder();
  symlinkSync('/dev/null', path.join(folder, 'a.new'));
  replaceFile(path.join(folder, 'a'), [Buffer.from('new')], { sync: false });
  expect(readdirSync(folder)).toEqual(['a']);
});

it('writes all parts in their order', () => {
  const file = path.join(temporaryFolder(), 'a');
  const parts = [Buffer.from('a'), new Uint8Array(0), Buffer.alloc(300_000, 'b'), Buffer.from('c')];
  replaceFile(file, parts, { sync: false });
  expect(readFileSync(file).equals(Buffer.concat(parts))).toBe(true);
});

it('drops a write that is no longer wanted, and tells whether it was done', async () => {
  const folder = temporaryFolder({ a: 'old' });
  const file = path.join(folder, 'a');
  const isWanted = (): boolean => {
    writeFileSync(file, 'newest');
    return false;
  };
  expect(await replaceFileLater(file, ['newer'], { isWanted, backup: `${file}.bak` })).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('newest');
  expect(readdirSync(folder)).toEqual(['a']);
  expect(await replaceFileLater(file, ['last'], { isWanted: () => true })).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('last');
  rmSync(folder, { recursive: true });
  await expect(replaceFileLater(file, ['x'], {})).rejects.toThrow('ENOENT');
});
