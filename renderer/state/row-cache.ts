import type { PostRow } from '../../main/library/model/list.ts';

/** Rows that are asked for at once while a list is scrolled; the contract allows `mostRows`. */
const rowsAtOnce = 30;
// Some 3 MB: enough to scroll back and forth, little enough to forget the rest of 48,000.
const keptRows = 3_000;

/** The rows of one revision of a view that have come so far. Never mixes revisions: a new one gets a new cache. */
export class RowCache {
  readonly #rows = new Map<number, PostRow>();
  readonly #asked = new Set<number>();

  get(index: number): PostRow | undefined {
    return this.#rows.get(index);
  }

  /**
   * Rows to ask for, as a range: the first of two others (half-open) that are neither here nor asked for, and those
   * after it, or else before it, up to `atOnce`. Null where nothing is missing.
   */
  nextMissing(
    from: number,
    to: number,
    total: number,
    atOnce = rowsAtOnce,
  ): readonly [from: number, to: number] | null {
    const end = Math.min(to, total);
    let first = -1;
    for (let index = Math.max(0, from); index < end; index++) {
      const here = this.#rows.get(index);
      if (here) {
        this.#rows.delete(index);
        this.#rows.set(index, here);
      } else if (first < 0 && this.#isMissing(index)) {
        first = index;
      }
    }
    if (first < 0) {
      return null;
    }
    let last = first + 1;
    while (last < total && (last < end || last - first < atOnce) && this.#isMissing(last)) {
      last++;
    }
    while (first > 0 && last - first < atOnce && this.#isMissing(first - 1)) {
      first--;
    }
    return [first, last];
  }

  #isMissing(index: number): boolean {
    return !this.#rows.has(index) && !this.#asked.has(index);
  }

  /** Remembers that these rows (half-open) are on their way. */
  asked(from: number, to: number): void {
    for (let index = from; index < to; index++) {
      this.#asked.add(index);
    }
  }

  /** These rows (half-open) did not come: they may be asked for again. */
  missed(from: number, to: number): void {
    for (let index = from; index < to; index++) {
      this.#asked.delete(index);
    }
  }

  /** Takes in rows, the first of which has this number. */
  put(from: number, rows: readonly PostRow[]): void {
    for (const [at, row] of rows.entries()) {
      this.#asked.delete(from + at);
      this.#rows.delete(from + at);
      this.#rows.set(from + at, row);
    }
    for (const oldest of this.#rows.keys()) {
      if (this.#rows.size <= keptRows) {
        break;
      }
      this.#rows.delete(oldest);
    }
  }
}
