import { type BrowserWindow, dialog } from 'electron';
import { say } from '../speech.ts';

/** Lets the person choose a folder, in a dialog of the window if there is one. Null if they cancel. */
export async function chooseFolder(window: BrowserWindow | null): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title: say('dialog.choose-folder'),
    buttonLabel: say('dialog.open'),
    properties: ['openDirectory', 'dontAddToRecent'],
  };
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return canceled ? null : (filePaths[0] ?? null);
}
