import path from 'node:path';
import { app, type UtilityProcess, utilityProcess } from 'electron';
import type { FromLibrary, ToLibrary } from '../library/protocol.ts';
import type { LibraryChild } from './library-child.ts';

interface Options {
  readonly onMessage: (message: FromLibrary) => void;
  readonly onExit: (reason: string) => void;
  /** Told what the process writes to its error stream. */
  readonly onErrorText: (text: string) => void;
}

// What the process needs from its surroundings: languages, time zone and the folder for temporary files; no secrets.
const passedOn = /^(?:LANG|LANGUAGE|LC_\w+|TZ|HOME|USERPROFILE|TMPDIR|TEMP|TMP|SystemRoot|windir|LD_LIBRARY_PATH)$/i;

/** A library process in Electron's utility process. It starts when the object is made. */
export class UtilityChild implements LibraryChild {
  readonly #process: UtilityProcess;

  constructor({ onMessage, onExit, onErrorText }: Options) {
    const entry = path.join(app.getAppPath(), 'out', 'main', 'library-process.js');
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => passedOn.test(name)));
    this.#process = utilityProcess.fork(entry, [], {
      serviceName: 'Offprint library',
      env,
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    this.#process.stderr?.on('data', (data: Buffer) => onErrorText(data.toString()));
    this.#process.on('message', (message: FromLibrary) => onMessage(message));
    this.#process.once('exit', (code) => onExit(`code ${code}`));
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
