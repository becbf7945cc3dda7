/** Tells whether a piece of work is still the one that was begun last, so that a late answer is not shown. */
export class Latest {
  #count = 0;

  /** Begins something in place of what was begun before. The answer tells whether nothing else has been begun since. */
  begin(): () => boolean {
    this.#count += 1;
    return this.watch();
  }

  /** The same without beginning anything. */
  watch(): () => boolean {
    const mine = this.#count;
    return () => mine === this.#count;
  }

  /** What was begun is over. */
  end(): void {
    this.#count += 1;
  }
}
