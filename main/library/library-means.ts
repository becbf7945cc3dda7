import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { boundCache } from './cache/bound-cache.ts';
import { ownCacheFolder } from './cache/cache-folder.ts';
import { SavedLibrary } from './cache/saved-library.ts';
import { InThreadMaker } from './records/in-thread-maker.ts';
import type { SegmentMaker } from './records/segment-maker.ts';
import { findWorkerEntry } from './records/worker-entry.ts';
import { WorkerPool } from './records/worker-pool.ts';

/** What a library makes its records with, and where it keeps them. */
export interface LibraryMeans {
  readonly maker: SegmentMaker;
  /** Null where nothing is saved. */
  readonly saved: SavedLibrary | null;
}

export interface MeansOptions {
  /** Absolute. */
  readonly root: string;
  /** False: nothing is read from the cache or written there. */
  readonly cache: boolean;
  /** One post at a time: after a death that several posts may be to blame for. */
  readonly careful?: boolean;
}

/** More threads than this read faster than a disk gives. */
const mostWorkers = 6;

/**
 * Worker threads and the cache folder of this person, for the app and the command line alike. Code that was not built
 * has no workers and saves nothing.
 */
export function findMeans({ root, cache, careful = false }: MeansOptions): LibraryMeans {
  const entry = findWorkerEntry();
  if (entry === null) {
    return meansInThread();
  }
  const maker = new WorkerPool({ entry, workers: workerCount(), careful, fallback: new InThreadMaker() });
  return { maker, saved: cache ? openSaved(root, entry) : null };
}

/** Everything in this thread, and nothing saved. */
export function meansInThread(): LibraryMeans {
  return { maker: new InThreadMaker(), saved: null };
}

/** With many cores one stays free for the window. */
function workerCount(): number {
  const cores = availableParallelism();
  return Math.min(mostWorkers, cores <= 2 ? cores : cores - 1);
}

function openSaved(root: string, entry: string): SavedLibrary | null {
  try {
    const folder = ownCacheFolder();
    const own = realpathSync(root);
    // Nothing is ever written in the folder of the posts, be it a person's whole home.
    if (isInside(folder, own)) {
      return null;
    }
    const code = createHash('sha256').update(readFileSync(entry)).digest('hex');
    const saved = new SavedLibrary(folder, { root: own, code });
    boundCache(folder);
    return saved;
  } catch {
    return null;
  }
}

/** Whether a folder, which need not be there yet, lies in another one, whose path is a real one. */
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
