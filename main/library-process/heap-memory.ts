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

/** Lets that space grow if a library has many posts. */
export function growYoungSpaceFor(posts: number): void {
  if (posts > manyPosts) {
    setFlagsFromString('--semi-space-growth-factor=2');
  }
}

/** In bytes, and more than V8 lets a small heap grow by. */
const largeBuffer = 100_000_000;

/**
 * Has V8 collect garbage, in small steps beside other work. V8 itself would wait until much more is in use. It counts
 * the bytes of buffers too, so it begins at once when it sees some large ones. Their bytes are never touched, so the
 * system gives no memory for them. A full collection in one piece would stop the process for half a second.
 */
export function beginToCollectGarbage(): void {
  for (let made = 0; made < 3; made += 1) {
    new ArrayBuffer(largeBuffer);
  }
}
