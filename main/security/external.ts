import { type BrowserWindow, dialog, shell } from 'electron';
import { extensionOf, resolveInside } from './contained-file.ts';
import { say } from '../speech.ts';
import { isPostExtension } from '../library/scan/file-kinds.ts';
import { mayOpen } from './file-types.ts';
import { CallFailure, type FilePath } from '../library/protocol.ts';
import { describeWebAddress, parseWebAddress } from './web-address.ts';

/** Passes addresses and files to other programs. Nothing else may do so, and only a person's click calls it. */
export class External {
  /** The hosts that the person agreed to open, in this session. */
  readonly #agreed = new Set<string>();

  /** Opens a web or mail address after the person has seen all of it and agreed. */
  async openWeb(window: BrowserWindow, text: string): Promise<void> {
    const address = parseWebAddress(text);
    if (address === null) {
      throw new CallFailure('refused', 'failure.web-and-mail-only');
    }
    const { host, href } = address;
    if (host === null || !this.#agreed.has(host)) {
      const { response, checkboxChecked } = await dialog.showMessageBox(window, {
        type: 'question',
        message: host === null && href.startsWith('mailto:') ? say('dialog.write-mail') : say('dialog.open-web'),
        detail: describeWebAddress(address),
        buttons: [say('dialog.open'), say('dialog.cancel')],
        defaultId: 0,
        cancelId: 1,
        ...(host === null ? {} : { checkboxLabel: say('dialog.dont-ask', { host }) }),
      });
      if (response !== 0) {
        return;
      }
      if (host !== null && checkboxChecked) {
        this.#agreed.add(host);
      }
    }
    await shell.openExternal(href);
  }

  /**
   * Opens a document of the folder in the program that the system uses for it. A file that might run is shown in the
   * file manager instead.
   */
  async openFile(window: BrowserWindow, root: Buffer, file: FilePath['path']): Promise<void> {
    const real = await resolve(root, file);
    if (!mayOpen(extensionOf(file)) || !mayOpen(extensionOf(real))) {
      shell.showItemInFolder(real);
      return;
    }
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: say('dialog.open-file'),
      detail: real,
      buttons: [say('dialog.open'), say('dialog.show-in-files'), say('dialog.cancel')],
      defaultId: 0,
      cancelId: 2,
    });
    if (response === 0) {
      await open(real);
    } else if (response === 1) {
      shell.showItemInFolder(real);
    }
  }

  /** Opens a post in the system's text editor. */
  async editPost(root: Buffer, file: FilePath['path']): Promise<void> {
    const real = await resolve(root, file);
    if (!isPostExtension(extensionOf(real))) {
      throw new CallFailure('refused', 'failure.no-text-file');
    }
    await open(real);
  }

  async showInFileManager(root: Buffer, file: FilePath['path']): Promise<void> {
    shell.showItemInFolder(await resolve(root, file));
  }
}

/** The true path as text, since Electron takes no bytes. */
async function resolve(root: Buffer, file: FilePath['path']): Promise<string> {
  const real = await resolveInside(root, file);
  if (real === null) {
    throw new CallFailure('gone', 'failure.no-longer-there');
  }
  const text = real.toString('utf8');
  // Electron CVE-2026-70603: openPath reads only up to a NUL.
  if (text.includes('\0') || !Buffer.from(text).equals(real)) {
    throw new CallFailure('refused', 'failure.file-name');
  }
  return text;
}

async function open(file: string): Promise<void> {
  const problem = await shell.openPath(file);
  if (problem !== '') {
    throw new CallFailure('failed', 'failure.not-opened', { reason: problem });
  }
}
