/** A buffer that grows as bytes are written. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(capacity = 1_024) {
    this.#bytes = new Uint8Array(Math.max(16, capacity));
  }

  get length(): number {
    return this.#length;
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) {
      this.#grow(1);
    }
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  /**
   * Writes a number below 2³² with seven bits in each byte, the lowest ones first. The top bit is set if another byte
   * follows.
   */
  varint(value: number): void {
    if (this.#length + 5 > this.#bytes.length) {
      this.#grow(5);
    }
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length] = (rest & 127) | 128;
      this.#length += 1;
      rest >>>= 7;
    }
    this.#bytes[this.#length] = rest;
    this.#length += 1;
  }

  copy(source: Uint8Array, from: number, to: number): void {
    const length = to - from;
    if (this.#length + length > this.#bytes.length) {
      this.#grow(length);
    }
    const end = this.#length + length;
    if (length < 24) {
      for (let at = from; at < to; at += 1) {
        this.#bytes[this.#length + at - from] = source[at] as number;
      }
    } else {
      this.#bytes.set(source.subarray(from, to), this.#length);
    }
    this.#length = end;
  }

  /** The written bytes, in a buffer of exactly their length. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#length === this.#bytes.length ? this.#bytes : this.#bytes.slice(0, this.#length);
  }

  #grow(by: number): void {
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + by));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
