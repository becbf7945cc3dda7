/** The most nodes of a tree. A post with more is shown as its source. */
const mostNodes = 200_000;

/** The position in a post's HTML: the line of the file, and how many nodes have been read. */
export class TreeCursor {
  readonly #nonce: string;
  #line: number | null = null;
  #nodes = 0;
  #hasMore = false;

  constructor(nonce: string) {
    this.#nonce = nonce;
  }

  /** The line of the file that the next node begins on; null if it is unknown. */
  get line(): number | null {
    return this.#line;
  }

  /** Whether the post has more nodes than the tree may hold. */
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
}
