/** Does something a little later, once for all the times that it was asked for meanwhile. */
export class Debounce {
  readonly #action: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When it is done, as `performance.now()` counts. */
  #due = Number.POSITIVE_INFINITY;

  constructor(action: () => void) {
    this.#action = action;
  }

  /** In so many milliseconds from now, however soon it was to be before. */
  after(ms: number): void {
    clearTimeout(this.#timer);
    this.#due = performance.now() + ms;
    this.#timer = setTimeout(() => this.now(), ms);
  }

  /** In so many milliseconds at the latest: what is due sooner stays so. */
  within(ms: number): void {
    if (performance.now() + ms < this.#due) {
      this.after(ms);
    }
  }

  /** At once, and then not later. */
  now(): void {
    this.cancel();
    this.#action();
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#due = Number.POSITIVE_INFINITY;
  }
}
