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
 * Starts library processes as utility processes of Electron. Such a process takes as long to start as the page. So
 * `prepare` starts one before the folder is known, and the next `start` uses it.
 */
export class UtilityChildren {
  readonly #onErrorText: (text: string) => void;
  #prepared: UtilityProcess | null = null;

  /** `onErrorText` gets the error output of the processes. */
  constructor(onErrorText: (text: string) => void) {
    this.#onErrorText = onErrorText;
  }

  /** Starts a process that waits for a folder. Must be called after `ready`. */
  prepare(): void {
    const prepared = this.#fork();
    this.#prepared = prepared;
    prepared.once('exit', () => {
      if (this.#prepared === prepared) {
        this.#prepared = null;
      }
    });
  }

  readonly start: StartLibraryChild = (onMessage, onExit) => {
    const child = this.#prepared ?? this.#fork();
    this.#prepared = null;
    return new UtilityChild(child, onMessage, onExit);
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

class UtilityChild implements LibraryChild {
  readonly #process: UtilityProcess;

  constructor(child: UtilityProcess, onMessage: (message: FromLibrary) => void, onExit: (reason: string) => void) {
    this.#process = child;
    child.on('message', (message: FromLibrary) => onMessage(message));
    child.once('exit', (code) => onExit(`code ${code}`));
  }

  post(message: ToLibrary): void {
    this.#process.postMessage(message);
  }

  kill(): void {
    const { pid } = this.#process;
    // `kill` sends a signal that a busy loop does not notice.
    if (pid === undefined || process.platform === 'win32') {
      this.#process.kill();
    } else {
      process.kill(pid, 'SIGKILL');
    }
  }
}
