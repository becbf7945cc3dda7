import { Debounce } from '../../state/debounce.ts';
import type { PostServices } from './post-services.ts';

/** In milliseconds: the place is saved when it has not changed for so long. */
const rest = 300;

/** Saves the open post, and the place in it, for the next start. */
export class Session {
  readonly #services: PostServices;
  readonly #writing = new Debounce(() => this.#write());

  constructor(services: PostServices) {
    this.#services = services;
  }

  /** Saves when the place has not changed for a moment. */
  writeSoon(): void {
    this.#writing.after(rest);
  }

  /** Saves at once, because the window may close. */
  writeNow(): void {
    this.#writing.now();
  }

  #write(): void {
    const { library, store, frame, request } = this.#services;
    const { post, opening } = store.getState();
    if (post && opening === null) {
      void request('session.write', { library: library.id, post: post.id, place: frame.readPlace() });
    }
  }

  close(): void {
    this.#writing.cancel();
  }
}
