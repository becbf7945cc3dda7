import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

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
  // Twice, because some buffers can be freed only by the collection after the one that finds them unused.
  await collect({ type: 'major', execution: 'async' });
  await collect({ type: 'major', execution: 'async' });
  await collect({ type: 'major', flavor: 'last-resort' });
}
