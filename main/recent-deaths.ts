/** How often a process that is started again has died lately. */
export class RecentDeaths {
  readonly #within: number;
  readonly #now: () => number;
  #times: number[] = [];

  /** Deaths longer ago than `within`, in milliseconds, do not count. `now` is a clock that nobody sets. */
  constructor(within: number, now = (): number => performance.now()) {
    this.#within = within;
    this.#now = now;
  }

  /** Counts one more, and gives how many there were lately, this one included. */
  add(): number {
    const now = this.#now();
    this.#times = [...this.#times.filter((time) => now - time < this.#within), now];
    return this.#times.length;
  }

  forget(): void {
    this.#times = [];
  }
}
