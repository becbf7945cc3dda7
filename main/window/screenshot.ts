import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import type { ScreenshotRequest } from '../arguments.ts';
import { findFolder } from '../library-process/find-folder.ts';
import { CallFailure } from '../library/protocol.ts';
import type { CurrentLibrary } from '../library-process/current-library.ts';
import type { MainWindow } from './main-window.ts';

interface Options {
  readonly request: ScreenshotRequest;
  /** A window whose page is starting or has started. */
  readonly mainWindow: MainWindow;
  readonly currentLibrary: CurrentLibrary;
  /** The name of a post, if the app was started with a post instead of a folder. */
  readonly named: string | null;
}

const longest = 60_000;

/**
 * Takes a picture of the window when it shows what was requested and nothing moves. Writes it as a PNG. Fails with a
 * sentence after one minute.
 */
export async function takeScreenshot({ request, mainWindow, currentLibrary, named }: Options): Promise<void> {
  const end = Date.now() + longest;
  const window = mainWindow.require();
  const library = currentLibrary.get();
  if (library === null) {
    throw new Error('There is no folder to take a picture of: name one, as in offprint FOLDER --screenshot=FILE.png.');
  }
  await Promise.race([
    mainWindow.whenListening(),
    new Promise((_, reject) => setTimeout(() => reject(late('to start')), longest).unref()),
  ]);
  await until(end, 'to read the folder', async () => {
    const { phase, message } = library.host.status();
    if (phase === 'failed') {
      throw message ? new CallFailure('failed', message) : new Error('The folder could not be read.');
    }
    return phase === 'ready' || phase === 'cancelled';
  });
  await until(end, 'to list the posts', () => marked(window, 'offprint:searchable', 'true'));
  const wanted = request.post ?? named;
  const post =
    wanted === null
      ? null
      : await currentLibrary.findPost(library, await relativePath(library.trueRoot, library.root, wanted));
  if (wanted !== null && post === null) {
    throw new Error(`There is no post “${wanted}” in this folder.`);
  }
  if (post !== null || request.query !== null) {
    const before = await lastMark(window, 'offprint:post');
    mainWindow.send('show-post', { library: library.id, post, text: request.query });
    if (request.query !== null) {
      const query = JSON.stringify(request.query.trim());
      await until(end, 'to search', () =>
        marked(window, 'offprint:results', `String(mark.detail?.query).trim() === ${query}`),
      );
    }
    if (post !== null) {
      await until(end, 'to show the post', () => marked(window, 'offprint:post', `mark.startTime > ${before}`));
    }
  }
  await until(end, 'to load the pictures', () => isDrawn(window));
  const image = await window.webContents.capturePage();
  if (image.isEmpty()) {
    throw new Error('The window gave no picture. Without a display, start it under xvfb-run.');
  }
  await mkdir(path.dirname(request.file), { recursive: true });
  await writeFile(request.file, image.toPNG());
}

/** The path of a post within the folder. A person may give it relative to the folder, or as an absolute path. */
async function relativePath(trueRoot: Buffer, root: string, wanted: string): Promise<string> {
  const slashes = (file: string): string => file.split(path.sep).join('/');
  if (!path.isAbsolute(wanted)) {
    return slashes(path.normalize(wanted));
  }
  await findFolder(wanted);
  const inside = path.relative(root, wanted);
  return slashes(inside.startsWith('..') ? path.relative(trueRoot.toString(), wanted) : inside);
}

async function lastMark(window: BrowserWindow, name: string): Promise<number> {
  return inPage<number>(window, `performance.getEntriesByName(${JSON.stringify(name)}).at(-1)?.startTime ?? -1`);
}

async function marked(window: BrowserWindow, name: string, condition: string): Promise<boolean> {
  return inPage<boolean>(window, `performance.getEntriesByName(${JSON.stringify(name)}).some((mark) => ${condition})`);
}

/**
 * Whether the page is complete: nothing is loading, fonts are ready, pictures in view were decoded or have failed, and
 * two frames were painted since.
 */
async function isDrawn(window: BrowserWindow): Promise<boolean> {
  return inPage<boolean>(
    window,
    `(async () => {
      const pages = [document, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument).filter(Boolean)];
      if (pages.some((page) => page.querySelector('[aria-busy="true"]'))) return false;
      const inView = (picture) => {
        const box = picture.getBoundingClientRect();
        const view = picture.ownerDocument.defaultView;
        return box.bottom > 0 && box.top < view.innerHeight && box.right > 0 && box.left < view.innerWidth;
      };
      const pictures = pages.flatMap((page) => [...page.images].filter(inView));
      if (!pictures.every((picture) => picture.complete)) return false;
      // A loaded picture is not painted before it is decoded. One that can't be decoded is not waited for.
      await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
      await Promise.all(pages.map((page) => page.fonts.ready));
      const height = () => pages.map((page) => page.documentElement.scrollHeight).join();
      const before = height();
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return document.getAnimations().every((animation) => animation.playState !== 'running') && before === height();
    })()`,
  );
}

// The policy of the page limits the page's own scripts. This script comes from the main process.
async function inPage<Value>(window: BrowserWindow, expression: string): Promise<Value> {
  const value: Value = await window.webContents.executeJavaScript(expression);
  return value;
}

async function until(end: number, what: string, met: () => Promise<boolean>): Promise<void> {
  while (!(await met())) {
    if (Date.now() > end) {
      throw late(what);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function late(what: string): Error {
  return new Error(`No picture was taken: Offprint took longer than a minute ${what}.`);
}
