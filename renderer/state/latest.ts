/** Tells whether a piece of work is still the latest, so that a late answer is not shown. */
export class Latest {
  #count = 0;

  /** Begins new work. The returned function tells whether this is still the latest work. */
  begin(): () => boolean {
    this.#count += 1;
    return this.watch();
  }

  /** The same for the work that was begun last, without beginning any. */
  watch(): () => boolean {
    const mine = this.#count;
    return () => mine === this.#count;
  }

  /** Ends the latest work: functions returned before return false from now on. */
  end(): void {
    this.#count += 1;
  }
}
