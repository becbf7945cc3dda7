import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { _electron, type Page } from 'playwright-core';
import { repository } from '../../build/places.mjs';
import { writePosts } from './generated-posts.ts';
import {
  cacheFolderOf,
  chooseMenu,
  eventually,
  launchOffprint,
  makeFolder,
  type OffprintApp,
  startArguments,
} from './offprint-app.ts';

/** The background colour of the window in each theme, as red, green and blue. */
const grounds = { light: [246, 244, 239], sepia: [242, 232, 210], dark: [24, 23, 22] } as const;

function withTheme(theme: string): string {
  const userData = makeFolder('user-data');
  mkdirSync(userData, { recursive: true });
  writeFileSync(path.join(userData, 'settings.json'), JSON.stringify({ language: 'en', theme }));
  return userData;
}

function startIn(theme: string) {
  const folder = makeFolder();
  mkdirSync(folder);
  return launchOffprint({ folder, userData: withTheme(theme) });
}

it.each(['light', 'sepia', 'dark'] as const)(
  'the page is %s in its first frame, before any script has run',
  async (theme) => {
    const app = await startIn(theme);
    onTestFinished(() => app.close());
    const ground = `#${grounds[theme].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    const made = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBackgroundColor().toLowerCase(),
    );
    expect(made, 'what the window is made with').toBe(ground);
    // A window without scripts shows the page as it is painted before scripts run.
    const painted = await app.electron.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({
        width: 200,
        height: 200,
        backgroundColor: '#ff00ff',
        webPreferences: { javascript: false },
      });
      await window.loadURL('offprint://app/index.html?locale=en');
      for (let tries = 0; tries < 100; tries += 1) {
        const image = await window.webContents.capturePage();
        const [blue = 255, green = 0, red = 255] = image.isEmpty() ? [] : image.toBitmap();
        if (green > 0) {
          window.destroy();
          return [red, green, blue];
        }
        await new Promise((done) => setTimeout(done, 50));
      }
      window.destroy();
      return [];
    });
    expect(painted).toEqual(grounds[theme]);
  },
);

it('the menu bar and the scroll bars are light or dark as the theme is', async () => {
  const app = await startIn('dark');
  onTestFinished(() => app.close());
  const system = () =>
    app.electron.evaluate(({ nativeTheme }) => [nativeTheme.themeSource, nativeTheme.shouldUseDarkColors]);
  const window = () =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor().toLowerCase());
  expect(await system()).toEqual(['dark', true]);
  await chooseMenu(app, 'View', 'Theme', 'Sepia');
  await eventually(system).toEqual(['light', false]);
  await eventually(window).toBe('#f2e8d2');
  await chooseMenu(app, 'View', 'Theme', 'Light');
  await eventually(window).toBe('#f6f4ef');
});

/** A copy of the built app with this in place of its page's script. */
function appWithScript(script: string): string {
  const app = makeFolder('app');
  cpSync(path.join(repository, 'out'), path.join(app, 'out'), { recursive: true });
  cpSync(path.join(repository, 'package.json'), path.join(app, 'package.json'));
  symlinkSync(path.join(repository, 'node_modules'), path.join(app, 'node_modules'), 'junction');
  const page = path.join(app, 'out', 'renderer', 'index.html');
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(/<script[^>]*><\/script>/, () => script),
  );
  return app;
}

/** A picture of filters and list. */
async function pictureOfList(page: Page): Promise<Buffer> {
  const { x = 0, width = 0, height = 0 } = (await page.locator('.list-pane').boundingBox()) ?? {};
  // The search field has the focus later, and nothing has it before the scripts run.
  return page.screenshot({ clip: { x: 0, y: 48, width: x + width, height: height - 48 }, caret: 'hide' });
}

/** The share of the points that differ between two pictures; 1 if they are not of one size. */
function shareOfOther({ electron }: OffprintApp, one: Buffer, other: Buffer): Promise<number> {
  return electron.evaluate(
    ({ nativeImage }, pictures) => {
      const [a, b] = pictures.map((picture) => nativeImage.createFromBuffer(Buffer.from(picture, 'base64')).toBitmap());
      if (a === undefined || b === undefined || a.length !== b.length) {
        return 1;
      }
      let differing = 0;
      for (let at = 0; at < a.length; at += 4) {
        differing += a.readUInt32LE(at) === b.readUInt32LE(at) ? 0 : 1;
      }
      return differing / (a.length / 4);
    },
    [one.toString('base64'), other.toString('base64')],
  );
}

/** Waits until the still of this session is in its file. */
async function untilStillIsKept(app: OffprintApp): Promise<void> {
  const files = () => readdirSync(cacheFolderOf(app.userData), { recursive: true, encoding: 'utf8' });
  await eventually(() => files().some((name) => path.basename(name) === 'still')).toBe(true);
}

it('a later start paints the list of the last session before its scripts run, as they show it', async () => {
  const folder = makeFolder('posts');
  writePosts(folder, 40);
  const first = await launchOffprint({ folder });
  const { userData } = first;
  await first.whenSearchable();
  await untilStillIsKept(first);
  await first.close();

  const second = await launchOffprint({ userData });
  await second.whenSearchable();
  const still = await second.mark('offprint:still');
  const rows = await second.visibleRows();
  expect(still?.rows).toBeGreaterThanOrEqual(rows.length);
  expect(await second.page.locator('[inert], [data-still]').count(), 'what is left of the still').toBe(0);
  await second.search.blur();
  const shown = await pictureOfList(second.page);
  expect(await second.searchFor('everywhere')).toBe(40);
  await second.close();

  const unscripted = await launchOffprint({ userData, app: appWithScript('') });
  onTestFinished(() => unscripted.close());
  // Neighbouring texts of a row are one text in HTML, so the edges of some letters differ.
  await eventually(async () => shareOfOther(unscripted, await pictureOfList(unscripted.page), shown)).toBeLessThan(
    0.002,
  );
  expect(await unscripted.page.locator('[role="option"]').count()).toBe(still?.rows);
  const fonts = unscripted.page.locator('link[rel="preload"][as="font"]');
  const addresses = await fonts.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.filter((address) => /inter-latin-wght|source-serif-4-latin-wght/.test(address))).toHaveLength(2);

  // The page that is loaded later in a session has to show what is so then.
  await unscripted.page.reload();
  expect(await unscripted.page.locator('[role="option"]').count()).toBe(0);
});

it('a window whose page never finishes to load is shown all the same', async () => {
  const app = appWithScript('<script src="./endless.js"></script>');
  writeFileSync(path.join(app, 'out', 'renderer', 'endless.js'), 'for (;;) {}');
  const electron = await _electron.launch(await startArguments({ app, userData: makeFolder('user-data') }));
  onTestFinished(() => void electron.process().kill('SIGKILL'));
  const window = () =>
    electron.evaluate(({ BrowserWindow }) => {
      const [only] = BrowserWindow.getAllWindows();
      return only && { isShown: only.isVisible(), isLoading: only.webContents.isLoading() };
    });
  await eventually(window).toEqual({ isShown: true, isLoading: true });
});
