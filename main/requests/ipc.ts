import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { type Outcome, requests } from '../../preload/contract.ts';
import { isOwnPage } from '../protocols/app-files.ts';
import { type Answering, answerRequest } from './answer-request.ts';

interface Options extends Omit<Answering, 'requests'> {
  /** The one window that may ask; null while there is none. */
  readonly window: () => BrowserWindow | null;
}

/** The one place that hears the window: who asks, for what, and with which arguments is checked here, for all. */
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
  return frame.parent === null && isOwnPage(frame.url, true);
}
