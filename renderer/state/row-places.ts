/** Of the heading of a group. */
const headingHeight = 28;

/** Where each row of a list stands: all are of one height, and groups have headings above their first rows. */
export class RowPlaces {
  readonly rowHeight: number;
  readonly headingHeight = headingHeight;
  readonly total: number;
  /** The numbers of the rows that begin a group, in order. */
  readonly #starts: readonly number[];

  constructor(total: number, starts: readonly number[], height: number) {
    this.total = total;
    this.#starts = starts;
    this.rowHeight = height;
  }

  /** Of all rows and headings. */
  get height(): number {
    return this.total * this.rowHeight + this.#starts.length * headingHeight;
  }

  /** Where a row begins, below its heading if it has one. */
  topOf(index: number): number {
    return index * this.rowHeight + (this.groupAt(index) + 1) * headingHeight;
  }

  /** How high a row is with the heading above it. */
  sizeOf(index: number): number {
    return this.rowHeight + (this.startsGroup(index) ? headingHeight : 0);
  }

  startsGroup(index: number): boolean {
    return this.#starts[this.groupAt(index)] === index;
  }

  /** The group of a row, from 0; -1 before the first one and where there are none. */
  groupAt(index: number): number {
    return this.#last((start) => start <= index);
  }

  /** The row at this distance from the list's beginning; the first of its group for a heading. */
  indexAt(distance: number): number {
    const group = this.#last((start, at) => start * this.rowHeight + at * headingHeight <= distance);
    const start = this.#starts[group] ?? 0;
    const top = start * this.rowHeight + (group + 1) * headingHeight;
    return start + Math.max(0, Math.floor((distance - top) / this.rowHeight));
  }

  /** The last group that passes, found by halving: those that do come first. */
  #last(passes: (start: number, at: number) => boolean): number {
    let low = -1;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (passes(this.#starts[middle] ?? 0, middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
