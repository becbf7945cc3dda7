import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { writeOutside } from '../security/write-outside.ts';

interface Options {
  readonly window: BrowserWindow;
  /** The true path of the open folder, where nothing may be written. */
  readonly root: Buffer;
  /** The proposed file name. */
  readonly name: string;
  readonly text: string;
}

/** Lets the person choose a file and writes the text to it. False if they cancel. */
export async function saveText({ window, root, name, text }: Options): Promise<boolean> {
  // The page may choose the file name, but never the folder.
  const proposed = path.basename(name.replaceAll('\\', '/').replaceAll('\0', ''));
  const extension = path.extname(proposed).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(app.getPath('documents'), proposed),
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
    ...(extension === '' ? {} : { filters: [{ name: extension.toUpperCase(), extensions: [extension] }] }),
  });
  if (canceled || filePath === '') {
    return false;
  }
  await writeOutside(root, filePath, text);
  return true;
}
