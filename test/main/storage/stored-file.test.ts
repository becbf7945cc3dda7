import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openSettings, openWindowPlace } from '../../../main/storage/settings.ts';
import { openStoredFile } from '../../../main/storage/stored-file.ts';
import { z } from 'zod';
import { canMount, mountSmallDisk } from '../../small-disk.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { eventually } from '../../eventually.ts';

function none(message: string): never {
  throw new Error(message);
}

function counter(file: string, onProblem: (message: string) => void = none) {
  return openStoredFile({ file, schema: z.object({ count: z.number().catch(0) }), delay: 1, onProblem });
}

/** The count in the file. The file is read directly, because opening it would remove a temporary file that is being written. */
function savedCount(file: string): unknown {
  return (JSON.parse(readFileSync(file, 'utf8')) as { count: unknown }).count;
}

function settingsIn(folder: string) {
  return openSettings({ folder, instead: {}, onProblem: none, onChange: () => {} });
}

it('starts with the defaults if there is no file, and does not write one by itself', () => {
  const folder = temporaryFolder();
  expect(settingsIn(folder).read()).toMatchObject({ theme: 'system', textSize: 100 });
  expect(readdirSync(folder)).toEqual([]);
});

it('writes in the background, and is read by the next start', async () => {
  const file = path.join(temporaryFolder(), 'x.json');
  const stored = counter(file);
  stored.write({ count: 7 });
  expect(stored.read().count).toBe(7);
  await eventually(() => expect(existsSync(file)).toBe(true));
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, count: 7 });
  expect(counter(file).read().count).toBe(7);
});

it('flushes at once when quitting, whatever is still being written', () => {
  const file = path.join(temporaryFolder(), 'deep', 'x.json');
  const stored = counter(file);
  for (let count = 1; count <= 50; count += 1) {
    stored.write({ count });
    stored.flush();
    expect(counter(file).read().count).toBe(count);
  }
  expect(readdirSync(path.dirname(file)).toSorted()).toEqual(['x.json', 'x.json.bak']);
});

it('ends with the last value when written again and again, and leaves nothing lying about', async () => {
  const file = path.join(temporaryFolder(), 'x.json');
  // Errors are ignored: a replaced write may fail when the test has removed the folder.
  const stored = counter(file, () => {});
  for (let count = 1; count <= 200; count += 1) {
    stored.write({ count });
    await new Promise((resolve) => setImmediate(resolve));
  }
  stored.flush();
  await eventually(() => expect(readdirSync(path.dirname(file)).filter((name) => name.endsWith('.tmp'))).toEqual([]));
  expect(counter(file).read().count).toBe(200);
});

it('reads the version before when the file is broken or gone', () => {
  const file = path.join(temporaryFolder(), 'x.json');
  const stored = counter(file);
  stored.write({ count: 1 });
  stored.flush();
  stored.write({ count: 2 });
  stored.flush();
  writeFileSync(file, '{"count": 3');
  expect(counter(file, () => {}).read().count).toBe(1);
  rmSync(file, { force: true });
  expect(counter(file).read().count).toBe(1);
});

it.each(['{"count": 3', '', '[]', '7', '\0\0\0'])('keeps a file aside that holds “%s”, and says so', async (text) => {
  const folder = temporaryFolder({ 'x.json': text, 'x.json.bak': '{"count":1}' });
  const file = path.join(folder, 'x.json');
  const problems: string[] = [];
  const stored = counter(file, (message) => problems.push(message));
  expect(stored.read().count).toBe(1);
  await eventually(() => expect(problems).toEqual(['x.json was damaged. It is kept as x.json.damaged.']));
  stored.write({ count: 4 });
  stored.flush();
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(text);
  expect(JSON.parse(readFileSync(`${file}.bak`, 'utf8'))).toEqual({ count: 1 });
  expect(counter(file).read().count).toBe(4);
});

it('puts a default where one field makes no sense, and keeps the others', () => {
  const folder = temporaryFolder({
    'settings.json': '{"version":9,"theme":"dark","textSize":"huge","future":1}',
    'window.json': '{"bounds":{"x":1},"maximized":true}',
  });
  expect(settingsIn(folder).read()).toMatchObject({ theme: 'dark', textSize: 100 });
  expect(openWindowPlace(folder, none).read()).toEqual({ bounds: null, maximized: true, zoomLevel: 0 });
});

it('keeps what only a newer Offprint knows, over many starts of this one', () => {
  const file = path.join(temporaryFolder(), 'x.json');
  writeFileSync(file, JSON.stringify({ version: 9, count: 3, laterField: { a: [1] } }));
  for (const count of [4, 5]) {
    const stored = counter(file);
    stored.write({ count });
    stored.flush();
  }
  // The version is ours, so that a newer Offprint knows whose fields these are.
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, count: 5, laterField: { a: [1] } });
});

