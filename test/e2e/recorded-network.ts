import type { OffprintApp } from './offprint-app.ts';

/** What `recordNetwork` records in the main process. */
export interface Recorded {
  readonly offprintAttempts: readonly string[];
  readonly offprintRefused: readonly string[];
}

/** Records each request of a page to other protocols than our own, stopped or not, and each connection of the main process. */
export function recordNetwork(app: OffprintApp): Promise<void> {
  return app.electron.evaluate(({ session, BrowserWindow }) => {
    const attempts: string[] = [];
    const refused: string[] = [];
    Object.assign(globalThis, { offprintAttempts: attempts, offprintRefused: refused });
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      // The app's own listener comes first, so `defaultPrevented` says whether it refused.
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
