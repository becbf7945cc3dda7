import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { app, dialog } from 'electron';
import { say } from '../speech.ts';

const largest = 1_000_000;

/**
 * Writes errors to the error stream, and to `log` in the user-data folder, for a person who reports them. It keeps the
 * current log and one older log, each of about a megabyte. It never throws, since nobody could be told.
 */
export class FaultLog {
  /** The path of the log. */
  readonly file: string;

  constructor(folder: string) {
    this.file = path.join(folder, 'log');
  }

  write(sentence: string): void {
    const line = `${new Date().toISOString()} ${sentence.trimEnd()}\n`;
    process.stderr.write(line);
    try {
      mkdirSync(path.dirname(this.file), { recursive: true });
      if ((statSync(this.file, { throwIfNoEntry: false })?.size ?? 0) > largest) {
        renameSync(this.file, `${this.file}.old`);
      }
      appendFileSync(this.file, line, { mode: 0o600 });
    } catch {
      // The disk is full or read-only.
    }
  }

  /** Writes an error with its stack. `before` says what failed, if the error does not. */
  writeError(error: unknown, before = ''): void {
    this.write(before + (error instanceof Error ? (error.stack ?? error.message) : String(error)));
  }
}

/**
 * Logs errors that nobody caught. If a person uses the window, one message is shown and the app goes on. Otherwise
 * (`attended` is false: a script, a test, or no window yet) the app exits with code 70. Electron's own dialog would
 * wait for ever for someone to close it.
 */
export function catchFaults(log: FaultLog, attended: () => boolean): void {
  const uncaught = new UncaughtFaults(log, attended);
  process.on('uncaughtException', (error) => uncaught.tell(error));
  process.on('unhandledRejection', (error) => uncaught.tell(error));
  // A closed pipe for our output is not an error.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
}

class UncaughtFaults {
  readonly #log: FaultLog;
  readonly #attended: () => boolean;
  #isTold = false;

  constructor(log: FaultLog, attended: () => boolean) {
    this.#log = log;
    this.#attended = attended;
  }

  tell(error: unknown): void {
    this.#log.writeError(error);
    if (!this.#attended()) {
      app.exit(70);
      return;
    }
    if (!this.#isTold) {
      this.#isTold = true;
      void dialog.showMessageBox({
        type: 'warning',
        message: say('dialog.fault'),
        detail: say('dialog.fault-detail', { file: this.#log.file }),
      });
    }
  }
}
