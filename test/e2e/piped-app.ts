import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { type Launch, patience, startArguments } from './offprint-app.ts';

interface Reply {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/**
 * A running Offprint, driven through Chromium's debugging pipe. Its start and its end cost little more than those of a
 * person's. For tests that start the app hundreds of times.
 */
export class PipedApp {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #asked = 0;
  #isGone = false;
  #session: string | null = null;

  /** Use `PipedApp.start`. */
  constructor(child: ChildProcess) {
    this.#child = child;
    this.#ended = new Promise((done) => child.once('exit', done));
    let unread = '';
    this.#output.setEncoding('utf8').on('data', (text: string) => {
      const messages = (unread + text).split('\0');
      unread = messages.pop() ?? '';
      for (const message of messages) {
        const reply = JSON.parse(message) as Reply;
        this.#waiting.get(reply.id ?? 0)?.(reply);
      }
    });
    // Writing to a process that was killed is no mistake here.
    this.#input.on('error', () => {});
    void this.#ended.then(() => {
      this.#isGone = true;
      for (const settle of this.#waiting.values()) {
        settle({ error: { message: 'The app is gone.' } });
      }
    });
  }

  static async start(launch: Launch & { readonly userData: string }): Promise<PipedApp> {
    const { executablePath, args, env } = await startArguments(launch);
    return new PipedApp(
      spawn(executablePath, ['--remote-debugging-pipe', ...args], {
        env,
        stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
        // A process group of its own, which can be killed as a whole.
        detached: true,
      }),
    );
  }

  /** Kills the main process, or all processes of the app, and waits until all are gone. */
  async kill(which: 'main' | 'all'): Promise<void> {
    const { pid } = this.#child;
    if (pid === undefined) {
      throw new Error('The app was not started.');
    }
    const group = process.platform === 'win32' ? pid : -pid;
    if (this.#isGone) {
      throw new Error(`The app had ended by itself: ${this.#child.exitCode ?? this.#child.signalCode}.`);
    }
    process.kill(which === 'main' ? pid : group, 'SIGKILL');
    await this.#ended;
    const begin = performance.now();
    while (isThere(group)) {
      if (performance.now() - begin > patience) {
        throw new Error('The other processes of the app outlive its main process.');
      }
      await setTimeout(20);
    }
  }

  /** The value of an expression in the page, awaited. */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = (await this.#send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as { result: { value?: unknown }; exceptionDetails?: { exception?: { description?: string } } };
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? 'The page threw something.');
    }
    return result.value;
  }

  /** Sends a request as the page does. If it needs a library, the open one is filled in. */
  async ask(name: string, args: object): Promise<unknown> {
    const given = name.startsWith('settings')
      ? JSON.stringify(args)
      : `{ ...${JSON.stringify(args)}, library: (await offprint.request('library.current')).value.id }`;
    const reply = (await this.evaluate(
      `(async () => offprint.request(${JSON.stringify(name)}, ${name === 'settings.read' ? 'undefined' : given}))()`,
    )) as { ok: boolean; value: unknown };
    if (!reply.ok) {
      throw new Error(`${name}: ${JSON.stringify(reply)}`);
    }
    return reply.value;
  }

  /** Finds the window's page, and waits until every post can be searched. */
  async whenSearchable(): Promise<void> {
    const begin = performance.now();
    while (!(await this.#isSearchable())) {
      if (performance.now() - begin > patience) {
        throw new Error('The posts can’t be searched.');
      }
      await setTimeout(50);
    }
  }

  /** Types a search, presses Enter, and so opens the first post found. */
  async search(query: string): Promise<void> {
    await this.evaluate(`(() => {
      const field = document.querySelector('input[type="search"]');
      field.focus();
      field.select();
    })()`);
    await this.#send('Input.insertText', { text: query });
    for (const type of ['rawKeyDown', 'keyUp']) {
      await this.#send('Input.dispatchKeyEvent', { type, key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 });
    }
  }

  /** The title of the open post; null if none is open. */
  async title(): Promise<unknown> {
    return this.evaluate(
      `document.querySelector('iframe[title="Post"]')?.contentDocument?.querySelector('h1')?.textContent ?? null`,
    );
  }

  /** How many posts a search finds, once its results are shown. */
  async count(query: string): Promise<unknown> {
    await this.search(query);
    const begin = performance.now();
    for (;;) {
      const shown = (await this.evaluate(
        `performance.getEntriesByName('offprint:results').at(-1)?.detail ?? null`,
      )) as {
        query: string;
        total: number;
      } | null;
      if (shown?.query === query || performance.now() - begin > patience) {
        return shown?.query === query ? shown.total : null;
      }
      await setTimeout(30);
    }
  }

  get #input(): Writable {
    return this.#child.stdio[3] as Writable;
  }

  get #output(): Readable {
    return this.#child.stdio[4] as Readable;
  }

  async #isSearchable(): Promise<boolean> {
    if (this.#session === null) {
      const { targetInfos } = (await this.#send('Target.getTargets', {})) as {
        targetInfos: readonly { targetId: string; type: string; url: string }[];
      };
      const page = targetInfos.find(({ type, url }) => type === 'page' && url.startsWith('offprint:'));
      if (page) {
        const attached = await this.#send('Target.attachToTarget', { targetId: page.targetId, flatten: true });
        this.#session = attached['sessionId'] as string;
      }
      return false;
    }
    return (await this.evaluate(`performance.getEntriesByName('offprint:searchable').length > 0`)) === true;
  }

  async #send(method: string, params: object): Promise<Record<string, unknown>> {
    this.#asked += 1;
    const id = this.#asked;
    const session = this.#session === null ? {} : { sessionId: this.#session };
    if (this.#isGone) {
      throw new Error('The app is gone.');
    }
    const reply = await new Promise<Reply>((done) => {
      this.#waiting.set(id, done);
      this.#input.write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    });
    this.#waiting.delete(id);
    if (reply.error) {
      throw new Error(`${method}: ${reply.error.message}`);
    }
    return reply.result ?? {};
  }
}

/** Whether a process, or for a negative id a process of that group, still runs. */
function isThere(pid: number): boolean {
  if (process.platform === 'linux' && pid < 0) {
    return readdirSync('/proc').some((name) => /^\d+$/.test(name) && isInGroup(name, -pid));
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether a process belongs to a group and runs. One that has ended is listed until its parent has noticed. */
function isInGroup(pid: string, group: number): boolean {
  try {
    // After the name, which may hold spaces, come the state, the parent and the group.
    const [state, , found] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return Number(found) === group && state !== 'Z' && state !== 'X';
  } catch {
    // It has ended meanwhile.
    return false;
  }
}
