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

/** How long a condition may take to come true before a test fails, in milliseconds: far longer than it does. */
export const patience = 30_000;

/** Asks again and again until what `read` gives fits the expectation that follows. */
export function eventually<Value>(read: () => Value | Promise<Value>) {
  return expect.poll(read, { timeout: patience, interval: 40 });
}

/** Waits until `check` no longer throws: the same for set-up, where `expect.poll` may not be used. */
export function until(check: () => Promise<void>, timeout = patience): Promise<void> {
  return vi.waitFor(check, { timeout, interval: 40 });
}

interface MarkDetails {
  readonly 'offprint:first-list': { readonly posts: number };
  readonly 'offprint:searchable': { readonly posts: number };
  readonly 'offprint:results': { readonly query: string; readonly total: number };
  readonly 'offprint:post': { readonly title: string };
}

/** What a test does in the window, by the roles and names that a person's screen reader hears. */
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
  /** What is marked in the post: hits, and words that the author marked. */
  readonly hits: Locator;
  button(name: string): Locator;
  /** Rows of the list whose title begins so. */
  option(title: string): Locator;
  /** What the page said when it last painted this; null before. */
  mark<Name extends keyof MarkDetails>(name: Name): Promise<MarkDetails[Name] | null>;
  /** Waits until every post can be searched; for a minute or more where a folder is made to take long. */
  whenSearchable(timeout?: number): Promise<void>;
  /** Types a query and waits until its results are painted; gives how many there are. */
  searchFor(query: string): Promise<number>;
  /** The texts of the rows that can be seen, top to bottom, once all of them are there. */
  visibleRows(): Promise<readonly string[]>;
  /** Scrolls the list until a row with this title is there. */
  reveal(title: string): Promise<Locator>;
  /** Opens a post of the list by a click and waits until it is painted. */
  open(title: string): Promise<void>;
}

/** A running Offprint, driven through Playwright. */
export interface OffprintApp extends OffprintWindow {
  readonly electron: ElectronApplication;
  readonly userData: string;
  /** The width and height of the window's content as it was started, in CSS pixels. */
  readonly startSize: readonly [number, number];
  /** Ends it as a person would: what is to be remembered is written. */
  close(): Promise<void>;
}

interface Launch {
  /** The folder or post to open; without one it opens what it opens by itself. */
  readonly folder?: string | undefined;
  /** Kept by an earlier start; a fresh one when left out. */
  readonly userData?: string | undefined;
  /** What the system says otherwise than it does here. */
  readonly env?: Readonly<Record<string, string>>;
  /** The folder of the built app; this repository's when left out. */
  readonly app?: string | undefined;
}

/** Folders of this process, removed when it ends. */
const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
});

/** A folder of its own, by its true path; gone when the tests of this file are over. */
export function makeFolder(name = 'folder'): string {
  const parent = mkdtempSync(path.join(realpathSync(tmpdir()), 'offprint-e2e-'));
  folders.push(parent);
  return path.join(parent, name);
}

/** What to start and with what, each start with folders for its user's data and cache. */
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

/** Tests look for English words, whatever the system's language; what an earlier start kept stays. */
function speakEnglish(userData: string): void {
  const file = path.join(userData, 'settings.json');
  if (existsSync(file)) {
    return;
  }
  try {
    mkdirSync(userData, { recursive: true });
    writeFileSync(file, JSON.stringify({ language: 'en' }));
  } catch {
    // A test may be about a profile that can't be written.
  }
}

/** Where an app with this user data keeps its cache: what it saved is there at its next start, and nobody else's. */
function cacheHomeOf(userData: string): string {
  return `${userData}-cache`;
}

/** The saved records of an app with this user data. */
export function cacheFolderOf(userData: string): string {
  const env = ownCache(cacheHomeOf(userData));
  return findCacheFolder({ platform: process.platform, env, home: env['HOME'] ?? '' });
}

/** Starts Offprint and waits for its page. */
export async function launchOffprint({
  userData = makeFolder('user-data'),
  ...launch
}: Launch = {}): Promise<OffprintApp> {
  // Without a colour scheme of Playwright's own, the app's theme decides.
  const electron = await _electron.launch({ ...(await startArguments({ ...launch, userData })), colorScheme: null });
  keepAnswers(electron);
  const page = await electron.firstWindow();
  const isShown = () =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().every((window) => window.isVisible()));
  await until(async () => expect(await isShown(), 'the window is shown').toBe(true));
  const startSize = await page.evaluate(() => [window.innerWidth, window.innerHeight] as const);
  return { ...driveWindow(page), electron, userData, startSize, close: () => electron.close() };
}

/** The window's parts by their roles and names. */
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

  const reveal = async (title: string): Promise<Locator> => {
    const row = option(title).first();
    await list.getByRole('option').first().waitFor();
    for (let top = 0; (await row.count()) === 0; ) {
      const { height, whole } = await list.evaluate((element) => ({
        height: element.clientHeight,
        whole: element.scrollHeight,
      }));
      if (top > whole) {
        throw new Error(`There is no row “${title}” in the list.`);
      }
      await list.evaluate((element, to) => element.scrollTo(0, to), top);
      top += Math.max(100, height / 2);
      await visibleRows();
    }
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
      // What a search field in use offers may lie over the first rows.
      await search.blur();
      await (await reveal(title)).click();
      await until(async () => expect(await mark('offprint:post')).toMatchObject({ title }));
    },
  };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Chooses an item of the application menu by its labels, ampersands left out. */
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

/** What the app has asked of other programs and of the person, once `recordExternal` has taken their places. */
export interface ExternalCalls {
  readonly opened: readonly string[];
  readonly files: readonly string[];
  readonly asked: readonly { readonly message: string; readonly detail: string }[];
}

/** From here on the dialog with `answer` (the number of its button) is given by itself, and nothing leaves the app. */
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

/** Gives the window's content another size, in CSS pixels, and waits until it has it. */
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

/** Shows the window in a theme, as its own setting does. */
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

/** Opens a folder by the button, and waits until all of it can be searched. */
export async function openFolder(app: OffprintApp, folder: string, timeout?: number): Promise<void> {
  await answerFolderDialog(app, folder);
  // That of the folder before would be taken for that of this one.
  await app.page.evaluate(() => performance.clearMarks('offprint:searchable'));
  await app.button('Open folder').first().click();
  await until(async () =>
    expect(await app.page.title()).toMatch(new RegExp(`(?:^|— )${escapePattern(path.basename(folder))} — Offprint$`)),
  );
  await app.whenSearchable(timeout);
}
