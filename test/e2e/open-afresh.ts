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
 * Brings an app that another test has used to where a start with this folder would bring it, in less time than a start
 * takes: its page is loaded anew, its settings and its window are as at first, and nothing stands in for a dialog. The
 * folder has to be one that the app has never opened: then nothing is remembered of it. Its posts can be searched then.
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
  // The page that went may have written its settings as it went.
  await showTheme(app, 'System');
  await chooseMenu(app, 'View', 'Normal Text');
  await restoreDialogs(app);
  await app.whenSearchable();
}

/** The handbook, copied into a folder of its own, which is called `handbook`. */
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

/** In the main process: what asks the person and other programs, as Electron has it. */
interface Kept {
  offprintRestore?: () => void;
}

/** Remembers, once, what tests put something else in place of. */
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
