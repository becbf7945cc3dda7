import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import {
  type EventName,
  type Events,
  type LibraryRequestName,
  type Outcome,
  type RequestName,
  requests,
} from '../../preload/contract.ts';
import { isOwnPage } from '../protocols/app-files.ts';
import { type Answers, answerRequest } from './answer-request.ts';
import type { CallArgs, CallReply } from '../library/protocol.ts';

interface Options {
  /** The one window that may ask; null while there is none. */
  readonly window: () => BrowserWindow | null;
  readonly answers: Answers;
  readonly forward: <Name extends LibraryRequestName>(name: Name, args: CallArgs<Name>) => Promise<CallReply<Name>>;
  readonly onFault: (name: RequestName, error: unknown) => void;
}

/** The one place that hears the window: who asks, for what, and with which arguments is checked here, for all. */
export function handleRequests({ window, answers, forward, onFault }: Options): void {
  ipcMain.handle('offprint:request', async (event, name: unknown, args: unknown): Promise<Outcome<unknown>> => {
    if (!isOurs(event, window())) {
      return { ok: false, code: 'bad-request', message: 'This page may not ask for that.' };
    }
    return answerRequest({ requests, answers, forward, onFault }, name, args);
  });
}

/** Tells the window something. Events to a window that is gone are dropped. */
export function sendEvent<Name extends EventName>(
  window: BrowserWindow | null,
  name: Name,
  payload: Events[Name],
): void {
  if (window !== null && !window.isDestroyed() && !window.webContents.isDestroyed()) {
    window.webContents.send('offprint:event', name, payload);
  }
}

function isOurs(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame;
  if (window === null || window.isDestroyed() || event.sender !== window.webContents || frame === null) {
    return false;
  }
  return frame.parent === null && isOwnPage(frame.url, true);
}
