import { Debounce } from '../../state/debounce.ts';
import type { PlaceForPost } from './place-for-post.ts';

/** In milliseconds: what is read for less is not remembered. */
const rest = 300;

/** Remembers post and place for the next start. */
export class Session {
  readonly #place: PlaceForPost;
  readonly #writing = new Debounce(() => this.#write());

  constructor(place: PlaceForPost) {
    this.#place = place;
  }

  /** Once the reader rests. */
  writeSoon(): void {
    this.#writing.after(rest);
  }

  /** At once: the window is about to go. */
  writeNow(): void {
    this.#writing.now();
  }

  #write(): void {
    const { library, store, frame, request } = this.#place;
    const { post, opening } = store.getState();
    if (post && opening === null) {
      void request('session.write', { library: library.id, post: post.id, place: frame.readPlace() });
    }
  }

  close(): void {
    this.#writing.cancel();
  }
}