it('goes on in memory when the disk refuses, and says so', async () => {
  const blocked = path.join(temporaryFolder({ file: '' }), 'file', 'x.json');
  const problems: string[] = [];
  const stored = counter(blocked, (message) => problems.push(message));
  stored.write({ count: 5 });
  stored.flush();
  expect(stored.read().count).toBe(5);
  expect(problems[0]).toMatch(/^x\.json could not be saved/);
});

it.skipIf(!canMount())(
  'keeps the version before on a full disk, leaves nothing lying about, and saves once there is room',
  async () => {
    const disk = mountSmallDisk('size=64k');
    onTestFinished(() => disk?.remove());
    const folder = disk?.folder ?? '';
    const file = path.join(folder, 'x.json');
    counter(file).write({ count: 1 });
    await eventually(() => expect(savedCount(file)).toBe(1));
    const filler = path.join(folder, 'filler');
    expect(() => writeFileSync(filler, Buffer.alloc(1_000_000))).toThrow('ENOSPC');
    const problems: string[] = [];
    const stored = counter(file, (message) => problems.push(message));
    stored.write({ count: 2 });
    await eventually(() => expect(problems).toHaveLength(1));
    stored.flush();
    expect(problems).toHaveLength(2);
    expect(readdirSync(folder).toSorted()).toEqual(['filler', 'x.json']);
    expect(counter(file).read().count).toBe(1);
    rmSync(filler);
    stored.flush();
    expect(counter(file).read().count).toBe(2);
  },
);

it('removes what a start that was killed left half written', () => {
  const folder = temporaryFolder({
    'x.json.99-1.tmp': '{',
    'x.json.99-4-last.tmp': '',
    'other.tmp': '',
    'x.json': '{"count":1}',
  });
  expect(counter(path.join(folder, 'x.json')).read().count).toBe(1);
  expect(readdirSync(folder).toSorted()).toEqual(['other.tmp', 'x.json']);
});

it.skipIf(process.platform !== 'linux')('is on the disk before it takes the place of the one before', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'x.json');
  const problems: string[] = [];
  const stored = counter(file, (message) => problems.push(message));
  stored.write({ count: 1 });
  stored.flush();
  // The kernel refuses to sync such a device. The error shows that a sync was asked for.
  symlinkSync('/dev/null', `${file}.${process.pid}-2.tmp`);
  stored.write({ count: 2 });
  await eventually(() => expect(problems).toHaveLength(1));
  symlinkSync('/dev/null', `${file}.${process.pid}-2-last.tmp`);
  stored.flush();
  expect(problems).toEqual([expect.stringContaining('EINVAL'), expect.stringContaining('EINVAL')]);
  expect(readdirSync(folder)).toEqual(['x.json']);
  expect(counter(file).read().count).toBe(1);
});

it.skipIf(process.platform === 'win32')('is for this person alone, and so is the version before', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'x.json');
  const stored = counter(file);
  stored.write({ count: 1 });
  stored.flush();
  stored.write({ count: 2 });
  await eventually(() => expect(savedCount(file)).toBe(2));
  for (const name of readdirSync(folder)) {
    expect(statSync(path.join(folder, name)).mode & 0o777, name).toBe(0o600);
  }
});

it('writes nothing where nothing has changed, so that the version before stays', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'x.json');
  const stored = counter(file);
  for (const count of [1, 2]) {
    stored.write({ count });
    stored.flush();
  }
  stored.flush();
  expect(JSON.parse(readFileSync(`${file}.bak`, 'utf8'))).toMatchObject({ count: 1 });
  expect(counter(file).read().count).toBe(2);
});

it('writes each change once in the background, and does not write it again at a flush', async () => {
  const file = path.join(temporaryFolder(), 'x.json');
  const stored = counter(file);
  for (const count of [1, 2]) {
    stored.write({ count });
    await eventually(() => expect(savedCount(file)).toBe(count));
  }
  stored.flush();
  expect(JSON.parse(readFileSync(`${file}.bak`, 'utf8'))).toMatchObject({ count: 1 });
});

it('distinguishes a damaged file from a failed save', async () => {
  const kinds: string[] = [];
  const note = (_message: string, what: string): void => void kinds.push(what);
  const schema = z.object({ count: z.number().catch(0) });
  const folder = temporaryFolder({ 'x.json': '{', file: '' });
  openStoredFile({ file: path.join(folder, 'x.json'), schema, onProblem: note });
  await eventually(() => expect(kinds).toEqual(['damaged']));
  const blocked = openStoredFile({ file: path.join(folder, 'file', 'x.json'), schema, onProblem: note });
  blocked.write({ count: 1 });
  blocked.flush();
  expect(kinds).toEqual(['damaged', 'unsaved']);
});
