import path from 'node:path';
import { app, type UtilityProcess, utilityProcess } from 'electron';
import type { FromLibrary, ToLibrary } from '../library/protocol.ts';
import type { LibraryChild, StartLibraryChild } from './library-child.ts';

/**
 * What the process needs from its surroundings: languages, time zone, the folders for temporary files and for what is
 * kept between starts; no secrets.
 */
const passedOn =
  /^(?:LANG|LANGUAGE|LC_\w+|TZ|HOME|XDG_CACHE_HOME|USERPROFILE|LOCALAPPDATA|TMPDIR|TEMP|TMP|SystemRoot|windir|LD_LIBRARY_PATH)$/i;

/**
 * Starts library processes in Electron's utility processes. A process takes as long to be up as the window's page:
 * `prepare` starts one before it is known for which folder, and the next `start` takes that one.
 */
export class UtilityChildren {
  readonly #onErrorText: (text: string) => void;
  #prepared: UtilityProcess | null = null;

  /** `onErrorText` is told what the processes write to their error streams. */
  constructor(onErrorText: (text: string) => void) {
    this.#onErrorText = onErrorText;
  }

  /** Starts a process that waits for a folder. To be called after `ready`. */
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
    // A busy loop does not hear the polite signal that `kill` sends.
    if (pid === undefined || process.platform === 'win32') {
      this.#process.kill();
    } else {
      process.kill(pid, 'SIGKILL');
    }
  }
}
