import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outFolder } from '../../build/places.mjs';
import { SavedLibrary } from '../../main/library/cache/saved-library.ts';
import { InThreadMaker } from '../../main/library/records/in-thread-maker.ts';
import { allOf, expectAlike, withFresh } from '../library/cached-library.ts';
import { randomNumbers } from '../library/render/random-numbers.ts';
import { datedPost, writeFiles } from '../post-files.ts';
import { ownWord, titleOf, writePosts } from './generated-posts.ts';
import {
  cacheFolderOf,
  chooseMenu,
  eventually,
  externalCalls,
  launchOffprint,
  makeFolder,
  type OffprintApp,
  recordExternal,
  startArguments,
  until,
} from './offprint-app.ts';

/** How often the app is killed. Each time takes a few seconds. */
const kills = Number(process.env['OFFPRINT_KILLS'] ?? 5);
const posts = 1_000;

describe('the whole app killed while it saves', () => {
  it(
    `leaves files that the next start reads correctly, ${kills} times`,
    async () => {
      const seed = Number(process.env['OFFPRINT_SEED'] ?? Math.floor(Math.random() * 1e9));
      const random = randomNumbers(seed);
      const folder = makeFolder('posts');
      const userData = makeFolder('user-data');
      const cache = cacheFolderOf(userData);
      writePosts(folder, posts);
      const fresh = await withFresh(folder, allOf);
      const code = createHash('sha256')
        .update(readFileSync(path.join(outFolder, 'main', 'record-worker.js')))
        .digest('hex');
      let unfinished = 0;
      for (let round = 0; round < kills; round += 1) {
        const delay = Math.round(random() * 600);
        await startAndKill(folder, userData, cache, delay);
        const what = `seed ${seed}, round ${round}, ${delay} ms after the first records`;
        const saved = new SavedLibrary(cache, { root: folder, code });
        const known = saved.contents?.segments.length ?? 0;
        const read = await withFresh(
          folder,
          async (library) => {
            expectAlike(await allOf(library), fresh, what);
            return library.stages.make.bytes;
          },
          { means: { maker: new InThreadMaker(), saved } },
        );
        // Counts the rounds in which some posts had been saved and others had not.
        unfinished += read > 0 && known > 0 ? 1 : 0;
        rmSync(cache, { recursive: true, force: true });
      }
      expect(unfinished, `seed ${seed}: kills in the middle`).toBeGreaterThan(0);
      const app = await launchOffprint({ folder, userData });
      await app.whenSearchable();
      expect(await app.searchFor('everywhere')).toBe(posts);
      expect(await app.searchFor(ownWord(777))).toBe(1);
      await app.close();
    },
    120_000 + kills * 15_000,
  );
});

/** Starts the app, and kills all its processes `delay` milliseconds after it began to save. */
async function startAndKill(folder: string, userData: string, cache: string, delay: number): Promise<void> {
  const { executablePath, args, env } = await startArguments({ folder, userData });
  const child = spawn(executablePath, [...args], { env, stdio: 'ignore', detached: true });
  const exited = new Promise((done) => child.once('exit', done));
  await eventually(() => namesIn(cache).some((name) => name.startsWith('segment-'))).toBe(true);
  await setTimeout(delay);
  // A negative id kills the whole process group.
  process.kill(process.platform === 'win32' ? (child.pid ?? 0) : -(child.pid ?? 0), 'SIGKILL');
  await exited;
}

/** The names of all files below a cache folder; none if there is no such folder. */
function namesIn(cache: string): readonly string[] {
  try {
    return readdirSync(cache, { recursive: true, encoding: 'utf8' }).map((name) => path.basename(name));
  } catch {
    // A folder below it may be removed while it is read.
    return [];
  }
}

describe('what the app keeps of a folder', () => {
  let folder = '';
  let cache = '';
  let app: OffprintApp;

  beforeEach(async () => {
    folder = makeFolder('posts');
    writePosts(folder, 300);
    app = await launchOffprint({ folder });
    cache = cacheFolderOf(app.userData);
    await app.whenSearchable();
  });
  afterEach(() => app.close());

  const saved = () => namesIn(cache);
  const whenSaved = () => until(async () => expect(saved()).toContain('manifest'));

  /** Chooses Clear Cache when something has been saved; `answer` is the number of the dialog's button. */
  const clear = async (answer: number): Promise<void> => {
    await whenSaved();
    await recordExternal(app, answer);
    await chooseMenu(app, 'File', 'Clear Cache…');
    await eventually(async () => (await externalCalls(app)).asked.length).toBe(1);
  };

  it('exists after the folder has been read', async () => {
    await whenSaved();
  });

  it('stays if the person cancels the clearing', async () => {
    await clear(1);
    expect((await externalCalls(app)).asked[0]?.message).toMatch(/^Clear the cache of \d[\d.]* MB\?$/);
    expect(saved()).toContain('manifest');
    // By the time of this answer, a late clearing would have happened.
    expect(await app.searchFor(ownWord(123))).toBe(1);
    expect(saved()).toContain('manifest');
  });

  it('is removed when the person clears it, and the open folder still works', async () => {
    await clear(0);
    await eventually(saved).toEqual([]);
    expect(await app.searchFor(ownWord(123))).toBe(1);
    await app.open(titleOf(123));
    // A change is read, but nothing is saved.
    writeFiles(folder, { 'late.md': datedPost('A late one', '2027-01-01', 'Thereafter.') });
    await eventually(() => app.searchFor('thereafter')).toBe(1);
    expect(saved()).toEqual([]);
  });

  it('exists again after the next start', async () => {
    await clear(0);
    await eventually(saved).toEqual([]);
    await app.close();
    app = await launchOffprint({ folder, userData: app.userData });
    await app.whenSearchable();
    await whenSaved();
    expect(await app.searchFor(ownWord(123))).toBe(1);
  });
});
