import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { extractFile, listPackage, statFile, uncacheAll } from '@electron/asar';
import { chromium } from 'playwright-core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { packagedExecutable, sandboxArguments } from '../../build/electron-launch.mjs';
import { outFolder, repository } from '../../build/places.mjs';
import { findWrongFuses } from '../../build/read-fuses.mjs';
import { run } from '../../build/run.mjs';
import { writeFiles } from '../post-files.ts';
import { makePost, ownWord, titleOf } from './generated-posts.ts';
import { driveWindow, eventually, makeFolder, type OffprintWindow, patience } from './offprint-app.ts';

const executable = packagedExecutable();
const resources =
  process.platform === 'darwin'
    ? path.resolve(executable, '../../Resources')
    : path.join(path.dirname(executable), 'resources');

/** A PNG with one red pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
);

/** The relative paths of all files in a folder, sorted. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** Whether the packed app contains exactly the present build and handbook. */
function isPackedFromThis(): boolean {
  const archive = path.join(resources, 'app.asar');
  const handbook = path.join(resources, 'content');
  if (!existsSync(executable) || !existsSync(archive) || !existsSync(handbook)) {
    return false;
  }
  // `@electron/asar` caches archives by their paths, even if they have changed.
  uncacheAll();
  const built = filesOf(outFolder);
  const packed = listPackage(archive, { isPack: false })
    .map((name) => path.relative(path.sep, name))
    .filter((name) => name.startsWith(`out${path.sep}`) && !('files' in statFile(archive, name)));
  const posts = filesOf(path.join(repository, 'content'));
  return (
    packed.length === built.length &&
    built.every((name) => {
      const inside = path.join('out', name);
      return packed.includes(inside) && extractFile(archive, inside).equals(readFileSync(path.join(outFolder, name)));
    }) &&
    filesOf(handbook).join() === posts.join() &&
    posts.every((name) =>
      readFileSync(path.join(handbook, name)).equals(readFileSync(path.join(repository, 'content', name))),
    )
  );
}

/** Starts the packed app as a person would, and connects to its window. The app ends with the test. */
async function launchPacked(...args: readonly string[]): Promise<OffprintWindow> {
  const child = spawn(
    executable,
    [...sandboxArguments, `--user-data-dir=${makeFolder('user-data')}`, '--remote-debugging-port=0', ...args],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
  });
  const browser = await chromium.connectOverCDP(await readEndpoint(child), { timeout: patience });
  onTestFinished(() => browser.close());
  const pages = () => browser.contexts().flatMap((context) => context.pages());
  await eventually(() => pages().map((page) => page.url())).toEqual([
    expect.stringMatching(/^offprint:\/\/app\/index\.html\?locale=/),
  ]);
  const [page] = pages();
  if (!page) {
    throw new Error('The packed app has no window.');
  }
  return driveWindow(page);
}

/** The address for debugging, which Chromium prints on its error stream. */
function readEndpoint(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [, endpoint] = /^DevTools listening on (ws:\S+)$/m.exec(said) ?? [];
      if (endpoint !== undefined) {
        resolve(endpoint);
      }
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The packed app ended at once (${code}):\n${said}`)));
  });
}

describe('the packed app', () => {
  const folder = makeFolder('posts');

  beforeAll(async () => {
    writeFiles(folder, {
      'one.md': makePost(0),
      'two.md': makePost(1),
      'three.md': `${makePost(2)}\n![A red dot](dot.png)\n`,
      'dot.png': picture,
    });
    if (!isPackedFromThis()) {
      expect(await run(process.execPath, [path.join('build', 'package.mjs'), '--dir'], { cwd: repository })).toBe(0);
      expect(isPackedFromThis(), 'what was packed is what was built').toBe(true);
    }
  }, 600_000);

  it('has the fuses that were asked for', async () => {
    expect(await findWrongFuses()).toEqual([]);
  });

  it('opens the folder that it is given, finds words in it and shows a post with its picture', async () => {
    const { page, option, whenSearchable, searchFor, search, heading, article, status, mark } =
      await launchPacked(folder);
    await eventually(() => status.textContent()).toMatch(/^3 posts/);
    await option(titleOf(0)).waitFor();
    await whenSearchable();
    expect(await searchFor(ownWord(2))).toBe(1);
    await search.press('Enter');
    await eventually(() => mark('offprint:post')).toEqual({ title: titleOf(2) });
    expect(await heading.textContent()).toBe(titleOf(2));
    expect(await page.title()).toBe(`${titleOf(2)} — posts — Offprint`);
    const dot = article.getByRole('img', { name: 'A red dot' });
    await dot.scrollIntoViewIfNeeded();
    await eventually(() => dot.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
  });

  it('opens the first post of the handbook when it is started for the first time', async () => {
    const { heading, status } = await launchPacked();
    await eventually(() => status.textContent()).toMatch(/^\d+ posts/);
    await eventually(() => heading.textContent()).toBe('Welcome to Offprint');
  });

  it('answers on the command line without a display, and prints nothing but the answer', async () => {
    const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
    const { stdout } = await promisify(execFile)(executable, [...sandboxArguments, 'stats', folder, '--json'], {
      env,
      timeout: patience,
    });
    expect(JSON.parse(stdout)).toMatchObject({ posts: 3, pages: 0, searchable: 3, files: 1 });
  });
});
