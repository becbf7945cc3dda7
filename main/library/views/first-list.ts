import { firstQuery } from '../../../preload/constants/first-query.ts';
import type { OpenedView } from '../../../preload/contract.ts';
import type { KeptList } from '../cache/first-list-file.ts';
import type { SavedLibrary } from '../cache/saved-library.ts';
import type { LibraryId, ViewId } from '../model/ids.ts';
import type { CallArgs } from '../protocol.ts';

type Asked = CallArgs<'view.open'>;

/** Keeps the list that a window shows first. The next start shows it before anything else is loaded. */
export class FirstList {
  readonly #saved: SavedLibrary;
  readonly #build: string;
  #asked: Asked | null = null;
  #kept = '';

  constructor(saved: SavedLibrary, build: string) {
    this.#saved = saved;
    this.#build = build;
  }

  /** Must be called for every list that a window opens. */
  opened(asked: Asked): void {
    const { query, from, cursor } = asked;
    if (from === 0 && cursor === null && JSON.stringify(query) === JSON.stringify(firstQuery)) {
      this.#asked = asked;
    }
  }

  /** The first query of the window. Null if there was none yet. */
  get asked(): Asked | null {
    return this.#asked;
  }

  /** Saves the current list, unless it was saved already. */
  keep({ state, ...rest }: OpenedView): void {
    if (this.#asked === null) {
      return;
    }
    const list = { ...rest, state: { ...state, viewId: '' as ViewId, revision: 0 } };
    const kept: KeptList = { library: this.#asked.library, build: this.#build, list };
    const text = JSON.stringify(kept);
    if (text !== this.#kept) {
      this.#kept = text;
      this.#saved.keepFirstList(kept);
    }
  }

  /** Saves the still of the window that shows this library. */
  keepStill(library: LibraryId, { look, still }: CallArgs<'still.keep'>): void {
    this.#saved.keepStill({ library, build: this.#build, look, still });
  }
}
