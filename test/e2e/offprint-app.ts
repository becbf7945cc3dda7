import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { electronLaunch } from '../../build/electron-launch.mjs';
import { repository } from '../../build/places.mjs';
import { lacksDisplay } from '../../build/system-libraries.mjs';
import { findCacheFolder } from '../../main/library/cache/cache-folder.ts';
import { ownCache } from '../own-cache.ts';
import { keepAnswers } from './evaluate-kept.ts';

/** In milliseconds: a test fails when a condition is not true after this time, which is far longer than needed. */
export const patience = 30_000;

/** Repeats `read` until its result meets the expectation that follows. */
export function eventually<Value>(read: () => Value | Promise<Value>) {
  return expect.poll(read, { timeout: patience, interval: 40 });
}

/** Waits until `check` no longer throws. For set-up, where `expect.poll` may not be used. */
export function until(check: () => Promise<void>, timeout = patience): Promise<void> {
  return vi.waitFor(check, { timeout, interval: 40 });
}

interface MarkDetails {
  readonly 'offprint:still': { readonly rows: number };
  readonly 'offprint:first-list': { readonly posts: number };
  readonly 'offprint:searchable': { readonly posts: number };
  readonly 'offprint:results': { readonly query: string; readonly total: number };
  readonly 'offprint:post': { readonly title: string };
}

/** The window as tests use it: by the roles and names that a screen reader gets. */
export interface OffprintWindow {
  readonly page: Page;
  readonly search: Locator;
  readonly list: Locator;
  readonly options: Locator;
  readonly status: Locator;
  readonly contents: Locator;
  readonly frame: FrameLocator;
  readonly article: Locator;
  /** The post's level-1 heading. */
  readonly heading: Locator;
  /** The marked texts in the post: hits, and words that the author marked. */
  readonly hits: Locator;
  button(name: string): Locator;
  /** Rows of the list whose title begins with this. */
  option(title: string): Locator;
  /** The details of the page's last performance mark of this name; null if there is none. */
  mark<Name extends keyof MarkDetails>(name: Name): Promise<MarkDetails[Name] | null>;
  /** Waits until every post can be searched. Tests with large folders give more time. */
  whenSearchable(timeout?: number): Promise<void>;
  /** Types a query, and waits until its results are painted; returns their number. */
  searchFor(query: string): Promise<number>;
  /** The texts of the rows in sight, from top to bottom. Waits until all of them have come. */
  visibleRows(): Promise<readonly string[]>;
  /** Scrolls the list until a row with this title is there. */
  reveal(title: string): Promise<Locator>;
  /** Opens a post of the list by a click, and waits until it is painted. */
  open(title: string): Promise<void>;
}

/** A running Offprint, driven through Playwright. */
export interface OffprintApp extends OffprintWindow {
  readonly electron: ElectronApplication;
  readonly userData: string;
  /** The width and height of the window's content as it was started, in CSS pixels. */
  readonly startSize: readonly [number, number];
  /** Quits as a person would, so that settings and places are saved. */
  close(): Promise<void>;
}

export interface Launch {
  /** The folder or post to open. Without one, the app decides. */
  readonly folder?: string | undefined;
  /** The user-data folder of an earlier start; a new one by default. */
  readonly userData?: string | undefined;
  /** Environment variables that differ from this process's. */
  readonly env?: Readonly<Record<string, string>>;
  /** The folder of the built app; this repository by default. */
  readonly app?: string | undefined;
}

/** Folders of this process, removed when it ends. */
const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
});

/** Makes a new folder and returns its real path. It is removed when the tests of this file are over. */
export function makeFolder(name = 'folder'): string {
  const parent = mkdtempSync(path.join(realpathSync(tmpdir()), 'offprint-e2e-'));
  folders.push(parent);
  return path.join(parent, name);
}

/** Program, arguments and environment for a start of the app, with its own user-data and cache folders. */
export async function startArguments({
  folder,
  userData,
  env = {},
  app = repository,
}: Launch & { readonly userData: string }) {
  if (lacksDisplay()) {
    throw new Error('There is no display. `npm test -- e2e` brings one along.');
  }
  const { executablePath, args } = await electronLaunch();
  speakEnglish(userData);
  return {
    executablePath,
    args: [
      ...args.map((arg) => (arg === repository ? app : arg)),
      `--user-data-dir=${userData}`,
      ...(folder === undefined ? [] : [folder]),
    ],
    env: { ...process.env, ...ownCache(cacheHomeOf(userData)), ...env } as Record<string, string>,
  };
}

