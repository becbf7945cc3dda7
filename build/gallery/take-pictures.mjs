import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright-core';
import { electronLaunch } from '../electron-launch.mjs';
import { settle } from './at-rest.mjs';
import { until } from './until.mjs';

/**
 * @typedef {import('playwright-core').ElectronApplication} App
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ language: string, theme: import('./themes.mjs').Theme }} Look
 * @typedef {object} Gallery
 * @property {string} folder where the pictures are written
 * @property {readonly import('./states.mjs').State[]} states
 * @property {readonly Look[]} looks
 * @property {readonly (readonly [number, number])[]} sizes
 * @property {NodeJS.ProcessEnv} env
 */

/** In milliseconds, for one step: the machine may be busy with other things. */
const patience = 300_000;
const wide = /** @type {const} */ ([1440, 900]);

/** Writes a picture of each state in each look and size, and gives how many. */
export async function takePictures(/** @type {Gallery} */ { folder, states, looks, sizes, env }) {
  await mkdir(folder, { recursive: true });
  let taken = 0;
  for (const look of looks) {
    for (const state of states) {
      await inApp({ ...look, state, env }, async (app, page, send) => {
        for (const size of sizes) {
          await resize(app, page, size);
          // Another width may close a pane that is over others.
          await settle(page);
          await state.refresh?.(page, send);
          await settle(page);
          const name = [state.name, look.theme.name, ...(look.language === 'en' ? [] : [look.language]), size[0]];
          await page.screenshot({ timeout: patience, path: path.join(folder, `${name.join('-')}.png`) });
          taken += 1;
        }
      });
    }
  }
  return taken;
}

/**
 * Starts the app in a theme and a language, brings it into a state, and ends it after the work.
 * @param {Look & { state: import('./states.mjs').State, env: NodeJS.ProcessEnv }} shown
 * @param {(app: App, page: Page, send: import('./states.mjs').Send) => Promise<void>} work
 */
async function inApp({ theme, language, state, env }, work) {
  const own = await mkdtemp(path.join(tmpdir(), 'offprint-gallery-'));
  const userData = path.join(own, 'user-data');
  await mkdir(userData);
  await writeFile(path.join(userData, 'settings.json'), JSON.stringify({ theme: theme.setting, language }));
  const { executablePath, args } = await electronLaunch();
  const app = await _electron.launch({
    executablePath,
    args: [...args, `--user-data-dir=${userData}`, ...(state.folder === null ? [] : [state.folder])],
    env: /** @type {Record<string, string>} */ ({ ...env, XDG_CACHE_HOME: own, LOCALAPPDATA: own }),
    colorScheme: null,
  });
  try {
    const page = await app.firstWindow();
    page.setDefaultTimeout(patience);
    await page.emulateMedia({ colorScheme: null, reducedMotion: 'reduce', ...theme.media });
    await resize(app, page, wide);
    if (state.folder !== null) {
      await until(page, `performance.getEntriesByName('offprint:searchable').length > 0`);
    }
    /** @type {import('./states.mjs').Send} */
    const send = (command) =>
      app.evaluate(
        ({ BrowserWindow }, name) =>
          BrowserWindow.getAllWindows()[0]?.webContents.send('offprint:event', 'command', name),
        command,
      );
    await state.prepare?.(page, send);
    // Nothing under the pointer looks as if a person aimed at it.
    await page.mouse.move(0, 0);
    await work(app, page, send);
  } finally {
    await app.close();
    await rm(own, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function resize(
  /** @type {App} */ app,
  /** @type {Page} */ page,
  /** @type {readonly [number, number]} */ [width, height],
) {
  const change = () =>
    app.evaluate(
      ({ BrowserWindow }, [across, down]) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.setMinimumSize(1, 1);
        window?.setContentSize(across, down);
        return true;
      },
      /** @type {const} */ ([width, height]),
    );
  // The answer is sometimes garbage-collected before Playwright has it.
  await change().catch(change);
  await until(page, `innerWidth === ${width} && innerHeight === ${height}`);
}
