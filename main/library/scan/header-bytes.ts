/** The first bytes of a file. Behind the end, every byte is 0. */
export class HeaderBytes {
  readonly #bytes: Uint8Array;
  readonly #text: string;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }

  get length(): number {
    return this.#bytes.length;
  }

  at(place: number): number {
    return this.#bytes[place] ?? 0;
  }

  /** A number of so many bytes, the highest first. Never negative. */
  number(place: number, length = 4): number {
    let found = 0;
    for (let at = place; at < place + length; at += 1) {
      found = found * 256 + this.at(at);
    }
    return found;
  }

  /** A number of so many bytes, the lowest first. Never negative. */
  reversed(place: number, length: number): number {
    let found = 0;
    for (let at = place + length - 1; at >= place; at -= 1) {
      found = found * 256 + this.at(at);
    }
    return found;
  }

  has(place: number, text: string): boolean {
    return this.#text.startsWith(text, place);
  }

  holds(text: string): boolean {
    return this.#text.includes(text);
  }
}
