/** Runs an action a little later, once for several calls. */
export class Debounce {
  readonly #action: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the action will run, as a value of `performance.now()`. */
  #due = Number.POSITIVE_INFINITY;

  constructor(action: () => void) {
    this.#action = action;
  }

  /** Runs the action in `ms` milliseconds. An earlier time, if one was set, is dropped. */
  after(ms: number): void {
    clearTimeout(this.#timer);
    this.#due = performance.now() + ms;
    this.#timer = setTimeout(() => this.now(), ms);
  }

  /** Runs the action in `ms` milliseconds, or at the time that was set before if that is sooner. */
  within(ms: number): void {
    if (performance.now() + ms < this.#due) {
      this.after(ms);
    }
  }

  /** Runs the action at once, and not later. */
  now(): void {
    this.cancel();
    this.#action();
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#due = Number.POSITIVE_INFINITY;
  }
}
