import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { writeOutside } from '../security/write-outside.ts';

interface Options {
  readonly window: BrowserWindow;
  /** The true path of the open folder, into which nothing is written. */
  readonly root: Buffer;
  /** The name that is proposed for the file. */
  readonly name: string;
  readonly text: string;
}

/** Asks the person where to put a text, and writes it there; false when they cancel. */
export async function saveText({ window, root, name, text }: Options): Promise<boolean> {
  // The page names the file, never its folder.
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
