import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { repository } from '../../build/places.mjs';
import { hashTree } from '../hash-tree.ts';
import { datedPost, writeFiles } from '../post-files.ts';
import { canMount, mountSmallDisk } from '../small-disk.ts';
import { ask } from './ask.ts';
import { ownWord, titleOf, writePosts } from './generated-posts.ts';
import {
  cacheFolderOf,
  eventually,
  launchOffprint,
  makeFolder,
  type OffprintApp,
  startArguments,
} from './offprint-app.ts';

const posts = 200;
const year = 365 * 24 * 3_600_000;

/** Fills a disk to its last byte; returns the file that does. */
function fill(folder: string): string {
  const file = path.join(folder, 'filler');
  const open = openSync(file, 'w');
  try {
    for (let size = 1024 * 1024; size >= 1; ) {
      try {
        size = writeSync(open, Buffer.alloc(size)) < size ? size / 2 : size;
      } catch {
        size /= 2;
      }
    }
  } finally {
    closeSync(open);
  }
  return file;
}

function namesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

async function textSizeIn(app: OffprintApp): Promise<number> {
  return ((await ask(app, 'settings.read', undefined)) as { textSize: number }).textSize;
}

const noFilters = { year: [], tag: [], author: [], category: [], drafts: 'hidden', kind: 'posts' } as const;
const saved = { text: 'tag:kept', filters: noFilters, sort: 'newest', seen: { total: 0, posts: '' } } as const;

/** Starts the app with settings, a saved search and an open post, and quits it. */
async function usedProfile(folder: string, userData: string): Promise<void> {
  const app = await launchOffprint({ folder, userData });
  await app.whenSearchable();
  await ask(app, 'searches.write', { searches: { recent: ['kept'], saved: [saved] } });
  await ask(app, 'settings.write', { textSize: 130 });
  await app.open(titleOf(7));
  await eventually(() => existsSync(path.join(userData, 'searches.json'))).toBe(true);
  await app.close();
}

/** Expects all that `usedProfile` left. */
async function expectKept(app: OffprintApp): Promise<void> {
  await app.whenSearchable();
  expect(await textSizeIn(app)).toBe(130);
  expect(((await ask(app, 'searches.read', {})) as { saved: unknown }).saved).toEqual([saved]);
  await eventually(() => app.heading.textContent()).toBe(titleOf(7));
  expect(await app.searchFor(ownWord(150))).toBe(1);
}

describe('a profile that can’t be written', () => {
  it.skipIf(!canMount())('causes a message, and everything can still be read', async () => {
    const disk = mountSmallDisk('ro');
    onTestFinished(() => disk?.remove());
    const app = await launchOffprint({ folder: path.join(repository, 'content'), userData: disk?.folder });
    onTestFinished(() => app.close());
    await eventually(() => app.page.getByRole('alert').textContent()).toMatch(
      /can’t write to its own folder for settings/,
    );
    await app.open('Welcome to Offprint');
    expect(await app.heading.textContent()).toBe('Welcome to Offprint');
  });
});

describe('a disk that is full', () => {
  it.skipIf(!canMount())(
    'takes nothing that was saved, leaves nothing half written, and is used again when there is room',
    async () => {
      const disk = mountSmallDisk('size=64m');
      const place = disk?.folder ?? '';
      onTestFinished(() => disk?.remove());
      const folder = makeFolder('posts');
      writePosts(folder, posts);
      const userData = path.join(place, 'profile');
      await usedProfile(folder, userData);
      const app = await launchOffprint({ userData });
      onTestFinished(() => app.close().catch(() => undefined));
      await expectKept(app);
      const filler = fill(place);

      await ask(app, 'settings.write', { textSize: 110 });
      await eventually(() => app.page.getByRole('alert').textContent()).toMatch(/can’t save its settings/);
      writeFiles(folder, { 'late.md': datedPost('A late one', '2027-01-01', 'Thereafter.') });
      const before = hashTree(folder);
      await eventually(() => app.searchFor('thereafter')).toBe(1);
      await app.open('A late one');
      expect(await textSizeIn(app)).toBe(110);
      // Chromium may free some room at any time, so the new size may have been saved. The file is whole in any case.
      const { textSize } = JSON.parse(readFileSync(path.join(userData, 'settings.json'), 'utf8')) as {
        textSize: number;
      };
      expect([110, 130]).toContain(textSize);
      expect(namesBelow(place).filter((name) => name.endsWith('.tmp'))).toEqual([]);

      rmSync(filler);
      await ask(app, 'settings.write', { textSize: 120 });
      await app.close();
      const next = await launchOffprint({ userData });
      onTestFinished(() => next.close());
      await next.whenSearchable();
      expect(await textSizeIn(next)).toBe(120);
      expect(((await ask(next, 'searches.read', {})) as { saved: unknown }).saved).toEqual([saved]);
      await eventually(() => next.searchFor('thereafter')).toBe(1);
      expect(namesBelow(place).filter((name) => /\.tmp$|damaged/.test(name))).toEqual([]);
      expect(hashTree(folder)).toBe(before);
    },
    120_000,
  );
});

