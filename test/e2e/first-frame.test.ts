import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { chooseMenu, eventually, launchOffprint, makeFolder } from './offprint-app.ts';

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
