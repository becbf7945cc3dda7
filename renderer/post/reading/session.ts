import { bridge } from '../../state/bridge.ts';
import { useLibrary } from '../../state/library-store.ts';
import * as frame from '../frame/frame.ts';
import { useReader } from './reader-store.ts';

let sessionTimer: ReturnType<typeof setTimeout> | undefined;

/** Remembers post and place for the next start, once the reader rests. */
export function writeSession(): void {
  clearTimeout(sessionTimer);
  sessionTimer = setTimeout(writeSessionNow, 300);
}

/** The same at once: the window is about to go. */
export function writeSessionNow(): void {
  clearTimeout(sessionTimer);
  const { library } = useLibrary.getState();
  const { post, opening } = useReader.getState();
  if (!library || !post || opening !== null) {
    return;
  }
  void bridge.request('session.write', { library: library.id, post: post.id, place: frame.readPlace() });
}

/** What was about to be remembered is not: its library is closed. */
export function forgetSession(): void {
  clearTimeout(sessionTimer);
}
