import { crc32 } from 'node:zlib';
import { DamagedData } from '../../storage/damaged-data.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array;

/**
 * The length of the header, in 32-bit numbers: mark, checksum of all that follows, number of sections. Then come the
 * lengths of the sections.
 */
const header = 3;
const alignment = 8;

/**
 * Writes arrays one after the other into one buffer, aligned so that they can be read in place. `mark` names the kind
 * and version.
 */
export function writeSections(mark: number, sections: readonly Numbers[]): Uint8Array<ArrayBuffer> {
  const starts: number[] = [];
  let length = aligned(4 * (header + sections.length));
  for (const section of sections) {
    starts.push(length);
    length = aligned(length + section.byteLength);
  }
  const bytes = new Uint8Array(length);
  const head = new Uint32Array(bytes.buffer, 0, header + sections.length);
  sections.forEach((section, index) => {
    head[header + index] = section.byteLength;
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), starts[index] as number);
  });
  head[2] = sections.length;
  head[0] = mark;
  head[1] = crc32(bytes.subarray(8));
  return bytes;
}

/** Reads the sections as views; they are copied only if the bytes are not aligned. Throws `DamagedData`. */
export class Sections {
  readonly #bytes: Uint8Array;
  readonly #places: readonly (readonly [start: number, length: number])[];

  constructor(given: Uint8Array, mark: number) {
    const bytes = given.byteOffset % alignment === 0 ? given : given.slice();
    if (bytes.length < 4 * header || bytes.length % alignment !== 0) {
      throw new DamagedData('An index is cut off.');
    }
    const head = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    if (head[0] !== mark) {
      throw new DamagedData('An index is of another kind or version.');
    }
    if (head[1] !== crc32(bytes.subarray(8))) {
      throw new DamagedData('An index is damaged.');
    }
    const count = head[2] as number;
    const places: [number, number][] = [];
    let at = aligned(4 * (header + count));
    for (let index = 0; index < count; index += 1) {
      const length = head[header + index] as number;
      places.push([at, length]);
      at = aligned(at + length);
    }
    this.#bytes = bytes;
    this.#places = places;
  }

  get count(): number {
    return this.#places.length;
  }

  bytes(index: number): Uint8Array {
    const [start, length] = this.#place(index);
    return this.#bytes.subarray(start, start + length);
  }

  numbers(index: number): Uint32Array {
    const [start, length] = this.#place(index);
    return new Uint32Array(this.#bytes.buffer, this.#bytes.byteOffset + start, length >> 2);
  }

  json(index: number): unknown {
    return JSON.parse(new TextDecoder().decode(this.bytes(index)));
  }

  #place(index: number): readonly [start: number, length: number] {
    const place = this.#places[index];
    if (!place) {
      throw new DamagedData(`An index has no section ${index}.`);
    }
    return place;
  }
}

export function jsonSection(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}
