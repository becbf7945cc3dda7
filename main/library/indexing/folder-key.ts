import { crc32 } from 'node:zlib';

/**
 * One key for the texts of all posts, in any order. If one text changes, the key changes without a look at the others.
 */
export class FolderKey {
  /** By post number: two numbers for each post. Both are 0 for a post without a text. */
  #sums = new Uint32Array(0);
  #first = 0;
  #second = 0;
  #count = 0;

  /** Sets the text of a post. Undefined removes it. */
  set(number: number, text: string | undefined): void {
    this.#makeRoom(number);
    const at = 2 * number;
    const before = [this.#sums[at] as number, this.#sums[at + 1] as number] as const;
    this.#count += (text === undefined ? 0 : 1) - (before[0] === 0 && before[1] === 0 ? 0 : 1);
    const first = text === undefined ? 0 : crc32(text);
    // A sum of checksums alone would not change if two posts exchanged parts of their texts.
    const second = text === undefined ? 0 : (Math.imul(first ^ (first >>> 15), 0x2c1b3c6d) ^ text.length) >>> 0 || 1;
    this.#first = (this.#first - before[0] + first) >>> 0;
    this.#second = (this.#second - before[1] + second) >>> 0;
    this.#sums[at] = first;
    this.#sums[at + 1] = second;
  }

  clear(): void {
    this.#sums = new Uint32Array(0);
    this.#first = 0;
    this.#second = 0;
    this.#count = 0;
  }

  get text(): string {
    return [this.#count, this.#first, this.#second].map((part) => part.toString(36)).join('-');
  }

  #makeRoom(number: number): void {
    if (this.#sums.length < 2 * number + 2) {
      const sums = new Uint32Array(4 * number + 64);
      sums.set(this.#sums);
      this.#sums = sums;
    }
  }
}
