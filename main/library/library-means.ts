import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { boundCache } from './cache/bound-cache.ts';
import { personCacheFolder } from './cache/cache-folder.ts';
import { SavedLibrary } from './cache/saved-library.ts';
import { InThreadMaker } from './records/in-thread-maker.ts';
import type { SegmentMaker } from './records/segment-maker.ts';
import { findWorkerEntry } from './records/worker-entry.ts';
import { WorkerPool } from './records/worker-pool.ts';

/** The maker of a library's records, and the place where they are saved. */
export interface LibraryMeans {
  readonly maker: SegmentMaker;
  /** Null if nothing is saved. */
  readonly saved: SavedLibrary | null;
}

export interface MeansOptions {
  /** An absolute path. */
  readonly root: string;
  /** If false, nothing is read from the cache or written to it. */
  readonly cache: boolean;
  /** Whether to work on one post at a time. Used after a death that several posts may have caused. */
  readonly careful?: boolean;
}

/** More threads would read faster than a disk delivers. */
const mostWorkers = 6;

/**
 * The worker threads and the cache folder, both for the app and for the command line. Code that was not built has no
 * workers and saves nothing.
 */
export function findMeans({ root, cache, careful = false }: MeansOptions): LibraryMeans {
  const entry = findWorkerEntry();
  if (entry === null) {
    return meansInThread();
  }
  const maker = new WorkerPool({ entry, workers: workerCount(), careful, fallback: new InThreadMaker() });
  return { maker, saved: cache ? openSaved(root, entry) : null };
}

/** Makes records in this thread, and saves nothing. */
export function meansInThread(): LibraryMeans {
  return { maker: new InThreadMaker(), saved: null };
}

/** With more than two cores, one stays free for the window. */
function workerCount(): number {
  const cores = availableParallelism();
  return Math.min(mostWorkers, cores <= 2 ? cores : cores - 1);
}

function openSaved(root: string, entry: string): SavedLibrary | null {
  try {
    const folder = personCacheFolder();
    const trueRoot = realpathSync(root);
    // Nothing may be written in the folder of posts, even if that is a person's home folder.
    if (isInside(folder, trueRoot)) {
      return null;
    }
    const code = createHash('sha256').update(readFileSync(entry)).digest('hex');
    const saved = new SavedLibrary(folder, { root: trueRoot, code });
    boundCache(folder);
    return saved;
  } catch {
    return null;
  }
}

/** Whether a folder, which may not exist yet, is inside another one. `outer` must be a real path. */
function isInside(folder: string, outer: string): boolean {
  for (let place = folder; ; place = path.dirname(place)) {
    if (existsSync(place)) {
      const between = path.relative(outer, realpathSync(place));
      return between === '' || !(between.split(path.sep)[0] === '..' || path.isAbsolute(between));
    }
    if (place === path.dirname(place)) {
      return false;
    }
  }
}