/** Sets the language to English, which tests expect. Settings of an earlier start stay. */
function speakEnglish(userData: string): void {
  const file = path.join(userData, 'settings.json');
  // An app that was killed while it saved may have left the version before alone.
  if (existsSync(file) || existsSync(`${file}.bak`)) {
    return;
  }
  try {
    mkdirSync(userData, { recursive: true });
    writeFileSync(file, JSON.stringify({ language: 'en' }));
  } catch {
    // Some tests make the user-data folder unwritable.
  }
}

/** The cache folder for this user-data folder. So the next start finds what this one saved, and no other cache. */
function cacheHomeOf(userData: string): string {
  return `${userData}-cache`;
}

/** The folder of saved records for this user-data folder. */
export function cacheFolderOf(userData: string): string {
  const env = ownCache(cacheHomeOf(userData));
  return findCacheFolder({ platform: process.platform, env, home: env['HOME'] ?? '' });
}

/** Starts Offprint and waits for its page. */
export async function launchOffprint({
  userData = makeFolder('user-data'),
  ...launch
}: Launch = {}): Promise<OffprintApp> {
  // Keeps Playwright from setting a colour scheme, so that the app's theme decides.
  const electron = await _electron.launch({ ...(await startArguments({ ...launch, userData })), colorScheme: null });
  keepAnswers(electron);
  const page = await electron.firstWindow();
  const isShown = () =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().every((window) => window.isVisible()));
  await until(async () => expect(await isShown(), 'the window is shown').toBe(true));
  const startSize = await page.evaluate(() => [window.innerWidth, window.innerHeight] as const);
  return { ...driveWindow(page), electron, userData, startSize, close: () => electron.close() };
}

/** The parts of the window, found by their roles and names. */
export function driveWindow(page: Page): OffprintWindow {
  page.setDefaultTimeout(patience);
  const list = page.getByRole('listbox', { name: 'Posts' });
  const frame = page.frameLocator('iframe[title="Post"]');
  const article = frame.getByRole('article');
  const search = page.getByRole('searchbox', { name: 'Search posts' });
  const option = (title: string) => list.getByRole('option', { name: new RegExp(`^${escapePattern(title)}`) });

  const mark: OffprintWindow['mark'] = async (name) =>
    page.evaluate((wanted) => {
      const [entry] = performance.getEntriesByName(wanted);
      return entry instanceof PerformanceMark ? entry.detail : null;
    }, name);

  const visibleRows = async (): Promise<readonly string[]> => {
    let rows: readonly string[] = [];
    await until(async () => {
      rows = await list.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return [...element.querySelectorAll('[role="option"]')]
          .map((option) => ({ text: option.textContent, at: option.getBoundingClientRect() }))
          .filter(({ at }) => at.bottom > top && at.top < bottom)
          .sort((a, b) => a.at.top - b.at.top)
          .map(({ text }) => text);
      });
      expect(rows).not.toContain('Loading…');
    });
    return rows;
  };

  /** Scrolls the list from its top to its end, as far as it reaches now, until the row is there. */
  const scrollTo = async (row: Locator): Promise<void> => {
    for (let top = 0; (await row.count()) === 0; ) {
      const { height, whole } = await list.evaluate((element) => ({
        height: element.clientHeight,
        whole: element.scrollHeight,
      }));
      if (top > whole) {
        return;
      }
      await list.evaluate((element, to) => element.scrollTo(0, to), top);
      top += Math.max(100, height / 2);
      await visibleRows();
    }
  };

  const reveal = async (title: string): Promise<Locator> => {
    const row = option(title).first();
    // While a folder is read, its list grows: the row may come later.
    await until(async () => {
      await scrollTo(row);
      expect(await row.count(), `the list has a row “${title}”`).toBe(1);
    });
    return row;
  };

  return {
    page,
    search,
    list,
    options: list.getByRole('option'),
    status: page.getByRole('status'),
    contents: page.getByRole('navigation', { name: 'Contents' }),
    frame,
    article,
    heading: article.getByRole('heading', { level: 1 }),
    hits: article.locator('mark'),
    button: (name) => page.getByRole('button', { name, exact: true }),
    option,
    mark,
    whenSearchable: (timeout) => until(async () => expect(await mark('offprint:searchable')).not.toBeNull(), timeout),
    searchFor: async (query) => {
      await search.fill(query);
      await until(async () => expect(await mark('offprint:results')).toMatchObject({ query }));
      return (await mark('offprint:results'))?.total ?? 0;
    },
    visibleRows,
    reveal,
    open: async (title) => {
      // The suggestions of a focused search field may lie over the first rows.
      await search.blur();
      await (await reveal(title)).click();
      await until(async () => expect(await mark('offprint:post')).toMatchObject({ title }));
    },
  };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Chooses an item of the application menu by its labels, without ampersands. */
