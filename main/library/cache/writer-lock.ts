import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';

/** In milliseconds. How often a holder says that it is alive, and after how long a silence it is taken for gone. */
const beat = 30_000;
const silence = 5 * 60_000;

/**
 * The right to write in a folder, held by one process at a time. A file with the number of the process: the right of a
 * process that has died is free at once. Another process may have got its number since, so a holder also renews the
 * date of the file.
 */
export class WriterLock {
  readonly #file: string;
  readonly #mine: string;
  readonly #beating: NodeJS.Timeout;

  private constructor(file: string, mine: string) {
    this.#file = file;
    this.#mine = mine;
    this.#beating = setInterval(() => this.#renew(), beat);
    this.#beating.unref();
  }

  /** Null where another process holds it, or nothing can be written there. */
  static take(file: string): WriterLock | null {
    const mine = `${process.pid} ${randomBytes(8).toString('hex')}`;
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        writeFileSync(file, mine, { flag: 'wx' });
        return new WriterLock(file, mine);
      } catch (error) {
        if (codeOf(error) !== 'EEXIST' || isHeld(file)) {
          return null;
        }
        // Of several that find it abandoned, one can rename it.
        setAside(file);
      }
    }
    return null;
  }

  /** Whether it is still ours: a computer that slept for long may have lost it. */
  get held(): boolean {
    return textOf(this.#file) === this.#mine;
  }

  release(): void {
    clearInterval(this.#beating);
    if (this.held) {
      rmSync(this.#file, { force: true });
    }
  }

  #renew(): void {
    if (this.held) {
      const now = new Date();
      utimesSync(this.#file, now, now);
    }
  }
}

function isHeld(file: string): boolean {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    return age < silence && isAlive(Number.parseInt(textOf(file) ?? '', 10));
  } catch {
    return false;
  }
}

function isAlive(process_: number): boolean {
  if (!(process_ > 0)) {
    return false;
  }
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    // There is such a process, of another person.
    return codeOf(error) === 'EPERM';
  }
}

function setAside(file: string): void {
  const aside = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch {
    // Another process was faster.
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
