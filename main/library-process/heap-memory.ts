import { setFlagsFromString } from 'node:v8';

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
