import type { LibraryId, PostId } from '../../main/library/model/ids.ts';
import type { Ask } from '../state/ask.ts';
import { Debounce } from '../state/debounce.ts';

/** How long a pointer or the keyboard rests on a row before its post is made ready, in milliseconds. */
const rest = 50;

/** The post that is likely to be opened next is made ready for that. */
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

  /** The pointer or the keyboard is on its row. */
  expect(library: LibraryId, post: PostId): void {
    if (post !== this.#expected?.post) {
      this.#expected = { library, post };
      this.#asking.after(rest);
    }
  }

  /** It is opened now: nothing is left to be made ready. */
  forget(): void {
    this.#asking.cancel();
  }
}
