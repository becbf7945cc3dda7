import { readOrDamaged } from '../../storage/read-or-damaged.ts';
import { crc32 } from 'node:zlib';
import type { ByteSource } from '../../storage/byte-source.ts';
import { DamagedData } from '../../storage/damaged-data.ts';

/** In bytes. Bytes are checked and cached in blocks of this length. */
const blockLength = 16_384;
/** The most blocks of a source, since offsets are below 2³². */
const mostBlocks = 2 ** 32 / blockLength;

/** The CRC-32 of each block. */
export function blockChecksums(bytes: Uint8Array): Uint32Array {
  const checksums = new Uint32Array(Math.ceil(bytes.length / blockLength));
  for (let block = 0; block < checksums.length; block += 1) {
    checksums[block] = crc32(bytes.subarray(block * blockLength, (block + 1) * blockLength));
  }
  return checksums;
}

/** The blocks that were read last, for any number of sources. The least recently used block is removed first. */
export class BlockCache {
  readonly #mostBlocks: number;
  readonly #blocks = new Map<number, Uint8Array>();
  #sources = 0;

  constructor(bytes: number) {
    this.#mostBlocks = Math.max(2, Math.floor(bytes / blockLength));
  }

  /** In bytes. */
  get size(): number {
    return this.#blocks.size * blockLength;
  }

  /** Reserves keys for the blocks of a new source, and returns the first of them. */
  newSource(): number {
    this.#sources += 1;
    return this.#sources * mostBlocks;
  }

  get(key: number): Uint8Array | undefined {
    const block = this.#blocks.get(key);
    if (block) {
      this.#blocks.delete(key);
      this.#blocks.set(key, block);
    }
    return block;
  }

  put(key: number, block: Uint8Array): void {
    this.#blocks.set(key, block);
    if (this.#blocks.size > this.#mostBlocks) {
      this.#blocks.delete(this.#blocks.keys().next().value as number);
    }
  }
}

/** A source of bytes whose checksums are compared as it is read. */
export class CheckedBytes {
  readonly #source: ByteSource;
  readonly #checksums: Uint32Array;
  readonly #cache: BlockCache;
  readonly #firstKey: number;
  #current: Uint8Array = new Uint8Array(0);
  #currentBlock = -1;
  /** The bytes of the last `seek` begin at index `at` of `bytes`. */
  bytes: Uint8Array = this.#current;
  at = 0;

  /** Throws `DamagedData` if the source has another length. */
  constructor(source: ByteSource, length: number, checksums: Uint32Array, cache: BlockCache) {
    if (source.length !== length || checksums.length !== Math.ceil(length / blockLength)) {
      throw new DamagedData(`An index has ${source.length} bytes in place of ${length}.`);
    }
    this.#source = source;
    this.#checksums = checksums;
    this.#cache = cache;
    this.#firstKey = cache.newSource();
  }

  get length(): number {
    return this.#source.length;
  }

  /** Sets `bytes` and `at` to this many bytes of the source. Throws `DamagedData`. */
  seek(offset: number, length: number): void {
    const first = Math.floor(offset / blockLength);
    const last = Math.floor((offset + Math.max(1, length) - 1) / blockLength);
    if (first === last) {
      this.bytes = this.#block(first);
      this.at = offset - first * blockLength;
      if (this.at + length > this.bytes.length) {
        throw new DamagedData('An index refers to bytes that it does not have.');
      }
      return;
    }
    if (offset + length > this.#source.length) {
      throw new DamagedData('An index refers to bytes that it does not have.');
    }
    const joined = new Uint8Array(length);
    for (let block = first; block <= last; block += 1) {
      const begin = block * blockLength;
      const from = Math.max(0, offset - begin);
      const part = this.#block(block).subarray(from, Math.min(blockLength, offset + length - begin));
      joined.set(part, Math.max(0, begin - offset));
    }
    this.bytes = joined;
    this.at = 0;
  }

  #block(number: number): Uint8Array {
    if (number === this.#currentBlock) {
      return this.#current;
    }
    const key = this.#firstKey + number;
    let block = this.#cache.get(key);
    if (!block) {
      block = this.#read(number);
      this.#cache.put(key, block);
    }
    this.#current = block;
    this.#currentBlock = number;
    return block;
  }

  #read(number: number): Uint8Array {
    const start = number * blockLength;
    const length = Math.min(blockLength, this.#source.length - start);
    if (length <= 0) {
      if (this.#source.length === 0 && number === 0) {
        return new Uint8Array(0);
      }
      throw new DamagedData('An index refers to bytes that it does not have.');
    }
    const block = readOrDamaged(this.#source, start, length);
    if (crc32(block) !== this.#checksums[number]) {
      throw new DamagedData('A part of an index is damaged.');
    }
    return block;
  }
}
