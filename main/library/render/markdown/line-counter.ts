/**
 * Tells on which line of a text a place in it is, the first line counted as `first`. Takes steps in proportion to the way
 * from the place that was asked for before.
 */
export class LineCounter {
  readonly #text: string;
  readonly #hasBreaks: boolean;
  #at = 0;
  #line: number;

  constructor(text: string, first: number) {
    this.#text = text;
    this.#hasBreaks = text.includes('\n');
    this.#line = first;
  }

  at(place: number): number {
    if (!this.#hasBreaks) {
      return this.#line;
    }
    const way = place - this.#at;
    const [from, to] = way < 0 ? [place, this.#at] : [this.#at, place];
    for (let at = this.#text.indexOf('\n', from); at >= 0 && at < to; at = this.#text.indexOf('\n', at + 1)) {
      this.#line += Math.sign(way);
    }
    this.#at = place;
    return this.#line;
  }
}
