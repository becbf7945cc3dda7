import { crc32 } from 'node:zlib';
import type { ByteSource } from '../storage/byte-source.ts';
import { DamagedData } from '../storage/damaged-data.ts';
import { readOrDamaged } from '../storage/read-or-damaged.ts';
import { type EncodedFile, encodeFile, type FileDecoder } from './encode-file.ts';
import { decodeText, encodeText } from './encode-text.ts';
import type { PostRecord, RecordedText, RecordedFile } from './post-record.ts';

/**
 * The sections of a segment with its records. `files`: JSON arrays of encoded files, some hundred each. `file-table`:
 * for each array its end, its checksum and its number of files. `texts`: encoded texts, one after the other.
 * `text-table`: for each post the end and the checksum of its text. Tables are unsigned 32-bit numbers in the byte
 * order of the machine.
 */
export const recordSections = ['files', 'file-table', 'texts', 'text-table'] as const;
export type RecordSection = (typeof recordSections)[number];
export type RecordBytes = Readonly<Record<RecordSection, Uint8Array<ArrayBuffer>>>;
export type RecordSources = Readonly<Record<RecordSection, ByteSource>>;

/** Files in one JSON array: few enough that other work gets a turn between two arrays. */
const filesAtOnce = 500;

/** Gathers records into the bytes of a segment. */
export class RecordWriter {
  readonly #texts = new GrowingBytes();
  readonly #files = new GrowingBytes();
  readonly #textTable: number[] = [];
  readonly #fileTable: number[] = [];
  #pending: EncodedFile[] = [];

  /** The bytes so far, approximately. */
  get length(): number {
    return this.#texts.length + this.#files.length;
  }

  add(record: PostRecord): void {
    this.addEncoded(encodeFile(record), encodeText(record));
  }

  addEncoded(file: EncodedFile, text: Uint8Array): void {
    this.#texts.add(text);
    this.#textTable.push(this.#texts.length, crc32(text));
    this.#pending.push(file);
    if (this.#pending.length === filesAtOnce) {
      this.#endFiles();
    }
  }

  finish(): RecordBytes {
    this.#endFiles();
    return {
      files: this.#files.finish(),
      'file-table': bytesOf(Uint32Array.from(this.#fileTable)),
      texts: this.#texts.finish(),
      'text-table': bytesOf(Uint32Array.from(this.#textTable)),
    };
  }

  #endFiles(): void {
    if (this.#pending.length === 0) {
      return;
    }
    const bytes = Buffer.from(JSON.stringify(this.#pending));
    this.#files.add(bytes);
    this.#fileTable.push(this.#files.length, crc32(bytes), this.#pending.length);
    this.#pending = [];
  }
}

/** The records of a segment, by index. The texts are read on demand. */
export class RecordSegment {
  readonly #sources: RecordSources;
  readonly #fileTable: Uint32Array;
  readonly #textTable: Uint32Array;

  /** Throws `DamagedData` if the tables are not those of a segment. */
  constructor(sources: RecordSources) {
    this.#sources = sources;
    this.#fileTable = numbersOf(sources['file-table'], 3);
    this.#textTable = numbersOf(sources['text-table'], 2);
    let count = 0;
    for (let at = 2; at < this.#fileTable.length; at += 3) {
      count += this.#fileTable[at] as number;
    }
    if (count !== this.size) {
      throw new DamagedData('A segment has more or fewer texts than files.');
    }
  }

  get size(): number {
    return this.#textTable.length / 2;
  }

  /** Bytes in memory, and bytes at rest. */
  get cost(): { readonly held: number; readonly stored: number } {
    const held = this.#fileTable.byteLength + this.#textTable.byteLength;
    return { held, stored: held + this.#sources.files.length + this.#sources.texts.length };
  }

  /** All files in their order, some hundred at a time, so that a reader can pause. Throws `DamagedData`. */
  *files(decoder: FileDecoder): Generator<readonly RecordedFile[]> {
    for (const encoded of this.encodedFiles()) {
      yield encoded.map((file) => decoder.decode(file));
    }
  }

  /** The same without decoding them. */
  *encodedFiles(): Generator<readonly EncodedFile[]> {
    let start = 0;
    for (let at = 0; at < this.#fileTable.length; at += 3) {
      const [end, checksum, count] = this.#fileTable.subarray(at, at + 3) as unknown as [number, number, number];
      const bytes = checked(readOrDamaged(this.#sources.files, start, end - start), checksum);
      const encoded = JSON.parse(textOf(bytes)) as readonly EncodedFile[];
      if (encoded.length !== count) {
        throw new DamagedData('A part of a segment has more or fewer files than it says.');
      }
      yield encoded;
      start = end;
    }
  }

  /** The part of a post's record that is not kept in memory. Throws `DamagedData`. */
  text(post: number): RecordedText {
    return decodeText(this.encodedText(post));
  }

  encodedText(post: number): Uint8Array {
    const start = post === 0 ? 0 : (this.#textTable[2 * post - 2] as number);
    const [end, checksum] = this.#textTable.subarray(2 * post, 2 * post + 2) as unknown as [number, number];
    return checked(readOrDamaged(this.#sources.texts, start, end - start), checksum);
  }
}

/** Merges segments: the posts in their order, without those that `isDead` names. */
export function mergeRecords(
  segments: readonly RecordSegment[],
  isDead: (segment: number, post: number) => boolean,
): RecordBytes {
  const writer = new RecordWriter();
  segments.forEach((segment, number) => {
    let post = 0;
    for (const files of segment.encodedFiles()) {
      for (const file of files) {
        if (!isDead(number, post)) {
          writer.addEncoded(file, segment.encodedText(post));
        }
        post += 1;
      }
    }
  });
  return writer.finish();
}

/** A buffer that grows by doubling. */
class GrowingBytes {
  #bytes = new Uint8Array(64 * 1024);
  length = 0;

  add(more: Uint8Array): void {
    const length = this.length + more.length;
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#bytes.length));
      larger.set(this.#bytes.subarray(0, this.length));
      this.#bytes = larger;
    }
    this.#bytes.set(more, this.length);
    this.length = length;
  }

  /** A buffer of its own, so that it can be handed to another thread. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.length);
  }
}

function checked(bytes: Uint8Array, checksum: number): Uint8Array {
  if (crc32(bytes) !== checksum) {
    throw new DamagedData('The checksum of a record is wrong.');
  }
  return bytes;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}

function bytesOf(numbers: Uint32Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(numbers.buffer);
}

/** Ends must grow even in a damaged table; the data itself is checked by its checksum. */
function numbersOf(source: ByteSource, columns: number): Uint32Array {
  if (source.length % (4 * columns) !== 0) {
    throw new DamagedData('A table of a segment is cut off.');
  }
  const numbers = new Uint32Array(source.length / 4);
  new Uint8Array(numbers.buffer).set(readOrDamaged(source, 0, source.length));
  for (let at = columns; at < numbers.length; at += columns) {
    if ((numbers[at] as number) < (numbers[at - columns] as number)) {
      throw new DamagedData('A table of a segment is out of order.');
    }
  }
  return numbers;
}
