import type { LibraryId, PostId } from '../../main/library/model/ids.ts';
import type { Ask } from '../state/ask.ts';
import { Debounce } from '../state/debounce.ts';

/** In milliseconds: how long the pointer or the focus stays on a row before its post is made ready. */
const rest = 50;

/** Asks the library to make a post ready that is likely to be opened next. */
export class ExpectedPost {
  readonly #ask: Ask;
  #expected: { readonly library: LibraryId; readonly post: PostId } | null = null;
  readonly #asking = new Debounce(() => {
    if (this.#expected) {
      void this.#ask('post.prepare', this.#expected);
    }
  });

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** To be called when the pointer or the focus comes to the post's row. */
  expect(library: LibraryId, post: PostId): void {
    if (post !== this.#expected?.post) {
      this.#expected = { library, post };
      this.#asking.after(rest);
    }
  }

  /** To be called when a post is opened: nothing has to be made ready any more. */
  forget(): void {
    this.#asking.cancel();
  }
}
