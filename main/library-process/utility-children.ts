import path from 'node:path';
import { app, type UtilityProcess, utilityProcess } from 'electron';
import type { FromLibrary, ToLibrary } from '../library/protocol.ts';
import type { LibraryChild, StartLibraryChild } from './library-child.ts';

/**
 * The environment variables that the process needs: languages, time zone, and folders for temporary and cached files.
 * None of them holds a secret.
 */
const passedOn =
  /^(?:LANG|LANGUAGE|LC_\w+|TZ|HOME|XDG_CACHE_HOME|USERPROFILE|LOCALAPPDATA|TMPDIR|TEMP|TMP|SystemRoot|windir|LD_LIBRARY_PATH)$/i;

/**
 * Starts library processes as utility processes of Electron. At the start of the app, the first one waits until the
 * window has its page. Otherwise it would take the processor from the processes that paint the page.
 */
export class UtilityChildren {
  readonly #onErrorText: (text: string) => void;
  readonly #due: Promise<unknown>;

  /** `onErrorText` gets the error output of the processes. None is started before `due` resolves. */
  constructor(onErrorText: (text: string) => void, due: Promise<unknown>) {
    this.#onErrorText = onErrorText;
    this.#due = due;
  }

  readonly start: StartLibraryChild = (onMessage, onExit) => {
    const child = new UtilityChild(onMessage, onExit);
    void this.#due.then(() => child.begin(() => this.#fork()));
    return child;
  };

  #fork(): UtilityProcess {
    const entry = path.join(app.getAppPath(), 'out', 'main', 'library-process.js');
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => passedOn.test(name)));
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Offprint library',
      env,
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    child.stderr?.on('data', (data: Buffer) => this.#onErrorText(data.toString()));
    return child;
  }
}

/** A process that may be started later. Messages to it wait until then. */
class UtilityChild implements LibraryChild {
  readonly #onMessage: (message: FromLibrary) => void;
  readonly #onExit: (reason: string) => void;
  #process: UtilityProcess | null = null;
  #waiting: ToLibrary[] = [];
  #isKilled = false;

  constructor(onMessage: (message: FromLibrary) => void, onExit: (reason: string) => void) {
    this.#onMessage = onMessage;
    this.#onExit = onExit;
  }

  /** Starts the process, unless it was killed before. */
  begin(fork: () => UtilityProcess): void {
    if (this.#isKilled) {
      this.#onExit('killed before its start');
      return;
    }
    const started = fork();
    this.#process = started;
    started.on('message', (message: FromLibrary) => this.#onMessage(message));
    started.once('exit', (code) => this.#onExit(`code ${code}`));
    for (const message of this.#waiting) {
      started.postMessage(message);
    }
    this.#waiting = [];
  }

  post(message: ToLibrary): void {
    if (this.#process === null) {
      this.#waiting.push(message);
    } else {
      this.#process.postMessage(message);
    }
  }

  kill(): void {
    if (this.#process === null) {
      this.#isKilled = true;
      return;
    }
    const { pid } = this.#process;
    // `kill` sends a signal that a busy loop does not notice.
    if (pid === undefined || process.platform === 'win32') {
      this.#process.kill();
    } else {
      process.kill(pid, 'SIGKILL');
    }
  }

  processorTime(): number | null {
    if (this.#process === null) {
      return 0;
    }
    const { pid } = this.#process;
    const seconds = app.getAppMetrics().find((process) => process.pid === pid)?.cpu.cumulativeCPUUsage;
    return seconds === undefined ? null : seconds * 1_000;
  }
}
