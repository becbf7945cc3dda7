/** In UTF-16 units, for all searches of a post together. That takes a few hundredths of a second. */
const farthestSearch = 50_000_000;

/**
 * Finds the lines of references in front matter, since its parsers give no lines. Each reference is searched for behind
 * the one before. A reference that is not found gets the line of the last found one.
 */
export class HeaderLines {
  readonly #header: string;
  #at = 0;
  #line = 1;
  #left = farthestSearch;

  constructor(header: string) {
    this.#header = header;
  }

  /** The line of the next reference, from 1. `target` is its text. */
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
