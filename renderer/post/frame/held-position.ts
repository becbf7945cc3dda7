/**
 * Scrolls the window of a frame. A position that is held is scrolled to again when pictures load and move the text, until
 * it is let go.
 */
export class HeldPosition {
  readonly #windowOf: () => Window | null;
  #scroll: (() => void) | null = null;

  /** `windowOf` gives the window of the frame; null while there is none. */
  constructor(windowOf: () => Window | null) {
    this.#windowOf = windowOf;
  }

  /** Scrolls now, and again at each `restore`, until `letGo`. */
  hold(scroll: () => void): void {
    this.#scroll = scroll;
    scroll();
  }

  letGo(): void {
    this.#scroll = null;
  }

  /** Scrolls to the held position. To be called when the height of the article has changed. */
  restore(): void {
    this.#scroll?.();
  }

  /** Scrolls until the top of an element is at the top of the frame. `offset` is added, in CSS pixels. */
  scrollToElement(element: Element, offset: number): void {
    const window = this.#windowOf();
    if (window) {
      window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY + offset);
    }
  }

  /**
   * Scrolls by the height of something that was put above the frame (negative: removed). So the text stays where it is on
   * the screen. At the beginning of a post nothing is scrolled.
   */
  keepTextInPlace(height: number): void {
    const window = this.#windowOf();
    if (window && window.scrollY > 0) {
      window.scrollBy(0, height);
    }
  }
}
