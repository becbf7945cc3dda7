/** Height of a group's heading, in CSS pixels. */
const headingHeight = 28;

/** The position of each row in a list. All rows have one height, and each group has a heading above its first row. */
export class RowPlaces {
  readonly rowHeight: number;
  readonly headingHeight = headingHeight;
  readonly total: number;
  /** The indices of the rows that begin a group, in order. */
  readonly #starts: readonly number[];

  constructor(total: number, starts: readonly number[], height: number) {
    this.total = total;
    this.#starts = starts;
    this.rowHeight = height;
  }

  /** Height of all rows and headings. */
  get height(): number {
    return this.total * this.rowHeight + this.#starts.length * headingHeight;
  }

  /** The top of a row, below its group's heading if it has one. */
  topOf(index: number): number {
    return index * this.rowHeight + (this.groupAt(index) + 1) * headingHeight;
  }

  /** The height of a row, together with a heading above it. */
  sizeOf(index: number): number {
    return this.rowHeight + (this.startsGroup(index) ? headingHeight : 0);
  }

  startsGroup(index: number): boolean {
    return this.#starts[this.groupAt(index)] === index;
  }

  /** The index of a row's group; -1 before the first group, and where there are none. */
  groupAt(index: number): number {
    return this.#last((start) => start <= index);
  }

  /** The row at a distance from the list's beginning. At a heading it is the first row below it. */
  indexAt(distance: number): number {
    const group = this.#last((start, at) => start * this.rowHeight + at * headingHeight <= distance);
    const start = this.#starts[group] ?? 0;
    const top = start * this.rowHeight + (group + 1) * headingHeight;
    return start + Math.max(0, Math.floor((distance - top) / this.rowHeight));
  }

  /** The last group that passes, by binary search: all groups that pass come before those that do not. */
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
