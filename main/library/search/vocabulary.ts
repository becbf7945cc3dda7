/** All words of an index, for finding those that begin alike. Words are only added: one that no post holds answers nothing. */
export class Vocabulary {
  readonly #words = new Set<string>();
  #sorted: string[] = [];

  add(word: string): void {
    this.#words.add(word);
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** At most `limit` words that begin with `prefix` and are longer, in order of their code units. */
  startingWith(prefix: string, limit: number): readonly string[] {
    if (this.#sorted.length !== this.#words.size) this.#sorted = [...this.#words].sort();
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] as string) < prefix) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    for (let at = low; at < this.#sorted.length && found.length < limit; at += 1) {
      const word = this.#sorted[at] as string;
      if (!word.startsWith(prefix)) break;
      if (word !== prefix) found.push(word);
    }
    return found;
  }
}
