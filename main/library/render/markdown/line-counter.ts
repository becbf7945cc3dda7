/**
 * Returns the line of a position in a text; the first line has the number `first`. The steps grow with the distance
 * from the previous position. Within one line there are none, however long it is.
 */
export class LineCounter {
  readonly #text: string;
  #line: number;
  /** The current line: its first position, and that of its line break. */
  #start = 0;
  #end: number;

  constructor(text: string, first: number) {
    this.#text = text;
    this.#line = first;
    this.#end = this.#endFrom(0);
  }

  at(place: number): number {
    while (place > this.#end) {
      this.#start = this.#end + 1;
      this.#end = this.#endFrom(this.#start);
      this.#line += 1;
    }
    while (place < this.#start && this.#start > 0) {
      this.#end = this.#start - 1;
      this.#start = this.#end === 0 ? 0 : this.#text.lastIndexOf('\n', this.#end - 1) + 1;
      this.#line -= 1;
    }
    return this.#line;
  }

  #endFrom(start: number): number {
    const end = this.#text.indexOf('\n', start);
    return end < 0 ? Number.POSITIVE_INFINITY : end;
  }
}
