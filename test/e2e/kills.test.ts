import { createHash } from 'node:crypto';
import { cpSync, type FSWatcher, mkdirSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import path from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { outFolder } from '../../build/places.mjs';
import { savedFolderOf } from '../../main/library/cache/cache-folder.ts';
import { SavedLibrary } from '../../main/library/cache/saved-library.ts';
import { postIdOf } from '../../main/library/ids.ts';
import type { LibraryId } from '../../main/library/model/ids.ts';
import { InThreadMaker } from '../../main/library/records/in-thread-maker.ts';
import { openKnownLibraries } from '../../main/storage/known-libraries.ts';
import { openSearches } from '../../main/storage/searches.ts';
import { openSettings } from '../../main/storage/settings.ts';
import { allOf, expectAlike, withFresh } from '../library/cached-library.ts';
import { randomNumbers } from '../library/render/random-numbers.ts';
import { writeFiles } from '../post-files.ts';
import { ask } from './ask.ts';
import { makePost, writePosts } from './generated-posts.ts';
import { cacheFolderOf, eventually, launchOffprint, makeFolder } from './offprint-app.ts';
import { PipedApp } from './piped-app.ts';

/*
 * The app is started as a person starts it, works, and is killed at a random moment. What it left is then read by the
 * code that the next start reads it with: each time from a copy, and each tenth time in a window. The next start begins
 * with what this one left.
 */

/** How often the app is killed. Each time takes some seconds. */
const kills = Number(process.env['OFFPRINT_KILLS'] ?? 6);
/** Every so often the saved records are thrown away, so that kills also meet the first reading of a folder. */
const coldEvery = 5;
const windowEvery = 10;
const posts = 300;
/** In milliseconds. A machine that tests kills may have other work. */
const startPatience = 90_000;
const noFilters = { year: [], tag: [], author: [], category: [], drafts: 'hidden', kind: 'posts' } as const;
const saved = { text: 'tag:kept', filters: noFilters, sort: 'newest', seen: { total: 0, posts: '' } } as const;

/** Each change of the profile has a number. It is saved in the size of the text and in a search. */
function sizeOf(change: number): number {
  return 60 + (change % 241);
}

function searchOf(change: number): string {
  return `everywhere -change${change}x`;
}

it(
  `the app killed while it starts, indexes, searches and saves leaves all files usable, ${kills} times`,
  async () => {
    const seed = Number(process.env['OFFPRINT_SEED'] ?? Math.floor(Math.random() * 1e9));
    process.stdout.write(`\n${kills} kills, seed ${seed}\n`);
    const random = randomNumbers(seed);
    const trial = new Trial(random);
    await trial.begin();
    for (let round = 0; round < kills; round += 1) {
      await trial.killOnce(round, `seed ${seed}, round ${round}`);
    }
    process.stdout.write(`\n${trial.report()}\n`);
    expect(trial.inTheMiddle, `seed ${seed}: kills while records were saved`).toBeGreaterThan(0);
  },
  180_000 + kills * 60_000,
);

class Trial {
  readonly #random: () => number;
  readonly #folder = makeFolder('posts');
  readonly #userData = makeFolder('user-data');
  readonly #cache = cacheFolderOf(this.#userData);
  readonly #reference = makeFolder('reference');
  readonly #code = createHash('sha256')
    .update(readFileSync(path.join(outFolder, 'main', 'record-worker.js')))
    .digest('hex');
  #library = '' as LibraryId;
  /** The number of the last change that was made, and of the newest that was found on disk. */
  #made = { size: 0, search: 0 };
  #kept = { size: 0, search: 0 };
  #written = posts;
  /** In milliseconds: how long a start takes until all posts can be searched. */
  #start = 3_000;
  /** Whether records were saved since the last time that they were thrown away. */
  #hasRecords = true;
  /** The rounds after which some posts had been saved and others had not. */
  inTheMiddle = 0;
  readonly #moments = new Map<string, number>();
  /** In seconds, by what it was spent on. */
  readonly #spent = new Map<string, number>();

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Makes a profile with settings, a saved search and an open post. */
  async begin(): Promise<void> {
    writePosts(this.#folder, posts);
    const app = await launchOffprint({ folder: this.#folder, userData: this.#userData });
    await app.whenSearchable(startPatience);
    await ask(app, 'searches.write', { searches: { recent: [searchOf(0)], saved: [saved] } });
    await ask(app, 'settings.write', { textSize: sizeOf(0) });
    await app.options.first().click();
    await app.heading.waitFor();
    await app.close();
    const known = this.#readProfile('before the first kill').libraries.recent();
    this.#library = known[0]?.id as LibraryId;
    expect(this.#library).toMatch(/^[0-9a-f]{32}$/);
  }

  async killOnce(round: number, name: string): Promise<void> {
    const moment = (['start', 'work', 'write'] as const)[Math.floor(this.#random() * 3)] ?? 'work';
    const which = this.#random() < 0.5 ? 'main' : 'all';
    const isCold = round % coldEvery === coldEvery - 1;
    const what = `${name}, ${which} killed at ${isCold ? 'cold ' : ''}${moment}`;
    if (isCold) {
      rmSync(this.#cache, { recursive: true, force: true });
      this.#hasRecords = false;
    }
    // What changed while the app was closed is read at the start.
    this.#changePosts(1 + Math.floor(this.#random() * 3));
    const begin = performance.now();
    const app = await PipedApp.start({ userData: this.#userData });
    const isOver = new AbortController();
    let mistake: unknown = null;
    const work = this.#work(app, begin, what).catch((error: unknown) => {
      mistake = isOver.signal.aborted ? null : error;
    });
    await this.#whenDue(moment, work);
    this.#spend('in the app', begin);
    isOver.abort();
    await app.kill(which);
    await work;
    if (mistake !== null) {
      throw mistake;
    }
    this.#moments.set(moment, (this.#moments.get(moment) ?? 0) + 1);
    const ended = performance.now();
    await this.#checkProfile(what);
    await this.#checkRecords(what);
    this.#spend('in checks', ended);
    if (round % windowEvery === windowEvery - 1 || round === kills - 1) {
      await this.#checkWindow(what);
    }
  }

  #spend(what: string, begin: number): void {
    this.#spent.set(what, (this.#spent.get(what) ?? 0) + (performance.now() - begin) / 1_000);
  }

  report(): string {
    const moments = [...this.#moments].map(([moment, count]) => `${count} at ${moment}`).join(', ');
    const spent = [...this.#spent].map(([what, seconds]) => `${Math.round(seconds)} s ${what}`).join(', ');
    return `Killed ${moments}; ${spent}; ${this.inTheMiddle} left some posts unsaved; ${this.#kept.search} searches were kept.`;
  }

  /** Checks the window, and then does what a person does until the app is gone. */
  async #work(app: PipedApp, begin: number, what: string): Promise<void> {
    await app.whenSearchable();
    this.#start = Math.max(this.#start / 2, performance.now() - begin);
    const { textSize } = (await app.ask('settings.read', {})) as { textSize: number };
    expect(textSize, what).toBe(sizeOf(this.#kept.size));
    const searches = (await app.ask('searches.read', {})) as { recent: string[]; saved: unknown[] };
    expect(searches.saved, what).toEqual([saved]);
    expect(searches.recent, what).toContain(searchOf(this.#kept.search));
    expect(await app.count('everywhere'), what).toBe(posts);
    await eventually(() => app.title()).toMatch(/^Post \d+$/);
    for (;;) {
      this.#made.size += 1;
      await app.ask('settings.write', { textSize: sizeOf(this.#made.size) });
      this.#made.search += 1;
      await app.search(searchOf(this.#made.search));
      this.#changePosts(1);
      await setTimeout(this.#random() * 300);
    }
  }

  /** Resolves at a moment of this kind, or when the work has failed. */
  async #whenDue(moment: 'start' | 'work' | 'write', work: Promise<void>): Promise<void> {
    const over = new AbortController();
    const late = (milliseconds: number) => setTimeout(milliseconds, undefined, { signal: over.signal });
    const share = this.#random();
    const due =
      moment === 'start'
        ? late(share * this.#start)
        : moment === 'work'
          ? late(this.#start + share * 2_500)
          : Promise.race([this.#whenWritten(1 + Math.floor(share * 40), over.signal), late(this.#start + 4_000)]);
    try {
      await Promise.race([due, work]);
    } finally {
      over.abort();
      due.catch(() => null);
    }
  }

  /** Resolves at this change of a file of the profile or of the saved records. */
  #whenWritten(change: number, signal: AbortSignal): Promise<void> {
    const records = savedFolderOf(this.#cache, this.#folder);
    mkdirSync(records, { recursive: true });
    const watchers: FSWatcher[] = [];
    signal.addEventListener('abort', () => {
      for (const watcher of watchers) {
        watcher.close();
      }
    });
    return new Promise((resolve) => {
      let left = change;
      const count = (isOurs: (name: string) => boolean) => (_event: string, name: string | null) => {
        left -= isOurs(name ?? '') ? 1 : 0;
        if (left === 0) {
          resolve();
        }
      };
      watchers.push(
        watch(
          records,
          count(() => true),
        ),
      );
      watchers.push(
        watch(
          this.#userData,
          count((name) => /\.json(?:\.|$)/.test(name)),
        ),
      );
    });
  }

  /** Rewrites posts, so that each has a word that it did not have. */
  #changePosts(count: number): void {
    for (let each = 0; each < count; each += 1) {
      const number = Math.floor(this.#random() * posts);
      const folder = String(9_999 - Math.floor(number / 100));
      this.#written += 1;
      writeFiles(path.join(this.#folder, folder), {
        [`post-${number}.md`]: `${makePost(number)}\nIt has word${this.#written}z now.\n`,
      });
    }
  }

  /** Reads a copy of the profile with the code of the app. Says so if a file was found damaged. */
  #readProfile(what: string) {
    const copy = makeFolder('profile');
    mkdirSync(copy);
    for (const name of readdirSync(this.#userData).filter((each) => /\.json(?:\.|$)/.test(each))) {
      cpSync(path.join(this.#userData, name), path.join(copy, name));
    }
    const problems: string[] = [];
    const options = { folder: copy, onProblem: (message: string) => problems.push(`${what}: ${message}`) };
    const settings = openSettings({ ...options, instead: {}, onChange: () => {} });
    const searches = openSearches(copy, options.onProblem);
    return { settings, searches, libraries: openKnownLibraries({ ...options, handbook: null }), problems, copy };
  }

  async #checkProfile(what: string): Promise<void> {
    const { settings, searches, libraries, problems, copy } = this.#readProfile(what);
    // Problems are told a moment after a file was opened.
    await setImmediate();
    expect(problems).toEqual([]);
    expect(
      readdirSync(this.#userData).filter((name) => name.includes('damaged')),
      what,
    ).toEqual([]);
    const { textSize } = settings.read();
    this.#kept.size = newest(this.#kept.size, this.#made.size, (change) => sizeOf(change) === textSize, what);
    const kept = searches.read(this.#library);
    expect(kept.saved, what).toEqual([saved]);
    const isRecent = (change: number): boolean => kept.recent.includes(searchOf(change));
    this.#kept.search = newest(this.#kept.search, this.#made.search, isRecent, what);
    // What was made, but was not saved in time, is made again.
    this.#made = { ...this.#kept };
    const [known] = libraries.recent();
    expect([known?.id, known?.root], what).toEqual([this.#library, this.#folder]);
    expect(this.#postIds(), what).toContain(known?.session.post);
    rmSync(copy, { recursive: true });
  }

  #postIds(): readonly string[] {
    return readdirSync(this.#folder, { recursive: true, encoding: 'utf8' }).map((name) =>
      postIdOf(this.#library, Buffer.from(name)),
    );
  }

  /** Reads a copy of the saved records, and compares all answers with those of records that no kill has touched. */
  async #checkRecords(what: string): Promise<void> {
    const copy = makeFolder('records');
    mkdirSync(this.#cache, { recursive: true });
    cpSync(this.#cache, copy, { recursive: true });
    const key = { root: this.#folder, code: this.#code };
    const left = new SavedLibrary(copy, key);
    const known = left.contents?.segments.length ?? 0;
    // Records that were lost would be made again, so the answers below would be right all the same.
    expect(left.contents !== null || !this.#hasRecords, `${what}: the saved records are kept`).toBe(true);
    this.#hasRecords = left.contents !== null;
    const wanted = await withFresh(this.#folder, allOf, {
      means: { maker: new InThreadMaker(), saved: new SavedLibrary(this.#reference, key) },
    });
    await withFresh(
      this.#folder,
      async (library) => {
        expectAlike(await allOf(library), wanted, what);
        this.inTheMiddle += known > 0 && library.stages.make.bytes > 0 ? 1 : 0;
      },
      { means: { maker: new InThreadMaker(), saved: left } },
    );
    rmSync(copy, { recursive: true });
  }

  /** Looks at all of it in a window, as a person does after a crash. */
  async #checkWindow(what: string): Promise<void> {
    const app = await launchOffprint({ userData: this.#userData });
    await app.whenSearchable(startPatience).catch(() => expect.fail(`${what}: the posts can’t be searched`));
    expect(((await ask(app, 'settings.read', undefined)) as { textSize: number }).textSize, what).toBe(
      sizeOf(this.#kept.size),
    );
    expect(await ask(app, 'searches.read', {}), what).toMatchObject({ saved: [saved] });
    await app.heading.waitFor();
    expect(await app.searchFor('everywhere'), what).toBe(posts);
    expect(await app.searchFor(`word${this.#written}z`), what).toBe(1);
    expect(await app.page.getByRole('alert').count(), what).toBe(0);
    await app.close();
    await this.#checkProfile(what);
  }
}

/** The one of these numbers that is found; fails if there is none. */
function newest(from: number, to: number, isFound: (change: number) => boolean, what: string): number {
  for (let change = to; change >= from; change -= 1) {
    if (isFound(change)) {
      return change;
    }
  }
  throw new Error(`${what}: none of the changes ${from} to ${to} is on disk.`);
}
