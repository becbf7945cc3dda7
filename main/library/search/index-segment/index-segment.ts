import type { ByteSource } from '../../storage/byte-source.ts';
import { readOrDamaged } from '../../storage/read-or-damaged.ts';
import { BlockCache, CheckedBytes } from './checked-bytes.ts';
import { beginsWith, compareBytes, compareEnding } from './compare-bytes.ts';
import { DamagedData } from '../../storage/damaged-data.ts';
import { Names } from './names.ts';
import { Sections } from './sections.ts';
import {
  fewPlaceBytes,
  fieldBits,
  lexiconMark,
  lexiconSections,
  numbersPerPost,
  postsMark,
  postsSections,
} from './segment-layout.ts';
import type { WordBytes } from './sort-words.ts';
import { Stems, stemSections } from './stems.ts';

/** The bytes of each part of a segment. */
export type IndexSegmentSources = Readonly<Record<'lexicon' | 'posts' | 'postings' | 'places', ByteSource>>;

/** The posts that have a word. */
export interface Postings {
  /** Local numbers in ascending order. */
  readonly posts: Uint32Array;
  /** By index in `posts`: the fields that have the word. */
  readonly masks: Uint8Array;
  /**
   * By index in `posts`: the offset of the post's places, in bytes, among the word's places. One more entry holds the
   * end of the last ones.
   */
  readonly placeStarts: Uint32Array;
}

/** A range of words by ordinal, half-open. */
export type WordRange = readonly [from: number, to: number];

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** The size of the cache of a segment that shares none, in bytes. */
const privateCache = 1 << 20;

let scratchPosts = new Uint32Array(1_024);
let scratchMasks = new Uint8Array(1_024);
let scratchStarts = new Uint32Array(1_024);

/**
 * An index over some posts, which never changes. Local numbers of posts begin at 0. A word's ordinal is its position in
 * the order of UTF-8 bytes. Words are kept in memory; their postings and places are read on demand. Throws
 * `DamagedData` if bytes are not those that were written.
 */
export class IndexSegment {
  /** The number of posts. */
  readonly size: number;
  readonly words: WordBytes;
  readonly #postingStarts: Uint32Array;
  readonly #placeStarts: Uint32Array;
  readonly #byEnding: Uint32Array;
  readonly #postings: CheckedBytes;
  readonly #places: CheckedBytes;
  readonly stems: ReadonlyMap<string, Stems>;
  /** The inner parts of words, at capitals and digits. */
  readonly innerParts: Names;
  /** The names whose parts are joined by hyphens, dots and so on. */
  readonly joinedNames: Names;
  readonly #lengths: Uint32Array;
  readonly #ends: Uint32Array;
  readonly traits: ReadonlyMap<string, Uint32Array>;
  readonly #memory: number;

  constructor(sources: IndexSegmentSources, cache: BlockCache = new BlockCache(privateCache)) {
    const { lexicon, posts, postings, places } = sources;
    const known = new Sections(readOrDamaged(lexicon, 0, lexicon.length), lexiconMark);
    const { text, wordStarts, postingStarts, placeStarts, byEnding } = lexiconSections;
    this.words = { bytes: known.bytes(text), starts: known.numbers(wordStarts) };
    this.#postingStarts = known.numbers(postingStarts);
    this.#placeStarts = known.numbers(placeStarts);
    this.#byEnding = known.numbers(byEnding);
    const postingChecksums = known.numbers(lexiconSections.postingChecksums);
    const placeChecksums = known.numbers(lexiconSections.placeChecksums);
    this.#postings = new CheckedBytes(postings, this.#postingStarts[this.wordCount] ?? 0, postingChecksums, cache);
    this.#places = new CheckedBytes(places, this.#placeStarts[this.wordCount] ?? 0, placeChecksums, cache);
    this.stems = new Map(
      (known.json(lexiconSections.languages) as string[]).map((language, index) => {
        const first = lexiconSections.stems + index * stemSections;
        const endings = { starts: known.numbers(first + 2), bytes: known.bytes(first + 3) };
        return [language, new Stems(this.words, known.numbers(first), known.numbers(first + 1), endings)];
      }),
    );
    this.innerParts = new Names(this.words, known.numbers(lexiconSections.innerParts));
    this.joinedNames = new Names(this.words, known.numbers(lexiconSections.joinedNames));
    const table = new Sections(readOrDamaged(posts, 0, posts.length), postsMark);
    this.#lengths = table.numbers(postsSections.lengths);
    this.#ends = table.numbers(postsSections.ends);
    this.size = this.#lengths.length / numbersPerPost;
    const traitStarts = table.numbers(postsSections.traitStarts);
    const traitPosts = table.numbers(postsSections.traitPosts);
    this.traits = new Map(
      (table.json(postsSections.traits) as string[]).map((trait, index) => [
        trait,
        traitPosts.subarray(traitStarts[index], traitStarts[index + 1]),
      ]),
    );
    this.#memory = lexicon.length + posts.length;
  }

