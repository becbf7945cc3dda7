import { type Anchor, anchorAt, findAnchors } from './anchor.ts';
import { Debounce } from './debounce.ts';
import { placesOf, rowHeight } from './list-places.ts';
import type { ShownView } from './view-feed.ts';

/** In milliseconds: how long after its last move a pointer counts as aiming at a row. With search results it always does. */
const aimingTime = 2_000;
/** In frames: how long it takes at most until new results are in the page. */
const framesToCome = 30;
/** In CSS pixels: the assumed height of the list before it is in the page. */
const usualHeight = 800;

interface Options {
  readonly shown: () => Pick<ShownView, 'rows' | 'state'> | null;
  readonly isSearching: () => boolean;
  /** Called when the person stops aiming. */
  readonly onAimEnd: () => void;
}

/** The scroll position of the list, and the row under the pointer. New rows change neither. */
export class ListPlace {
  readonly #options: Options;
  readonly #resting: Debounce;
  #scroller: HTMLElement | null = null;
  /** The pointer over the list: how far below the top edge of the list, and when it last moved. Null while it is away. */
  #pointer: { readonly below: number; readonly moved: number } | null = null;
  /** The scroll position to which results have moved a list that was at its top. The person did not scroll there. */
  #heldAt: number | null = null;

  constructor(options: Options) {
    this.#options = options;
    this.#resting = new Debounce(options.onAimEnd);
  }

  setScroller(element: HTMLElement | null): void {
    this.#scroller = element;
  }

  scrollTop(): number {
    return this.#scroller?.scrollTop ?? 0;
  }

  /** How many rows fit into the list, with a row that is cut off. */
  rowsShown(): number {
    return Math.ceil((this.#scroller?.clientHeight ?? usualHeight) / rowHeight()) + 1;
  }

  /** The rows that keep their place when the list changes, best first. */
  anchors(): readonly Anchor[] {
    const shown = this.#options.shown();
    if (!this.#scroller || !shown) {
      return [];
    }
    const { scrollTop, clientHeight } = this.#scroller;
    const places = placesOf(shown.state);
    const rowAt = (index: number) => shown.rows.get(index);
    // The row under the pointer comes first: while the folder is read, new results may change the order around it.
    const pointed = this.#pointer && this.isAiming() ? anchorAt(scrollTop, this.#pointer.below, places, rowAt) : [];
    return [...pointed, ...findAnchors(scrollTop, clientHeight, places, rowAt)];
  }

  /** Whether the person is aiming at a row. */
  isAiming(): boolean {
    return (
      this.#pointer !== null && (this.#options.isSearching() || performance.now() - this.#pointer.moved <= aimingTime)
    );
  }

  /** The pointer has moved to `below`, under the list's top edge. Null: it has left, or the person uses the keyboard. */
  pointAt(below: number | null): void {
    this.#resting.cancel();
    this.#pointer = below === null ? null : { below, moved: performance.now() };
    if (this.#pointer) {
      this.#resting.after(aimingTime + 1);
    } else {
      const held = this.#heldAt;
      this.#heldAt = null;
      this.#returnToTop(held);
      this.#options.onAimEnd();
    }
  }

  /** To be called before new rows scroll the list to `scrollTop`. `fresh`: they belong to another list. */
  moved(scrollTop: number, fresh: boolean): void {
    const stoodAt = this.scrollTop();
    if (fresh || scrollTop === 0) {
      this.#heldAt = null;
    } else if (stoodAt === 0 || stoodAt === this.#heldAt) {
      this.#heldAt = scrollTop;
    }
  }

  /** Scrolls back to the top if the list is where results have moved it, or will be within a few frames. */
  #returnToTop(held: number | null, frames = framesToCome): void {
    if (!this.#scroller || held === null || this.#pointer !== null) {
      return;
    }
    if (this.#scroller.scrollTop === held) {
      this.#scroller.scrollTop = 0;
    } else if (frames > 0) {
      requestAnimationFrame(() => this.#returnToTop(held, frames - 1));
    }
  }

  close(): void {
    this.#resting.cancel();
    this.#scroller = null;
  }
}
