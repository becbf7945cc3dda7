import { type BrowserWindow, dialog } from 'electron';
import { say } from '../speech.ts';

/** Asks the person for a folder, in front of the window where there is one; null when they cancel. */
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
