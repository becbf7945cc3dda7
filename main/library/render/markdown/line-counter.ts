/**
 * Returns the line of a position in a text; the first line has the number `first`. The steps grow with the distance
 * from the previous position.
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
