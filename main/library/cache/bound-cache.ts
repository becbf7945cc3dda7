import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** The saved records of one folder of posts. */
export interface CachedLibrary {
  readonly folder: string;
  /** In bytes. */
  readonly size: number;
  /** When it was last opened, in milliseconds since 1970; 0 where that is not known. */
  readonly used: number;
}

/** Leaves anything else in the cache folder alone, since others may have put it there. */
const libraryName = /^[0-9a-f]{32}$/;

/** In bytes. It holds several libraries of 48,000 posts. */
const largestCache = 2 * 1024 ** 3;

/**
 * In milliseconds. A later date than this from now was written while the clock was wrong. It would be the newest for years.
 */
const clockError = 60_000;

/** All saved records, the least recently used first. */
export function cachedLibraries(cacheFolder: string): readonly CachedLibrary[] {
  return namesIn(cacheFolder)
    .filter((name) => libraryName.test(name))
    .map((name) => cachedLibrary(path.join(cacheFolder, name)))
    .sort((a, b) => a.used - b.used);
}

/**
 * Removes the least recently used records until the rest is no larger than `largest`. The last used records always
 * stay.
 */
export function boundCache(cacheFolder: string, largest = largestCache): void {
  const libraries = cachedLibraries(cacheFolder);
  let size = libraries.reduce((sum, library) => sum + library.size, 0);
  for (const library of libraries.slice(0, -1)) {
    if (size <= largest) {
      break;
    }
    remove(library.folder);
    size -= library.size;
  }
}

/** Removes all saved records. A running Offprint can still read the files that it has open. */
export function clearCached(cacheFolder: string): void {
  remove(cacheFolder);
}

function cachedLibrary(folder: string): CachedLibrary {
  const sizes = namesIn(folder).map((name) => statOf(path.join(folder, name))?.size ?? 0);
  const used = statOf(path.join(folder, 'used'))?.mtimeMs ?? 0;
  return {
    folder,
    size: sizes.reduce((sum, size) => sum + size, 0),
    used: used > Date.now() + clockError ? 0 : used,
  };
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // Windows keeps files that are open; the next start removes them.
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function statOf(file: string) {
  try {
    return statSync(file);
  } catch {
    return null;
  }
}
