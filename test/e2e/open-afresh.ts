import { cpSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { repository } from '../../build/places.mjs';
import type { Bridge } from '../../preload/bridge.ts';
import {
  answerFolderDialog,
  chooseMenu,
  makeFolder,
  type OffprintApp,
  resizeWindow,
  showTheme,
  until,
} from './offprint-app.ts';

/**
 * Opens a folder in an app that another test has used, as if the app had just been started with it. That is quicker than a
 * start: the page is loaded again, settings and window are reset, and dialogs are restored. The app must never have opened
 * this folder, so that it remembers nothing of it. When this returns, all posts can be searched.
 */
export async function openAfresh(app: OffprintApp, folder: string): Promise<void> {
  const before = await openLibrary(app);
  await keepDialogs(app);
  await answerFolderDialog(app, folder);
  await chooseMenu(app, 'File', 'Open Folder…');
  await until(async () => expect(await openLibrary(app)).not.toBe(before));
  await resizeWindow(app, ...app.startSize);
  await app.page.mouse.move(0, 0);
  await app.page.reload();
  // The old page may have saved its settings when it was closed.
  await showTheme(app, 'System');
  await chooseMenu(app, 'View', 'Normal Text');
  await restoreDialogs(app);
  await app.whenSearchable();
}

/** A copy of the handbook, in a new folder named `handbook`. */
export function copyHandbook(): string {
  const folder = makeFolder('handbook');
  cpSync(path.join(repository, 'content'), folder, { recursive: true });
  return folder;
}

function openLibrary(app: OffprintApp): Promise<string | null> {
  return app.page.evaluate(async () => {
    const { request } = (window as unknown as { offprint: Bridge }).offprint;
    const current = await request('library.current', undefined);
    return current.ok && current.value ? current.value.id : null;
  });
}

/** In the main process: restores Electron's own dialogs. */
interface Kept {
  offprintRestore?: () => void;
}

/** Keeps, once, the functions of Electron that tests replace. */
function keepDialogs(app: OffprintApp): Promise<void> {
  return app.electron.evaluate(({ dialog, shell, Menu }) => {
    const kept = globalThis as Kept;
    if (kept.offprintRestore) {
      return;
    }
    const { showOpenDialog, showSaveDialog, showMessageBox } = dialog;
    const { openExternal, openPath, showItemInFolder } = shell;
    const { popup } = Menu.prototype;
    kept.offprintRestore = () => {
      Object.assign(dialog, { showOpenDialog, showSaveDialog, showMessageBox });
      Object.assign(shell, { openExternal, openPath, showItemInFolder });
      Object.assign(Menu.prototype, { popup });
    };
  });
}

function restoreDialogs(app: OffprintApp): Promise<void> {
  return app.electron.evaluate(() => (globalThis as Kept).offprintRestore?.());
}
