import { type Anchor, anchorAt, findAnchors } from './anchor.ts';
import { Debounce } from './debounce.ts';
import { placesOf, rowHeight } from './list-places.ts';
import type { ShownView } from './view-feed.ts';

/** How long after its last move a pointer still aims at a post of a list, in milliseconds. At a result it aims as long as it is there. */
const aimingTime = 2_000;
/** Results that have just come are in the page after so many frames. */
const framesToCome = 30;
/** In CSS pixels, as long as the list does not stand in the page. */
const usualHeight = 800;

interface Options {
  readonly shown: () => Pick<ShownView, 'rows' | 'state'> | null;
  readonly isSearching: () => boolean;
  /** Told when the person stops aiming. */
  readonly onSettled: () => void;
}

/** Where the list stands, and what of it the pointer is on: new rows leave both as they are. */
export class ListPlace {
  readonly #options: Options;
  readonly #resting: Debounce;
  #scroller: HTMLElement | null = null;
  /** The pointer over the list, and how far below the list's top edge. */
  #pointer: { readonly below: number; readonly moved: number } | null = null;
  /** The list stood at its top until results came above the row under the pointer; it now stands so far below. */
  #heldAt: number | null = null;

  constructor(options: Options) {
    this.#options = options;
    this.#resting = new Debounce(options.onSettled);
  }

  setScroller(element: HTMLElement | null): void {
    this.#scroller = element;
  }

  scrollTop(): number {
    return this.#scroller?.scrollTop ?? 0;
  }

  /** Rows that fit, the one that is cut off too. */
  rowsShown(): number {
    return Math.ceil((this.#scroller?.clientHeight ?? usualHeight) / rowHeight()) + 1;
  }

  /** What the place holds on to, best first. */
  anchors(): readonly Anchor[] {
    const shown = this.#options.shown();
    if (!this.#scroller || !shown) {
      return [];
    }
    const { scrollTop, clientHeight } = this.#scroller;
    const places = placesOf(shown.state);
    const rowAt = (index: number) => shown.rows.get(index);
    // Results come in an order that changes while the folder is read; a list of posts only grows at its top.
    const pointed = this.#pointer && this.isAiming() ? anchorAt(scrollTop, this.#pointer.below, places, rowAt) : [];
    return [...pointed, ...findAnchors(scrollTop, clientHeight, places, rowAt)];
  }

  /** Whether a person is aiming at a row right now. */
  isAiming(): boolean {
    return (
      this.#pointer !== null && (this.#options.isSearching() || performance.now() - this.#pointer.moved <= aimingTime)
    );
  }

  /** The pointer is so far below the list's top edge; null: it is away, or the keyboard is used. */
  pointAt(below: number | null): void {
    this.#resting.cancel();
    this.#pointer = below === null ? null : { below, moved: performance.now() };
    if (this.#pointer) {
      this.#resting.after(aimingTime + 1);
    } else {
      const held = this.#heldAt;
      this.#heldAt = null;
      this.#returnToTop(held);
      this.#options.onSettled();
    }
  }

  /** The list is about to be scrolled there, for rows that came; `fresh`: of another list. */
  moved(scrollTop: number, fresh: boolean): void {
    const stoodAt = this.scrollTop();
    if (fresh || scrollTop === 0) {
      this.#heldAt = null;
    } else if (stoodAt === 0 || stoodAt === this.#heldAt) {
      this.#heldAt = scrollTop;
    }
  }

  /** Back to the top, where the list stands as far below it as results that came have put it, or will in a moment. */
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
