/** A post of more nodes is not made into a tree. */
const mostNodes = 200_000;

/** Where the reading of a post's HTML is: the line of the file, and how many nodes have been read. */
export class TreeCursor {
  readonly #nonce: string;
  #line: number | null = null;
  #nodes = 0;
  #hasMore = false;

  constructor(nonce: string) {
    this.#nonce = nonce;
  }

  /** The line of the file that what comes next begins on; null where the source does not tell. */
  get line(): number | null {
    return this.#line;
  }

  /** The post has more nodes than the tree may have. */
  get hasMore(): boolean {
    return this.#hasMore;
  }

  moveTo(line: number | null): void {
    this.#line = line;
  }

  /** Follows a comment that tells a line (`<nonce> n12`); other comments tell nothing. */
  readComment(comment: string): void {
    if (comment.startsWith(`${this.#nonce} n`)) {
      this.#line = Number(comment.slice(this.#nonce.length + 2));
    }
  }

  /** Follows the word of an element's own attribute that tells a line: `n12`. */
  readWords(words: readonly string[]): void {
    const line = words.find((word) => word.startsWith('n'));
    if (line !== undefined) {
      this.#line = Number(line.slice(1));
    }
  }

  /** Counts one more node; true where there is no room for it. */
  isFull(): boolean {
    if (this.#nodes >= mostNodes) {
      this.#hasMore = true;
    }
    this.#nodes += 1;
    return this.#hasMore;
  }
}
