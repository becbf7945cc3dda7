import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { type Outcome, requests } from '../../preload/contract.ts';
import { isAppPage } from '../protocols/app-files.ts';
import { type Answering, answerRequest } from './answer-request.ts';

interface Options extends Omit<Answering, 'requests'> {
  /** The only window that may ask. Null if there is none. */
  readonly window: () => BrowserWindow | null;
}

/**
 * Listens to the window. All requests pass here, so the sender, the name and the arguments are checked in one place.
 */
export function handleRequests({ window, ...answering }: Options): void {
  ipcMain.handle('offprint:request', async (event, name: unknown, args: unknown): Promise<Outcome<unknown>> => {
    if (!isOurs(event, window())) {
      return { ok: false, code: 'bad-request', message: { code: 'failure.not-this-page' } };
    }
    return answerRequest({ requests, ...answering }, name, args);
  });
}

function isOurs(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame;
  if (window === null || window.isDestroyed() || event.sender !== window.webContents || frame === null) {
    return false;
  }
  return frame.parent === null && isAppPage(frame.url, true);
}
