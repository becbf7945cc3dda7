/** Something that happens once, and that others wait for. */
export class Signal {
  /** Resolves when it happens, or at once when it has happened. */
  readonly heard: Promise<void>;
  #resolve = (): void => {};
  #isHeard = false;

  constructor() {
    this.heard = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** It has happened. Later calls change nothing. */
  hear(): void {
    this.#isHeard = true;
    this.#resolve();
  }

  isHeard(): boolean {
    return this.#isHeard;
  }
}
