import type { LibraryId, PostId } from '../../main/library/model.ts';
import { bridge } from '../state/bridge.ts';

/** How long a pointer or the keyboard rests on a row before its post is made ready, in milliseconds. */
const rest = 50;

let expected: PostId | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The pointer or the keyboard is on this row: its post is likely to be opened next, and is made ready for that. */
export function expectPost(library: LibraryId, post: PostId): void {
  if (post === expected) {
    return;
  }
  expected = post;
  clearTimeout(timer);
  timer = setTimeout(() => void bridge.request('post.prepare', { library, post }), rest);
}

/** It is opened now: nothing is left to be made ready. */
export function forgetExpected(): void {
  clearTimeout(timer);
}
