import { variantKey } from '../taxonomy/variant-key.ts';

/** Numbers in an array that grows by doubling. */
class GrowingNumbers {
  #numbers = new Uint32Array(16);
  length = 0;

  /** Longer than `length`; the rest is 0. */
  get numbers(): Uint32Array {
    return this.#numbers;
  }

  set(index: number, value: number): void {
    if (index >= this.#numbers.length) {
      const numbers = new Uint32Array(Math.max(index + 1, 2 * this.#numbers.length));
      numbers.set(this.#numbers);
      this.#numbers = numbers;
    }
    this.#numbers[index] = value;
    this.length = Math.max(this.length, index + 1);
  }

  push(value: number): void {
    this.set(this.length, value);
  }
}

/**
 * The values of one facet as numbers, and the values of each post. Spellings of one value share a key. Posts with the
 * same values share a list. List 0 is empty.
 */
export class FacetColumn {
  /** By value number. */
  readonly names: string[] = [];
  readonly keys: number[] = [];
  readonly #valueNumbers = new Map<string, number>();
  readonly #keyNumbers = new Map<string, number>();
  readonly #listNumbers = new Map([['', 0]]);
  readonly #listOf = new GrowingNumbers();
  readonly #starts = new GrowingNumbers();
  readonly #values = new GrowingNumbers();

  constructor() {
    this.#starts.set(1, 0);
  }

  /** By post number: its list. */
  get listOf(): Uint32Array {
    return this.#listOf.numbers;
  }

  /** By list: where its values begin in `values`. The next list begins where they end. */
  get starts(): Uint32Array {
    return this.#starts.numbers;
  }

  /** Value numbers, list after list. */
  get values(): Uint32Array {
    return this.#values.numbers;
  }

  /** The number of lists. */
  get lists(): number {
    return this.#starts.length - 1;
  }

  /** Sets the values of a post. If it has two spellings of one value, only the first one counts. */
  put(post: number, values: readonly string[]): void {
    this.#listOf.set(post, this.#listNumber(values));
  }

  #listNumber(values: readonly string[]): number {
    const name = values.map((value) => `${value}\0`).join('');
    const known = this.#listNumbers.get(name);
    if (known !== undefined) {
      return known;
    }
    const numbers: number[] = [];
    for (const value of values) {
      const number = this.#valueNumber(value);
      const isKnown = numbers.some((other) => this.keys[other] === this.keys[number]);
      if (!isKnown) {
        numbers.push(number);
        this.#values.push(number);
      }
    }
    const list = this.lists;
    this.#starts.push(this.#values.length);
    this.#listNumbers.set(name, list);
    return list;
  }

  /** An array by key, with 1 for the key of each value. */
  keysOf(values: readonly string[]): Uint8Array {
    const wanted = new Uint8Array(this.#keyNumbers.size);
    for (const value of values) {
      const key = this.#keyNumbers.get(variantKey(value));
      if (key !== undefined) {
        wanted[key] = 1;
      }
    }
    return wanted;
  }

  #valueNumber(value: string): number {
    const known = this.#valueNumbers.get(value);
    if (known !== undefined) {
      return known;
    }
    const key = variantKey(value);
    let keyNumber = this.#keyNumbers.get(key);
    if (keyNumber === undefined) {
      keyNumber = this.#keyNumbers.size;
      this.#keyNumbers.set(key, keyNumber);
    }
    const number = this.names.push(value) - 1;
    this.keys.push(keyNumber);
    this.#valueNumbers.set(value, number);
    return number;
  }
}
