import type { Assigned } from './known-names.ts';

interface Entry {
  readonly from: number;
  readonly value: Assigned | null | undefined;
}

/** What the names of a post mean, by place. Names are set in the order of their places. */
export class NameLog {
  readonly #entries = new Map<string, Entry[]>();
  readonly #history: string[] = [];

  /** How many times names were set so far. `forget` takes such a number. */
  get size(): number {
    return this.#history.length;
  }

  set(name: string, from: number, value: Assigned | null): void {
    this.#put(name, { from, value });
    this.#history.push(name);
  }

  /**
   * Makes names unknown from a place on: all that were set since `since`. Their tags may run never or several times.
   */
  forget(since: number, from: number): void {
    for (const name of new Set(this.#history.slice(since))) {
      this.#put(name, { from, value: null });
    }
  }

  /** Gives a name back the meaning that it had at an earlier place. */
  restore(name: string, from: number, earlier: number): void {
    this.#put(name, { from, value: this.at(name, earlier) });
  }

  at(name: string, place: number): Assigned | null | undefined {
    const entries = this.#entries.get(name);
    if (entries === undefined) {
      return undefined;
    }
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((entries[middle]?.from ?? 0) <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return entries[low - 1]?.value;
  }

  #put(name: string, entry: Entry): void {
    const entries = this.#entries.get(name);
    if (entries === undefined) {
      this.#entries.set(name, [entry]);
    } else if (entry.value !== null || entries.at(-1)?.value !== null) {
      entries.push(entry);
    }
  }
}
