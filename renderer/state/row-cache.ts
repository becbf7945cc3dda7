import type { PostRow } from '../../main/library/model/list.ts';

/** How many rows one request asks for while the list is scrolled. The contract allows `mostRows`. */
const rowsAtOnce = 30;
// About 3 MB. Enough to scroll back and forth without new requests, and far less than a list of 48,000 rows.
const keptRows = 3_000;

/** The rows that have come so far, of one revision of a view. A new revision gets a new cache. */
export class RowCache {
  readonly #rows = new Map<number, PostRow>();
  readonly #asked = new Set<number>();

  get(index: number): PostRow | undefined {
    return this.#rows.get(index);
  }

  /**
   * The next range of rows to ask for (half-open). It contains the first row from `from` to `to` that is neither here nor
   * asked for, and missing rows after it, or else before it, up to `atOnce`. Null where no row is missing.
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

  /** Notes that these rows (half-open) have been asked for. */
  asked(from: number, to: number): void {
    for (let index = from; index < to; index++) {
      this.#asked.add(index);
    }
  }

  /** Notes that these rows (half-open) did not come, so that they may be asked for again. */
  missed(from: number, to: number): void {
    for (let index = from; index < to; index++) {
      this.#asked.delete(index);
    }
  }

  /** Stores rows. The first one has the index `from`. */
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
