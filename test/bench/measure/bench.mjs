import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sandboxArguments } from '../../../build/electron-launch.mjs';
import { repository } from '../../../build/places.mjs';
import { startApp } from './started-app.mjs';

/**
 * The folders of a new user: one for user data and one for caches, both empty.
 * @typedef {{ userData: string, env: NodeJS.ProcessEnv, remove: () => void }} Home
 */

/**
 * One line of the table. `ours` and a peer's value have the same unit; `runs` says how many runs the median is of.
 * @typedef {object} Line
 * @property {string} id names its goal in `goals.mjs`
 * @property {string} what
 * @property {'ms' | 'MB'} unit
 * @property {number} ours NaN where it could not be measured
 * @property {{ name: string, value: number }} [peer]
 * @property {number} runs
 */

/** What all rows share: the folder, new user folders, starts of Offprint and of a bare window, and the time for runs. */
export class Bench {
  /** @type {number} */
  #deadline = Number.POSITIVE_INFINITY;
  /** @type {string} */
  #scratch = mkdtempSync(path.join(realpathSync(tmpdir()), 'offprint-bench-'));
  #made = 0;
  /** @type {Set<import('./started-app.mjs').StartedApp>} */
  #apps = new Set();

  /**
   * @param {object} of
   * @param {string} of.folder absolute
   * @param {number} of.posts how many there are in it
   * @param {string} of.executable Electron's
   * @param {NodeJS.ProcessEnv} of.env with a display
   * @param {number} of.runs the most runs of each row
   */
  constructor({ folder, posts, executable, env, runs }) {
    this.folder = folder;
    this.posts = posts;
    this.executable = executable;
    this.env = env;
    this.runs = runs;
    /** @type {string[]} */
    this.notes = [];
    // At exit, so that it happens after a signal too.
    process.once('exit', () => this.#removeFolders());
  }

  /** Adds a sentence below the table. */
  note(/** @type {string} */ sentence) {
    if (!this.notes.includes(sentence)) {
      this.notes.push(sentence);
    }
  }

  /** Sets the time for the runs of a row. A run starts only if the slowest one so far would fit; one always runs. */
  allow(/** @type {number} */ milliseconds) {
    this.#deadline = Date.now() + milliseconds;
  }

  /**
   * @template T
   * @param {(run: number) => Promise<T>} work
   * @returns {Promise<T[]>} as many as there was time for
   */
  async repeat(work) {
    const results = [];
    let slowest = 0;
    while (results.length < this.runs && (results.length === 0 || Date.now() + slowest < this.#deadline)) {
      const began = Date.now();
      results.push(await work(results.length));
      slowest = Math.max(slowest, Date.now() - began);
    }
    return results;
  }

  /** @returns {string} a folder that does not exist yet, gone at the end */
  makeFolder(/** @type {string} */ name) {
    this.#made += 1;
    const parent = path.join(this.#scratch, String(this.#made));
    mkdirSync(parent);
    return path.join(parent, name);
  }

  /** @returns {Home} */
  makeHome() {
    const userData = this.makeFolder('user-data');
    const cache = path.join(path.dirname(userData), 'cache');
    const home = path.join(path.dirname(userData), 'home');
    for (const folder of [userData, cache, home]) {
      mkdirSync(folder);
    }
    const env = {
      ...this.env,
      XDG_CACHE_HOME: cache,
      LOCALAPPDATA: cache,
      // macOS has no variable for caches alone.
      ...(process.platform === 'darwin' ? { HOME: home } : {}),
    };
    return {
      userData,
      env,
      remove: () => rmSync(path.dirname(userData), { recursive: true, force: true, maxRetries: 3 }),
    };
  }

  /** @returns {string} a copy of the measured folder that may be changed */
  copyFolder() {
    const copy = this.makeFolder(path.basename(this.folder));
    const isCopied = (/** @type {string} */ place) => !['.git', 'node_modules'].includes(path.basename(place));
    cpSync(this.folder, copy, { recursive: true, preserveTimestamps: true, filter: isCopied });
    return copy;
  }

  /** Starts Offprint; without a folder it opens the last one. */
  startOffprint(/** @type {Home} */ home, /** @type {string[]} */ ...folder) {
    return this.#start(this.executable, home, [repository], folder);
  }

  /** Starts an Offprint that was packaged; without a folder it opens the last one. */
  startPackage(/** @type {string} */ executable, /** @type {Home} */ home, /** @type {string[]} */ ...folder) {
    return this.#start(executable, home, [], folder);
  }

  /** Starts an Electron with nothing but an empty window, with the same switches. */
  startBareWindow(/** @type {Home} */ home) {
    return this.#start(this.executable, home, [path.join(repository, 'test', 'bench', 'bare-window')], []);
  }

  async #start(
    /** @type {string} */ executable,
    /** @type {Home} */ { userData, env },
    /** @type {readonly string[]} */ app,
    /** @type {readonly string[]} */ rest,
  ) {
    const args = [...sandboxArguments, ...app, `--user-data-dir=${userData}`, ...rest];
    const started = await startApp({ executable, args, env });
    this.#apps.add(started);
    return started;
  }

  /** Starts Offprint with a folder, and waits until all of it can be searched. */
  async startSearchable(/** @type {Home} */ home, /** @type {string} */ folder) {
    const app = await this.startOffprint(home, folder);
    await app.inPage(({ whenPainted, isSearchable }) => whenPainted(isSearchable, 'all searchable', 900_000));
    return app;
  }

  /** Ends the apps that a failed row has left running, so that they do not disturb the next row. */
  async closeApps() {
    for (const app of this.#apps) {
      await app.close();
    }
    this.#apps.clear();
  }

  #removeFolders() {
    rmSync(this.#scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}
