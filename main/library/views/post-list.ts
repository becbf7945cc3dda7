import type { PostId } from '../model/ids.ts';
import type { PostEntry } from '../posts/post-table.ts';

/** Posts in order, at one moment. */
export class PostList implements Iterable<PostEntry> {
  /** The post numbers, as the index and the columns use them. */
  readonly numbers: Uint32Array;
  readonly #entries: readonly (PostEntry | undefined)[];

  /** `entries` is by post number, and must not change later. */
  constructor(numbers: Uint32Array, entries: readonly (PostEntry | undefined)[]) {
    this.numbers = numbers;
    this.#entries = entries;
  }

  get length(): number {
    return this.numbers.length;
  }

  at(place: number): PostEntry | undefined {
    const number = this.numbers[place];
    return number === undefined ? undefined : this.#entries[number];
  }

  slice(from: number, to: number): readonly PostEntry[] {
    return [...new PostList(this.numbers.subarray(from, to), this.#entries)];
  }

  /** The row of a post, or -1 if it is not in the list. */
  placeOf(post: PostId): number {
    return this.numbers.findIndex((number) => this.#entries[number]?.id === post);
  }

  /** Whether another list has the same posts in the same order, all unchanged. */
  equals(other: PostList): boolean {
    return (
      this.length === other.length && this.numbers.every((number, place) => this.#entries[number] === other.at(place))
    );
  }

  *[Symbol.iterator](): IterableIterator<PostEntry> {
    for (const number of this.numbers) {
      yield this.#entries[number] as PostEntry;
    }
  }
}
