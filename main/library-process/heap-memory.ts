import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Together these functions halve the memory of the library process for a folder of two thousand posts.

/** With more posts than this, a query makes so many objects that clearing them away often would take too long. */
const manyPosts = 10_000;

/**
 * Keeps the space for new objects small. By default V8 doubles it until it has tens of megabytes, and hardly ever gives
 * them back. Threads get more space from their start, since they make many objects and end soon.
 */
export function keepYoungSpaceSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--min-semi-space-size=8');
}

export function hasManyPosts(posts: number): boolean {
  return posts > manyPosts;
}

/** Lets that space grow if a library has many posts. */
export function growYoungSpaceFor(posts: number): void {
  if (hasManyPosts(posts)) {
    setFlagsFromString('--semi-space-growth-factor=2');
  }
}

interface GarbageCollection {
  readonly type: 'major';
  /** `async`: in a task of its own. */
  readonly execution?: 'async';
  /** `last-resort`: free memory is given back to the system too. */
  readonly flavor?: 'last-resort';
}

/**
 * Gives memory back to the system that the process no longer needs. By itself V8 would keep it until much more is in use.
 * The process stops three times for some tens of milliseconds, the last time the longest. Call it when nobody waits.
 */
export async function giveMemoryBack(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (how: GarbageCollection) => Promise<void> | undefined;
  setFlagsFromString('--no-expose-gc');
  // Some buffers are freed by the first collection only for the second.
  await collect({ type: 'major', execution: 'async' });
  await collect({ type: 'major', execution: 'async' });
  await collect({ type: 'major', flavor: 'last-resort' });
}
