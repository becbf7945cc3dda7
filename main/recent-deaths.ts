/** Counts how often a process died lately, to limit its restarts. */
export class RecentDeaths {
  readonly #within: number;
  readonly #now: () => number;
  #times: number[] = [];

  /** Deaths longer ago than `within`, in milliseconds, do not count. `now` is a clock that nobody sets. */
  constructor(within: number, now = (): number => performance.now()) {
    this.#within = within;
    this.#now = now;
  }

  /** Adds a death, and returns how many there were lately, including this one. */
  add(): number {
    const now = this.#now();
    this.#times = [...this.#times.filter((time) => now - time < this.#within), now];
    return this.#times.length;
  }

  forget(): void {
    this.#times = [];
  }
}
