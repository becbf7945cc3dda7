import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Stored bytes: a buffer, or a file that is read in pieces. */
export interface ByteSource {
  /** In bytes. */
  readonly length: number;
  /**
   * Returns exactly these bytes, as a copy or as a view that must not be written to. Throws if the source does not have
   * them.
   */
  read(offset: number, length: number): Uint8Array;
}

/** Bytes in memory. `read` returns views. */
export class MemoryBytes implements ByteSource {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get length(): number {
    return this.#bytes.length;
  }

  read(offset: number, length: number): Uint8Array {
    checkRange(offset, length, this.#bytes.length);
    return this.#bytes.subarray(offset, offset + length);
  }
}

/** A file, or a part of it. It stays open until `close`. `read` returns copies, each with a buffer of its own. */
export class FileBytes implements ByteSource {
  readonly #descriptor: number;
  readonly #start: number;
  readonly length: number;
  #isOpen = true;

  constructor(path: string, { start = 0, length }: { readonly start?: number; readonly length?: number } = {}) {
    this.#descriptor = openSync(path, 'r');
    try {
      const { size } = fstatSync(this.#descriptor);
      this.#start = start;
      this.length = length ?? size - start;
      checkRange(start, this.length, size);
    } catch (error) {
      closeSync(this.#descriptor);
      throw error;
    }
  }

  read(offset: number, length: number): Uint8Array {
    checkRange(offset, length, this.length);
    // The descriptor may now belong to another file.
    if (!this.#isOpen) {
      throw new Error('The file is closed.');
    }
    const bytes = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const count = readSync(this.#descriptor, bytes, done, length - done, this.#start + offset + done);
      if (count === 0) {
        throw new RangeError(`The file ends ${length - done} bytes too early.`);
      }
      done += count;
    }
    return bytes;
  }

  /** A second call does nothing. */
  close(): void {
    if (this.#isOpen) {
      this.#isOpen = false;
      closeSync(this.#descriptor);
    }
  }
}

/** A part of another source. */
export class PartOfBytes implements ByteSource {
  readonly #whole: ByteSource;
  readonly #start: number;
  readonly length: number;

  constructor(whole: ByteSource, start: number, length: number) {
    checkRange(start, length, whole.length);
    this.#whole = whole;
    this.#start = start;
    this.length = length;
  }

  read(offset: number, length: number): Uint8Array {
    checkRange(offset, length, this.length);
    return this.#whole.read(this.#start + offset, length);
  }
}

function checkRange(offset: number, length: number, whole: number): void {
  if (!(offset >= 0 && length >= 0 && offset + length <= whole)) {
    throw new RangeError(`There are no ${length} bytes at ${offset}: the source has ${whole}.`);
  }
}
