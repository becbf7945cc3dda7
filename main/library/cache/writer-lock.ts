import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { isAlive } from '../storage/is-alive.ts';

/** In milliseconds: how often a holder renews the lock, and how long it may be silent before it counts as gone. */
const beat = 30_000;
const silence = 5 * 60_000;
/** In milliseconds. Removing an abandoned lock takes no longer, unless the process that removes it dies. */
const longestTakeover = 10_000;

/**
 * A lock file that lets one process at a time write in a folder. It has the number of that process. The lock is free as
 * soon as the process has died. A new process may get the same number, so the holder also renews the file's date.
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

  /** Null if another process holds it, or nothing can be written there. */
  static take(file: string): WriterLock | null {
    const mine = `${process.pid} ${randomBytes(8).toString('hex')}`;
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        writeFileSync(file, mine, { flag: 'wx' });
        return new WriterLock(file, mine);
      } catch (error) {
        if (codeOf(error) !== 'EEXIST' || stateOf(file) === 'held' || !removeAbandoned(file)) {
          return null;
        }
      }
    }
    return null;
  }

  /** Whether the lock still belongs to this process. A computer that slept for long may have lost it. */
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
    try {
      if (this.held) {
        const now = new Date();
        utimesSync(this.#file, now, now);
      }
    } catch {
      // The file was just removed or can't be changed. In both cases the lock will be lost soon.
    }
  }
}

/** `none` if the file does not exist. */
function stateOf(file: string): 'held' | 'abandoned' | 'none' {
  try {
    const isSilent = ageOf(file) >= silence;
    const text = readFileSync(file, 'utf8');
    // A process that has just made the file writes its number in the next moment.
    return !isSilent && (text === '' || isAlive(Number.parseInt(text, 10))) ? 'held' : 'abandoned';
  } catch {
    return 'none';
  }
}

/** How far the date of a file is from now. A date to come was written before the clock was set back, so it is old too. */
function ageOf(file: string): number {
  return Math.abs(Date.now() - statSync(file).mtimeMs);
}

/**
 * Removes the lock file of a process that is gone. One process may do so at a time. Otherwise a slow one could remove the
 * new lock of a faster one. Returns whether this process should try to take the lock again.
 */
function removeAbandoned(file: string): boolean {
  const guard = `${file}.taken`;
  try {
    writeFileSync(guard, '', { flag: 'wx' });
  } catch {
    return removeOldGuard(guard);
  }
  try {
    const state = stateOf(file);
    // Without a lock file there is nothing to do: a file that appears now belongs to a new holder.
    if (state === 'abandoned') {
      rmSync(file, { force: true });
    }
    return state !== 'held';
  } catch {
    return false;
  } finally {
    rmSync(guard, { force: true });
  }
}

/** Removes the guard of a process that died before it could remove it. */
function removeOldGuard(guard: string): boolean {
  try {
    const isOld = ageOf(guard) > longestTakeover;
    if (isOld) {
      rmSync(guard, { force: true });
    }
    return isOld;
  } catch {
    return false;
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
