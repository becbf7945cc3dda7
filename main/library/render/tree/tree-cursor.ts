/** The most nodes of a tree. A post with more is shown as its source. */
const mostNodes = 200_000;

/**
 * How much longer than its text all addresses of a post may be, in UTF-16 units. Only those that are written once and used
 * again and again are longer: a definition of 100 kB behind 5,000 links would be a record of 500 MB.
 */
const mostRepeated = 4 * 1024 * 1024;

/** The position in a post's HTML: the line of the file, and how much has been read. */
export class TreeCursor {
  readonly #nonce: string;
  #line: number | null = null;
  #nodes = 0;
  #addresses: number;
  #hasMore = false;

  /** `length`: of the post's text, in UTF-16 units. */
  constructor(nonce: string, length: number) {
    this.#nonce = nonce;
    this.#addresses = length + mostRepeated;
  }

  /** The line of the file that the next node begins on; null if it is unknown. */
  get line(): number | null {
    return this.#line;
  }

  /** Whether the post has more nodes or longer addresses than the tree may hold. */
  get hasMore(): boolean {
    return this.#hasMore;
  }

  moveTo(line: number | null): void {
    this.#line = line;
  }

  /** Takes the line from a comment that holds one (`<nonce> n12`). Other comments are ignored. */
  followComment(comment: string): void {
    if (comment.startsWith(`${this.#nonce} n`)) {
      this.#line = Number(comment.slice(this.#nonce.length + 2));
    }
  }

  /** Takes the line from the words of an element's own attribute: `n12`. */
  followWords(words: readonly string[]): void {
    const line = words.find((word) => word.startsWith('n'));
    if (line !== undefined) {
      this.#line = Number(line.slice(1));
    }
  }

  /** Counts one more node. Returns true if there is no room for it. */
  isFull(): boolean {
    if (this.#nodes >= mostNodes) {
      this.#hasMore = true;
    }
    this.#nodes += 1;
    return this.#hasMore;
  }

  /** Counts the address of one more link or picture. */
  countAddress(address: string): void {
    this.#addresses -= address.length;
    this.#hasMore ||= this.#addresses < 0;
  }
}