describe('files of the app that are damaged', () => {
  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['full of zeros, as after a power cut', (bytes: Buffer) => Buffer.alloc(bytes.length)],
    ['edited wrongly', (bytes: Buffer) => Buffer.from(bytes.toString().replaceAll(':', '='))],
  ] as const)(
    'are kept aside when they are %s, and the versions before them are used',
    async (_how, damage) => {
      const folder = makeFolder('posts');
      writePosts(folder, posts);
      const before = hashTree(folder);
      const userData = makeFolder('user-data');
      await usedProfile(folder, userData);
      // A second change, so that there is a version before.
      const first = await launchOffprint({ userData });
      await expectKept(first);
      await ask(first, 'settings.write', { theme: 'dark' });
      await first.close();
      const names = ['settings.json', 'searches.json', 'libraries.json'].filter((name) =>
        existsSync(path.join(userData, `${name}.bak`)),
      );
      expect(names).toContain('libraries.json');
      const cache = cacheFolderOf(userData);
      const records = namesBelow(cache).filter((name) => /segment-|manifest|index-/.test(path.basename(name)));
      expect(records.length).toBeGreaterThan(1);
      for (const file of [
        ...names.map((name) => path.join(userData, name)),
        ...records.map((name) => path.join(cache, name)),
      ]) {
        writeFileSync(file, damage(readFileSync(file)));
      }
      const app = await launchOffprint({ userData, folder });
      onTestFinished(() => app.close());
      await app.whenSearchable();
      await eventually(() => app.page.getByRole('alert').textContent()).toMatch(/was damaged/);
      expect(
        readdirSync(userData)
          .filter((name) => name.endsWith('.damaged'))
          .sort(),
      ).toEqual(names.map((name) => `${name}.damaged`).sort());
      expect(((await ask(app, 'searches.read', {})) as { saved: unknown }).saved).toEqual([saved]);
      expect(await app.searchFor('everywhere')).toBe(posts);
      expect(hashTree(folder)).toBe(before);
    },
    120_000,
  );
});

describe('a clock that jumps', () => {
  it.each([
    ['ten years ahead', 10 * year],
    ['ten years back', -10 * year],
  ])(
    'by %s loses nothing, and what was saved is used again',
    async (_name, jump) => {
      const folder = makeFolder('posts');
      writePosts(folder, posts);
      const userData = makeFolder('user-data');
      await usedProfile(folder, userData);
      const app = await launchOffprint({ userData });
      await app.electron.evaluate((_electron, by) => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + by;
      }, jump);
      await expectKept(app);
      writeFiles(folder, { 'late.md': datedPost('A late one', '2027-01-01', 'Thereafter.') });
      await eventually(() => app.searchFor('thereafter')).toBe(1);
      // A library process that dies is replaced, whatever the time is.
      await app.searchFor('');
      await app.open(titleOf(7));
      await app.close();
      // What was written then has dates of then.
      const cache = cacheFolderOf(userData);
      const then = new Date(Date.now() + jump);
      for (const file of [
        ...namesBelow(cache).map((name) => path.join(cache, name)),
        ...namesBelow(userData).map((name) => path.join(userData, name)),
      ]) {
        utimesQuietly(file, then);
      }
      const next = await launchOffprint({ userData });
      onTestFinished(() => next.close());
      await expectKept(next);
      await eventually(() => next.searchFor('thereafter')).toBe(1);
      expect(namesBelow(userData).filter((name) => name.includes('damaged'))).toEqual([]);
    },
    120_000,
  );
});

/** Chromium's locks are links to nothing, which have no date. */
function utimesQuietly(file: string, date: Date): void {
  if (existsSync(file)) {
    utimesSync(file, date, date);
  }
}

describe('two starts on one profile', () => {
  it('end in one window, and neither loses what the other saved', async () => {
    const folder = makeFolder('posts');
    writePosts(folder, posts);
    const userData = makeFolder('user-data');
    await usedProfile(folder, userData);
    const app = await launchOffprint({ userData });
    await expectKept(app);
    const { executablePath, args, env } = await startArguments({ userData });
    const codes = await Promise.all(
      [1, 2, 3].map(
        () => new Promise((done) => spawn(executablePath, [...args], { env, stdio: 'ignore' }).once('exit', done)),
      ),
    );
    expect(codes).toEqual([0, 0, 0]);
    expect(app.electron.windows()).toHaveLength(1);
    await expectKept(app);
    await app.close();
    const next = await launchOffprint({ userData });
    onTestFinished(() => next.close());
    await expectKept(next);
  }, 120_000);

  it('with a profile each can share the saved records of a folder', async () => {
    const folder = makeFolder('posts');
    writePosts(folder, posts);
    const one = await launchOffprint({ folder });
    onTestFinished(() => one.close());
    await one.whenSearchable();
    const two = await launchOffprint({ folder, env: { XDG_CACHE_HOME: `${one.userData}-cache` } });
    onTestFinished(() => two.close());
    await two.whenSearchable();
    writeFiles(folder, { 'late.md': datedPost('A late one', '2027-01-01', 'Thereafter.') });
    await eventually(() => one.searchFor('thereafter')).toBe(1);
    await eventually(() => two.searchFor('thereafter')).toBe(1);
    expect(await two.searchFor('everywhere')).toBe(posts);
  }, 120_000);
});
