import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launchOffprint, type OffprintApp, openFolder, recordExternal } from '../e2e/offprint-app.ts';
import { recordNetwork } from '../e2e/recorded-network.ts';
import { TaskWatch } from '../e2e/watch-tasks.ts';
import { watchWindow } from '../e2e/watch-window.ts';
import { type Judged, judge, type Verdict } from './judge.ts';

/** Judges cases in the real app, beside a server that must get no request. */
export class HostileRun {
  /** What reached the server. */
  readonly heard: string[] = [];
  readonly #folder: string;
  readonly #server: Server;
  #app: OffprintApp | null = null;
  #tasks: TaskWatch | null = null;

  /** `folder` is the path of the folder that the cases are in. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#server = createServer((request, response) => {
      this.heard.push(request.url ?? '');
      response.end();
    });
    this.#server.on('connection', () => this.heard.push('a connection'));
  }

  /** Starts the server at this port of this machine, or at any free one; returns its address. */
  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The app with the folder open. It is started again after a case with a fault, which may have broken it. */
  async app(): Promise<OffprintApp> {
    if (this.#app === null) {
      this.#app = await launchOffprint();
      await recordNetwork(this.#app);
      await recordExternal(this.#app, 1);
      await openFolder(this.#app, this.#folder, 300_000);
      await this.#app.page.evaluate(watchWindow);
      this.#tasks = await TaskWatch.of(this.#app);
    }
    return this.#app;
  }

  async judge(hostile: Judged): Promise<Verdict> {
    const app = await this.app();
    const verdict = await judge(app, this.heard, hostile, this.#tasks);
    if (verdict.faults.length > 0) {
      // The table comes at the end, which may be an hour away.
      process.stderr.write(`${verdict.id}: ${verdict.faults.join('; ')}\n`);
      app.electron.process().kill('SIGKILL');
      this.#app = null;
    }
    return verdict;
  }

  async close(): Promise<void> {
    await this.#app?.close();
    this.#server.close();
  }
}
