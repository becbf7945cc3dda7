/** In UTF-16 units: to look so far takes a few hundredths of a second. */
const farthestSearch = 50_000_000;

/**
 * Finds the lines of front matter that references stand on, since what reads it tells no lines: each is looked for behind
 * the one before. Where very many are not written as they are read, the later ones stand where the last was found.
 */
export class HeaderLines {
  readonly #header: string;
  #at = 0;
  #line = 1;
  #left = farthestSearch;

  constructor(header: string) {
    this.#header = header;
  }

  /** The line, counted from 1, that the next reference stands on, by its target. */
  of(target: string): number {
    const ahead = this.#find(target, this.#at);
    const found = ahead < 0 && this.#at > 0 ? this.#find(target, 0) : ahead;
    if (found < 0) {
      return this.#line;
    }
    if (found < this.#at) {
      this.#at = 0;
      this.#line = 1;
    }
    for (
      let at = this.#header.indexOf('\n', this.#at);
      at >= 0 && at < found;
      at = this.#header.indexOf('\n', at + 1)
    ) {
      this.#line += 1;
    }
    this.#at = found;
    return this.#line;
  }

  #find(target: string, from: number): number {
    if (this.#left <= 0 || target === '') {
      return -1;
    }
    const found = this.#header.indexOf(target, from);
    this.#left -= (found < 0 ? this.#header.length : found) - from;
    return found;
  }
}
