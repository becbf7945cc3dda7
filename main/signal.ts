/** An event that happens once, and that others can wait for. */
export class Signal {
  /** Resolves when the event happens, or at once if it has happened. */
  readonly heard: Promise<void>;
  #resolve = (): void => {};
  #isHeard = false;

  constructor() {
    this.heard = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Marks the event as happened. Later calls have no effect. */
  hear(): void {
    this.#isHeard = true;
    this.#resolve();
  }

  isHeard(): boolean {
    return this.#isHeard;
  }
}
