import type { OffprintApp } from './offprint-app.ts';

/** In the main process, once `recordNetwork` has been called. */
export interface Recorded {
  readonly offprintAttempts: readonly string[];
  readonly offprintRefused: readonly string[];
}

/** Notes every request of any page that is not for our own protocols, stopped or not, and every connection of main. */
export function recordNetwork(app: OffprintApp): Promise<void> {
  return app.electron.evaluate(({ session, BrowserWindow }) => {
    const attempts: string[] = [];
    const refused: string[] = [];
    Object.assign(globalThis, { offprintAttempts: attempts, offprintRefused: refused });
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      // The app's own listener has been asked before.
      webContents.on('will-frame-navigate', (event) => {
        if (event.defaultPrevented) {
          refused.push(event.url);
        }
      });
    }
    const note = ({ url }: { readonly url: string }) => {
      if (!/^(?:offprint|offprint-file|data|devtools):/.test(url)) {
        attempts.push(url);
      }
    };
    const { webRequest } = session.defaultSession;
    webRequest.onSendHeaders(note);
    webRequest.onErrorOccurred(note);
    session.defaultSession.on('preconnect', (_event, url) => attempts.push(`preconnect ${url}`));
    const { Socket } = process.getBuiltinModule('node:net');
    const { connect } = Socket.prototype;
    Socket.prototype.connect = function (this: InstanceType<typeof Socket>, ...args: unknown[]) {
      attempts.push(`connect ${JSON.stringify(args)}`);
      return Reflect.apply(connect, this, args);
    };
  });
}

export function networkAttempts(app: OffprintApp): Promise<readonly string[]> {
  return app.electron.evaluate(() => (globalThis as unknown as Recorded).offprintAttempts);
}