  get wordCount(): number {
    return Math.max(0, this.words.starts.length - 1);
  }

  /** The bytes in memory, without cached blocks, and all bytes on disk. */
  get cost(): { readonly memory: number; readonly rest: number } {
    return { memory: this.#memory, rest: this.#memory + this.#postings.length + this.#places.length };
  }

  /** The number of running words in a field of a post. */
  length(post: number, field: number): number {
    return this.#lengths[post * numbersPerPost + field] as number;
  }

  /** The last place of a field of a post. */
  end(post: number, field: number): number {
    return this.#ends[post * numbersPerPost + field] as number;
  }

  /** The field of a place in a post. A place behind all fields has the number of `link-words`. */
  fieldAt(post: number, place: number): number {
    let field = 0;
    while (field < numbersPerPost && place > this.end(post, field)) {
      field += 1;
    }
    return field;
  }

  word(ordinal: number): string {
    return decoder.decode(this.words.bytes.subarray(this.words.starts[ordinal], this.words.starts[ordinal + 1]));
  }

  /** The length of a word in bytes. */
  wordLength(ordinal: number): number {
    return (this.words.starts[ordinal + 1] as number) - (this.words.starts[ordinal] as number);
  }

  /** The ordinal of a word, or -1 if no post has it. */
  find(word: string): number {
    return this.findBytes(encoder.encode(word));
  }

  /** The ordinal of a word in UTF-8, or -1. */
  findBytes(wanted: Uint8Array): number {
    const at = this.#lowerBound(wanted);
    return at < this.wordCount && compareBytes(this.words, at, wanted) === 0 ? at : -1;
  }

  /** The words that begin with a text. */
  startingWith(prefix: string): WordRange {
    const wanted = encoder.encode(prefix);
    const from = this.#lowerBound(wanted);
    return [from, this.#endOfPrefix(from, wanted)];
  }

  /**
   * The words that end with a text, as a range of indexes for `byEnding`. They are in the order of their reversed
   * bytes.
   */
  endingWith(ending: string): WordRange {
    const wanted = encoder.encode(ending);
    let low = 0;
    let high = this.wordCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareEnding(this.words, this.byEnding(middle), wanted) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const from = low;
    high = this.wordCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareEnding(this.words, this.byEnding(middle), wanted) === 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return [from, low];
  }

  /** At most `limit` words that contain some bytes, in order, each with the first offset of the bytes. */
  containing(wanted: Uint8Array, limit: number): readonly (readonly [ordinal: number, offset: number])[] {
    const { bytes, starts } = this.words;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const found: [number, number][] = [];
    let ordinal = 0;
    for (let at = text.indexOf(wanted); at >= 0 && found.length < limit; ) {
      ordinal = this.#wordAt(at, ordinal);
      const end = starts[ordinal + 1] as number;
      const isInside = at + wanted.length <= end;
      if (isInside) {
        found.push([ordinal, at - (starts[ordinal] as number)]);
      }
      at = text.indexOf(wanted, isInside ? end : at + 1);
    }
    return found;
  }

  /** The ordinal of the word that a byte belongs to. Only words from `from` on are searched. */
  #wordAt(byte: number, from: number): number {
    let low = from;
    let high = this.wordCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.words.starts[middle] as number) <= byte) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The ordinal of the word at an index in the order of reversed bytes. */
  byEnding(index: number): number {
    return this.#byEnding[index] as number;
  }

