import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { app, dialog } from 'electron';

/** Writes what went wrong, for a person who reports it: to the error stream, and to `log` in the user-data folder. */
export interface FaultLog {
  write(sentence: string): void;
  /** The file of the log. */
  readonly file: string;
}

const largest = 1_000_000;

/** Keeps the log and one older one, each of about a megabyte. It never throws: there is nowhere left to say so. */
export function openFaultLog(folder: string): FaultLog {
  const file = path.join(folder, 'log');
  return {
    file,
    write: (sentence) => {
      const line = `${new Date().toISOString()} ${sentence.trimEnd()}\n`;
      process.stderr.write(line);
      try {
        mkdirSync(folder, { recursive: true });
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest) {
          renameSync(file, `${file}.old`);
        }
        appendFileSync(file, line, { mode: 0o600 });
      } catch {
        // A full or read-only disk.
      }
    },
  };
}

/**
 * Logs what nobody caught. With a person in front of the window a message follows, once, and the app goes on; without
 * one (`attended` false: a script, a test, a start that has no window yet) the app ends with code 70, since Electron's
 * own dialog would wait for ever for someone to close it.
 */
export function catchFaults(log: FaultLog, attended: () => boolean): void {
  let told = false;
  const caught = (error: unknown): void => {
    log.write(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (!attended()) {
      app.exit(70);
      return;
    }
    if (!told) {
      told = true;
      void dialog.showMessageBox({
        type: 'warning',
        message: 'Something went wrong inside Offprint.',
        detail: `It goes on, but quitting and starting it again is wiser. Your posts are untouched.\n\nWhat happened is written in ${log.file}.`,
      });
    }
  };
  process.on('uncaughtException', caught);
  process.on('unhandledRejection', caught);
  // A closed pipe on our output is no fault of ours.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
}