export function chooseMenu(app: OffprintApp, ...labels: readonly string[]): Promise<void> {
  return app.electron.evaluate(({ Menu }, wanted) => {
    const plain = (label: string) => label.replaceAll('&&', '\0').replaceAll('&', '').replaceAll('\0', '&');
    let menu = Menu.getApplicationMenu();
    for (const [depth, label] of wanted.entries()) {
      const item = menu?.items.find((each) => plain(each.label) === label);
      if (!item) {
        throw new Error(`The menu has no “${label}”, but ${menu?.items.map((each) => plain(each.label)).join(', ')}.`);
      }
      if (depth === wanted.length - 1) {
        item.click();
      }
      menu = item.submenu ?? null;
    }
  }, labels);
}

/** The calls to other programs and the questions to the person that `recordExternal` has recorded. */
export interface ExternalCalls {
  readonly opened: readonly string[];
  readonly files: readonly string[];
  readonly asked: readonly { readonly message: string; readonly detail: string }[];
}

/** From now on dialogs answer themselves with button number `answer`, and calls to other programs are only recorded. */
export function recordExternal(app: OffprintApp, answer: number): Promise<void> {
  return app.electron.evaluate(({ dialog, shell }, response) => {
    const calls = { opened: [] as string[], files: [] as string[], asked: [] as { message: string; detail: string }[] };
    Object.assign(globalThis, { offprintCalls: calls });
    dialog.showMessageBox = (async (...args: unknown[]) => {
      const { message, detail = '' } = args.at(-1) as { message: string; detail?: string };
      calls.asked.push({ message, detail });
      return { response, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
    shell.openExternal = async (url) => {
      calls.opened.push(url);
    };
    shell.openPath = async (file) => {
      calls.files.push(file);
      return '';
    };
    shell.showItemInFolder = (file) => {
      calls.files.push(`folder of ${file}`);
    };
  }, answer);
}

export function externalCalls(app: OffprintApp): Promise<ExternalCalls> {
  return app.electron.evaluate(() => (globalThis as unknown as { offprintCalls: ExternalCalls }).offprintCalls);
}

/** Answers the next dialogs that ask for a folder; null cancels them. */
export function answerFolderDialog(app: OffprintApp, folder: string | null): Promise<void> {
  return app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = (async () => ({
      canceled: chosen === null,
      filePaths: chosen === null ? [] : [chosen],
    })) as typeof dialog.showOpenDialog;
  }, folder);
}

/** Answers the next dialogs that ask where to save a file; null cancels them. */
export function answerSaveDialog(app: OffprintApp, file: string | null): Promise<void> {
  return app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = (async () => ({
      canceled: chosen === null,
      filePath: chosen ?? '',
    })) as typeof dialog.showSaveDialog;
  }, file);
}

/** Sets the size of the window's content, in CSS pixels, and waits until it has that size. */
export async function resizeWindow(app: OffprintApp, width: number, height: number): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, [across, down]) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setMinimumSize(1, 1);
      window?.setContentSize(across, down);
    },
    [width, height] as const,
  );
  await until(async () =>
    expect(await app.page.evaluate(() => [window.innerWidth, window.innerHeight])).toEqual([width, height]),
  );
}

/** Chooses a theme in the menu. */
export function showTheme(app: OffprintApp, theme: 'System' | 'Light' | 'Dark'): Promise<void> {
  return chooseMenu(app, 'View', 'Theme', theme);
}

/** The process ids of the library processes that run. */
export function libraryProcesses(app: OffprintApp): Promise<readonly number[]> {
  return app.electron.evaluate(({ app: electron }) =>
    electron
      .getAppMetrics()
      .filter(
        ({ type, name, serviceName }) => type === 'Utility' && `${name} ${serviceName}`.includes('Offprint library'),
      )
      .map(({ pid }) => pid),
  );
}

/** Opens a folder with the button, and waits until all of it can be searched. */
export async function openFolder(app: OffprintApp, folder: string, timeout?: number): Promise<void> {
  await answerFolderDialog(app, folder);
  // A mark of the folder before would look like one of this folder.
  await app.page.evaluate(() => performance.clearMarks('offprint:searchable'));
  await app.button('Open folder').first().click();
  await until(async () =>
    expect(await app.page.title()).toMatch(new RegExp(`(?:^|— )${escapePattern(path.basename(folder))} — Offprint$`)),
  );
  await app.whenSearchable(timeout);
}