  /** The posts that have a word. */
  postings(ordinal: number): Postings {
    const start = this.#postingStarts[ordinal] as number;
    const length = (this.#postingStarts[ordinal + 1] as number) - start;
    this.#postings.seek(start, length);
    const { bytes, at: from } = this.#postings;
    const end = from + length;
    const most = (length >> 1) + 2;
    if (most > scratchPosts.length) {
      scratchPosts = new Uint32Array(2 * most);
      scratchMasks = new Uint8Array(2 * most);
      scratchStarts = new Uint32Array(2 * most);
    }
    let at = from;
    let count = 0;
    let post = -1;
    let place = 0;
    while (at < end) {
      let byte = bytes[at] as number;
      at += 1;
      let delta = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at] as number;
        at += 1;
        delta += (byte & 127) * 2 ** shift;
      }
      const head = bytes[at] as number;
      at += 1;
      let placeBytes = (head >> fieldBits) + 1;
      if (placeBytes > fewPlaceBytes) {
        let extra = 0;
        let shift = 0;
        do {
          byte = bytes[at] as number;
          at += 1;
          extra += (byte & 127) * 2 ** shift;
          shift += 7;
        } while (byte > 127);
        placeBytes += extra;
      }
      post += delta;
      scratchPosts[count] = post;
      scratchMasks[count] = head & ((1 << fieldBits) - 1);
      scratchStarts[count] = place;
      place += placeBytes;
      count += 1;
    }
    scratchStarts[count] = place;
    if (at !== end || post >= this.size || place !== this.#placesOf(ordinal)) {
      throw new DamagedData('An index contradicts itself.');
    }
    return {
      posts: scratchPosts.slice(0, count),
      masks: scratchMasks.slice(0, count),
      placeStarts: scratchStarts.slice(0, count + 1),
    };
  }

  /** Writes the places of a word in one post to the start of `into`, ascending. Returns their number. */
  places(ordinal: number, { placeStarts }: Postings, index: number, into: Places): number {
    const start = placeStarts[index] as number;
    const length = (placeStarts[index + 1] as number) - start;
    this.#places.seek((this.#placeStarts[ordinal] as number) + start, length);
    const numbers = into.room(length);
    const { bytes } = this.#places;
    const end = this.#places.at + length;
    let count = 0;
    let place = 0;
    for (let at = this.#places.at; at < end; ) {
      let byte = bytes[at] as number;
      at += 1;
      let delta = byte & 127;
      for (let shift = 7; byte > 127 && at < end; shift += 7) {
        byte = bytes[at] as number;
        at += 1;
        delta += (byte & 127) * 2 ** shift;
      }
      place += delta;
      numbers[count] = place;
      count += 1;
    }
    return count;
  }

  /**
   * The bytes of a word's places, from offset `start` on. They are at index `at` of `bytes`, and valid until the next
   * call.
   */
  placeBytes(ordinal: number, start: number, length: number): { readonly bytes: Uint8Array; readonly at: number } {
    this.#places.seek((this.#placeStarts[ordinal] as number) + start, length);
    return this.#places;
  }

  #placesOf(ordinal: number): number {
    return (this.#placeStarts[ordinal + 1] as number) - (this.#placeStarts[ordinal] as number);
  }

  /** The ordinal of the first word that does not sort before these bytes. */
  #lowerBound(wanted: Uint8Array): number {
    let low = 0;
    let high = this.wordCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareBytes(this.words, middle, wanted) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  #endOfPrefix(from: number, prefix: Uint8Array): number {
    let low = from;
    let high = this.wordCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (beginsWith(this.words, middle, prefix)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

/** A buffer for the places of a word in a post. It is used again for each post. */
export class Places {
  numbers = new Uint32Array(256);

  /** The buffer, enlarged if it holds fewer than `count` numbers. */
  room(count: number): Uint32Array {
    if (count > this.numbers.length) {
      this.numbers = new Uint32Array(2 * count);
    }
    return this.numbers;
  }
}
