import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isAlive } from '../library/storage/is-alive.ts';

const prefix = 'offprint-profile-';

/**
 * Makes a profile for one start in the folder for temporary files. Chromium writes to it even after our last line has run,
 * so each start removes those of processes that are gone. The number of the process says so; a date would not, since a
 * profile may be in use for days and the clock may be set meanwhile.
 */
export function makeTemporaryProfile(temporary: string): string {
  for (const name of namesIn(temporary)) {
    const [, number] = new RegExp(`^${prefix}(\\d+)-`).exec(name) ?? [];
    if (number !== undefined && !isAlive(Number(number))) {
      remove(path.join(temporary, name));
    }
  }
  return mkdtempSync(path.join(temporary, `${prefix}${process.pid}-`));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another start removes it at the same time, or it belongs to another person.
  }
}
