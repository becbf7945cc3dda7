import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { datedPost, manyParagraphs, writeFiles } from '../post-files.ts';
import {
  answerFolderDialog,
  chooseMenu,
  eventually,
  launchOffprint,
  makeFolder,
  type OffprintApp,
  resizeWindow,
  startArguments,
} from './offprint-app.ts';

const isRoot = process.getuid?.() === 0;
const long = manyParagraphs();

function scrollTop(app: OffprintApp) {
  return app.article.evaluate((article) => article.ownerDocument.defaultView?.scrollY ?? 0);
}

async function scrollTo(app: OffprintApp, top: number) {
  await app.article.evaluate((article, to) => article.ownerDocument.defaultView?.scrollTo(0, to), top);
  await eventually(() => scrollTop(app)).toBe(top);
}

function titleOf(app: OffprintApp) {
  return eventually(() => app.page.title());
}

describe('opening folders', () => {
  let meadows = '';
  let rivers = '';
  let app: OffprintApp;

  beforeEach(async () => {
    meadows = makeFolder('Meadows');
    rivers = makeFolder('Rivers');
    writeFiles(meadows, {
      'clover.md': datedPost('Clover', '2024-03-01', ...long),
      'sorrel.md': datedPost('Sorrel', '2024-02-01', ...long),
    });
    writeFiles(rivers, { 'a/weir.md': datedPost('Weir', '2024-03-01', ...long) });
    app = await launchOffprint();
  });
  afterEach(() => app.close());

  const openByButton = async (folder: string | null) => {
    await answerFolderDialog(app, folder);
    await app.button('Open folder').first().click();
  };
  const openMeadows = async () => {
    await openByButton(meadows);
    await titleOf(app).toBe('Meadows — Offprint');
  };
  const openRivers = async () => {
    await openByButton(rivers);
    await titleOf(app).toBe('Rivers — Offprint');
  };
  const startAgain = async (folder?: string) => {
    await app.close();
    app = await launchOffprint({ userData: app.userData, folder });
  };
  const alert = () => app.page.getByRole('alert');

  it('says what to do before a folder is open, and nothing changes when the person cancels', async () => {
    await app.page.getByRole('heading', { name: 'Read a folder of posts' }).waitFor();
    expect(await app.page.title()).toBe('Offprint');
    await openByButton(null);
    await app.page.getByRole('heading', { name: 'Read a folder of posts' }).waitFor();
  });

  it('opens a folder by the button', async () => {
    await openMeadows();
    await eventually(() => app.status.textContent()).toBe('2 posts');
    await app.open('Clover');
    await titleOf(app).toBe('Clover — Meadows — Offprint');
  });

  it('opens another folder with File › Open Folder, and returns to a recent one at the post that was read there', async () => {
    await openMeadows();
    await app.open('Clover');
    await answerFolderDialog(app, rivers);
    await chooseMenu(app, 'File', 'Open Folder…');
    await titleOf(app).toBe('Rivers — Offprint');
    await eventually(() => app.status.textContent()).toMatch(/^1 post$/);
    await app.option('Weir').waitFor();
    expect(await app.option('Clover').count()).toBe(0);
    expect(await app.article.count()).toBe(0);

    await app.page.getByText('Recent folders').click();
    await app.page.getByRole('button', { name: 'Meadows', exact: true }).click();
    await titleOf(app).toBe('Clover — Meadows — Offprint');
    await eventually(() => app.heading.textContent()).toBe('Clover');
    await chooseMenu(app, 'File', 'Open Recent', rivers);
    await titleOf(app).toBe('Rivers — Offprint');
  });

  it('says why a folder shows no posts, and what to do', async () => {
    const empty = makeFolder('Empty');
    mkdirSync(empty);
    await openByButton(empty);
    await app.page.getByText('There are no posts in this folder.').waitFor();
    await app.button('Open another folder').waitFor();
    await app.button('Try again').waitFor();

    const others = makeFolder('Others');
    writeFiles(others, { 'one.rst': 'One', 'two.rst': 'Two', 'page.html': '<p>Three', 'note.txt': 'No front matter.' });
    await openByButton(others);
    await titleOf(app).toBe('Others — Offprint');
    await app.page.getByText(/It holds files that Offprint does not read/).waitFor();
    await eventually(() => app.status.textContent()).toMatch(/2 \.rst files/);
    await eventually(() => app.status.textContent()).toMatch(/1 \.html file/);
  });

  it('reads a folder again when it is asked to', async () => {
    await openRivers();
    await app.option('Weir').waitFor();
    writeFiles(rivers, { 'found.md': datedPost('Found', '2024-01-01', ...long) });
    await chooseMenu(app, 'File', 'Reload Folder');
    await app.option('Found').waitFor();
    rmSync(path.join(rivers, 'found.md'));
    await eventually(() => app.option('Found').count()).toBe(0);
  });

  it('says that a folder is not there, and keeps the one that is open', async () => {
    await openRivers();
    await openByButton(makeFolder('Nowhere'));
    await eventually(() => alert().textContent()).toMatch(/There is no folder “.*Nowhere”.*choose it again/);
    expect(await app.page.title()).toBe('Rivers — Offprint');
    await app.button('Dismiss').click();
    await eventually(() => alert().count()).toBe(0);
  });

  /** Presses the button as long as the message stands: the app may have found the folder by itself. */
  const tryAgain = (message: Locator) =>
    eventually(async () => {
      const button = message.getByRole('button', { name: 'Try again' });
      await button.click({ timeout: 500 }).catch(() => undefined);
      return message.count();
    }).toBe(0);

  it('says what became of a folder that goes away while it is open, and finds it again', async () => {
    await openRivers();
    await app.open('Weir');
    renameSync(rivers, `${rivers} elsewhere`);
    await chooseMenu(app, 'File', 'Reload Folder');
    await eventually(() => alert().textContent()).toMatch(
      /The folder can’t be read: .* reload this one when it is back/,
    );
    expect(await app.heading.textContent()).toBe('Weir');
    const said = app.page.getByRole('main').getByRole('region', { name: /^The folder can’t be read any more/ });
    await said.getByRole('button', { name: 'Open another folder' }).waitFor();
    renameSync(`${rivers} elsewhere`, rivers);
    await tryAgain(said);
    await eventually(() => alert().count()).toBe(0);
    await eventually(() => app.status.textContent()).toBe('1 post');
    await app.option('Weir').waitFor();
  });

  it('says beside the list, or above it, that the folder went away while no post was open', async () => {
    await openRivers();
    await app.option('Weir').waitFor();
    renameSync(rivers, `${rivers} elsewhere`);
    await chooseMenu(app, 'File', 'Reload Folder');
    const said = app.page.getByRole('main').getByText('The folder can’t be read any more.');
    await said.waitFor();
    const again = app.page.getByRole('button', { name: 'Try again' });
    expect(await again.count()).toBe(1);
    await resizeWindow(app, 480, 700);
    // Where the post's pane is not seen, the list has the same message and buttons.
    await eventually(() => alert().getByRole('button').allTextContents()).toEqual(['Try again', 'Open another folder']);
    renameSync(`${rivers} elsewhere`, rivers);
    await tryAgain(alert());
    await resizeWindow(app, 1_280, 800);
    await app.page.getByText('Choose a post to read it here.').waitFor();
  });

  it.skipIf(isRoot)('says that a folder may not be read', async () => {
    chmodSync(rivers, 0o000);
    await openByButton(rivers);
    await eventually(() => alert().textContent()).toMatch(/You may not read “.*Rivers”/);
    chmodSync(rivers, 0o755);
  });

  // The files of a drop that a script makes have no path.
  it('opens nothing when what is dropped is no folder of this computer', async () => {
    await openRivers();
    await app.list.evaluate((element, name) => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], name));
      for (const type of ['dragover', 'drop']) {
        element.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    }, meadows);
    await eventually(() => alert().textContent()).toMatch(/not a folder of this computer/);
    expect(await app.page.title()).toBe('Rivers — Offprint');
  });

  it('opens a folder that is dropped', async () => {
    await openRivers();
    // Only the debugging protocol can drop a real file.
    const session = await app.page.context().newCDPSession(app.page);
    const box = await app.list.boundingBox();
    const [x, y] = [(box?.x ?? 0) + 50, (box?.y ?? 0) + 50];
    const data = { items: [], files: [meadows], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x, y, data });
    }
    await titleOf(app).toBe('Meadows — Offprint');
    await app.option('Clover').waitFor();
  });

  /** Starts Offprint while it is already running; returns the exit code of the second start. */
  const startSecond = async (folder: string) => {
    const { executablePath, args, env } = await startArguments({ folder, userData: app.userData });
    const [code] = await once(spawn(executablePath, [...args], { env, stdio: 'ignore' }), 'exit');
    return code;
  };

  it('opens the folder of a second start in the first window', async () => {
    expect(await startSecond(rivers)).toBe(0);
    await titleOf(app).toBe('Rivers — Offprint');
    expect(app.electron.windows()).toHaveLength(1);
  });

  it('opens the folder of a post that is named, and the post', async () => {
    expect(await startSecond(path.join(meadows, 'sorrel.md'))).toBe(0);
    await titleOf(app).toBe('Sorrel — Meadows — Offprint');
    await app.list.getByRole('option', { name: /^Sorrel/, selected: true }).waitFor();
  });

  it('comes back at the next start as it was left: folder, post, place, theme, text size, window', async () => {
    await openMeadows();
    await app.open('Sorrel');
    const bounds = { x: 40, y: 30, width: 1100, height: 720 };
    await app.electron.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds);
    await eventually(() => app.page.evaluate(() => innerWidth)).toBe(1100);
    await chooseMenu(app, 'View', 'Theme', 'Dark');
    const size = () => app.article.evaluate((article) => getComputedStyle(article).fontSize);
    const normal = await size();
    await app.button('Larger text').click();
    await eventually(size).not.toBe(normal);
    const larger = await size();
    await scrollTo(app, 700);
    // A paragraph in sight, below the top, so that a new text size or width would move it.
    const place = () => app.article.getByText('Paragraph 9 of').evaluate((each) => each.getBoundingClientRect().top);
    const before = await place();

    await startAgain();
    await titleOf(app).toBe('Sorrel — Meadows — Offprint');
    await eventually(async () => Math.abs((await place()) - before)).toBeLessThanOrEqual(2);
    expect(await app.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
    await eventually(size).toBe(larger);
    expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(
      bounds,
    );
    await app.list.getByRole('option', { name: /^Sorrel/, selected: true }).waitFor();
  });

  it('opens the folder that it is started with rather than the last one', async () => {
    await openMeadows();
    await startAgain(rivers);
    await titleOf(app).toBe('Rivers — Offprint');
    await app.option('Weir').waitFor();
  });

  it('says at the start that the last folder is gone, and offers those that are there', async () => {
    await openMeadows();
    await openRivers();
    renameSync(rivers, `${rivers} elsewhere`);
    await startAgain();
    await eventually(() => alert().textContent()).toMatch(/There is no folder “.*Rivers”/);
    await app.page.getByText('is not there any more').waitFor();
    expect(await app.page.getByRole('button', { name: /^Rivers/ }).isDisabled()).toBe(true);
    await app.button('Remove Rivers from this list').click();
    await eventually(() => app.page.getByRole('button', { name: /^Rivers/ }).count()).toBe(0);
    await app.page.getByRole('button', { name: /^Meadows/ }).click();
    await titleOf(app).toBe('Meadows — Offprint');
  });
});
