import { ByteWriter } from './byte-writer.ts';
import { sortWords, type WordBytes } from './sort-words.ts';

/** An offset in a word is one byte. Parts further back are left out. */
export const farthestPart = 256;
const offsets = farthestPart;
/** Only the first parts of a name can be found together. */
const mostParts = 8;

const [dash, dot, low, colon, apostrophe] = [0x2d, 0x2e, 0x5f, 0x3a, 0x27];
const smallV = 0x76;

export function isJoiner(byte: number | undefined): boolean {
  return byte === dash || byte === dot || byte === low || byte === colon || byte === apostrophe;
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Joiners are skipped when names are compared. Exception: between digits, so `1.2` is not `12`. */
function isSkipped(bytes: Uint8Array, at: number): boolean {
  return isJoiner(bytes[at]) && !(isDigit(bytes[at - 1]) && isDigit(bytes[at + 1]));
}

/** The key by which names are compared: the word in UTF-8 without its joiners. */
export function nameKey(word: Uint8Array): Uint8Array {
  return word.filter((_, at) => !isSkipped(word, at));
}

/** A word and the offset of a part in it, as one number. The offset is below `farthestPart`. */
export function nameEntry(ordinal: number, offset: number): number {
  return ordinal * offsets + offset;
}

export function unpackNameEntry(entry: number): { readonly ordinal: number; readonly offset: number } {
  return { ordinal: Math.floor(entry / offsets), offset: entry % offsets };
}

/**
 * The offsets from which joined names (`co-operate`, `foo-bar-baz`) can be found without their joiners: the start, each
 * part that is followed by another, and behind the `v` of a version. A single part is a word anyway.
 */
export function joinedEntries({ bytes, starts }: WordBytes): Uint32Array {
  const entries: number[] = [];
  for (let ordinal = 0; ordinal + 1 < starts.length; ordinal += 1) {
    const start = starts[ordinal] as number;
    const end = starts[ordinal + 1] as number;
    if (isSign(bytes[start] as number) || isSign(bytes[end - 1] as number)) {
      continue;
    }
    // In dates and versions, joiners are not left out.
    let isNumber = true;
    for (let at = start; at < end && isNumber; at += 1) {
      isNumber = isDigit(bytes[at]) || isJoiner(bytes[at]);
    }
    if (isNumber) {
      continue;
    }
    let last = end;
    for (let at = end - 1; at > start && last === end; at -= 1) {
      if (isJoiner(bytes[at])) {
        last = at;
      }
    }
    if (last === end) {
      continue;
    }
    if (bytes[start] === smallV && isDigit(bytes[start + 1])) {
      entries.push(nameEntry(ordinal, 1));
    }
    let parts = 0;
    for (let at = start; at < last && parts < mostParts; at += 1) {
      const beginsPart = !isJoiner(bytes[at]) && (at === start || isJoiner(bytes[at - 1]));
      if (beginsPart && at - start < farthestPart) {
        entries.push(nameEntry(ordinal, at - start));
        parts += 1;
      }
    }
  }
  return Uint32Array.from(entries);
}

/** A name with a sign before or behind it. The index also has the name without the sign. */
function isSign(byte: number): boolean {
  return byte < 0x30 || byte === 0x40 || byte === low;
}

/** The distinct entries, sorted by the key of the rest of their word. */
export function writeNames(words: WordBytes, given: Uint32Array): Uint32Array {
  const entries = Uint32Array.from(new Set(given)).sort();
  const keys = new ByteWriter(8 * entries.length + 16);
  const starts = new Uint32Array(entries.length + 1);
  for (const [index, entry] of entries.entries()) {
    const ordinal = Math.floor(entry / offsets);
    const end = words.starts[ordinal + 1] as number;
    for (let at = (words.starts[ordinal] as number) + (entry % offsets); at < end; at += 1) {
      if (!isSkipped(words.bytes, at)) {
        keys.byte(words.bytes[at] as number);
      }
    }
    starts[index + 1] = keys.length;
  }
  const order = sortWords({ bytes: keys.finish(), starts }, 'front');
  return order.map((index) => entries[index] as number);
}

/** A part of a name: its word, and the half-open range of its bytes. */
export interface NamePart {
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
}

/** The sorted parts of names that `writeNames` made. */
export class Names {
  readonly #words: WordBytes;
  readonly #entries: Uint32Array;

  constructor(words: WordBytes, entries: Uint32Array) {
    this.#words = words;
    this.#entries = entries;
  }

  get entries(): Uint32Array {
    return this.#entries;
  }

  /** The range of entries whose rest begins with a key, as indexes. */
  startingWith(key: Uint8Array): readonly [from: number, to: number] {
    return [this.#bound(key, false), this.#bound(key, true)];
  }

  /** The part of a word that matches a key, from an entry on. */
  part(index: number, key: Uint8Array): NamePart {
    const entry = this.#entries[index] as number;
    const ordinal = Math.floor(entry / offsets);
    const start = entry % offsets;
    const from = this.#words.starts[ordinal] as number;
    let at = from + start;
    for (let left = key.length; left > 0; at += 1) {
      left -= isSkipped(this.#words.bytes, at) ? 0 : 1;
    }
    return { ordinal, start, end: at - from };
  }

  /** Whether a part begins at an offset of a word. */
  has(ordinal: number, offset: number): boolean {
    const entry = nameEntry(ordinal, offset);
    const from = (this.#words.starts[ordinal] as number) + offset;
    const key = nameKey(this.#words.bytes.subarray(from, this.#words.starts[ordinal + 1]));
    const [first, last] = this.startingWith(key);
    for (let index = first; index < last; index += 1) {
      if (this.#entries[index] === entry) {
        return true;
      }
      if (this.#compare(index, key, false) !== 0) {
        break;
      }
    }
    return false;
  }

  #bound(key: Uint8Array, isEnd: boolean): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.#compare(middle, key, true);
      if (order < 0 || (isEnd && order === 0)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Compares the rest of an entry with a key. If `asPrefix` is true, 0 for every entry that begins with the key. */
  #compare(index: number, key: Uint8Array, asPrefix: boolean): number {
    const entry = this.#entries[index] as number;
    const ordinal = Math.floor(entry / offsets);
    const { bytes, starts } = this.#words;
    const end = starts[ordinal + 1] as number;
    let at = (starts[ordinal] as number) + (entry % offsets);
    for (const wanted of key) {
      while (at < end && isSkipped(bytes, at)) {
        at += 1;
      }
      if (at >= end) {
        return -1;
      }
      if (bytes[at] !== wanted) {
        return (bytes[at] as number) - wanted;
      }
      at += 1;
    }
    return asPrefix || at >= end ? 0 : 1;
  }
}
