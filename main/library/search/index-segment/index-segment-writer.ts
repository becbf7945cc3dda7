import { recordedFields, type SearchFields } from '../field-names.ts';
import { spanFlags, WordScanner } from '../scan-words.ts';
import { type StemLanguage, stemLanguage, stemWord } from '../stem-word.ts';
import { foldWord } from '../fold-word.ts';
import { innerParts } from '../name-parts.ts';
import { ByteWriter } from './byte-writer.ts';
import { farthestPart, nameEntry } from './names.ts';
import {
  fewPlaceBytes,
  fieldBits,
  fieldGap,
  type IndexSegmentBytes,
  textGap,
  writeLexicon,
  writePosts,
} from './segment-layout.ts';
import { sortWords, type WordBytes } from './sort-words.ts';
import { type StemmedWords, spellings } from './stems.ts';
import { type Form, WordTable } from './word-table.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** A table with more words is started again for the next segment. */
const mostWords = 1_000_000;
/** How many bits of a place hold its field. Words with a place that no longer fits are left out. */
const placeBits = 3;
const lastPlace = 2 ** (32 - placeBits) - 1;
const addresses = recordedFields.indexOf('addresses');

/** The words of one language that the current segment has. */
interface Seen {
  /** By number of the word: the last segment that it was seen in. */
  stamps: Uint32Array<ArrayBuffer>;
  readonly words: number[];
  readonly forms: Form[];
}

/**
 * Writes segments of an index, one after the other. Its table of words is used again for the next segment. A place
 * counts running words, and a compound (`pg_basebackup`) has the place of its first part. The fields of a post have a
 * large gap between their places.
 */
export class IndexSegmentWriter {
  readonly #scanner = new WordScanner();
  #table = new WordTable();
  #segment = 1;
  /** All words of all posts in order, as numbers. `#places` has the place and field of each. */
  #words = new Uint32Array(1 << 14);
  #places = new Uint32Array(1 << 14);
  #count = 0;
  /** Words with inner parts, as written. `#parts` holds a word's number and the offset of a part. */
  readonly #names = new Set<string>();
  #parts: (readonly [word: number, offset: number])[] = [];
  /** By the number of a spelling: the number of the word that it folds to. */
  readonly #spellings = new Map<number, number>();
  readonly #languages = new Map<StemLanguage, Seen>();
  #postEnds: number[] = [];
  #lengths: number[] = [];
  #ends: number[] = [];
  #traits = new Map<string, number[]>();

  /** How many posts were added since the last segment. */
  get size(): number {
    return this.#postEnds.length;
  }

  /** Adds a post. If this throws, the post still counts, with the words that were added before the error. */
  add(fields: SearchFields): void {
    let place = 0;
    const closed = (this.size + 1) * recordedFields.length;
    try {
      const language = stemLanguage(fields.lang ?? '');
      const seen = this.#seen(language);
      for (const [field, name] of recordedFields.entries()) {
        const before = place;
        let texts = 0;
        for (const text of fields[name] ?? []) {
          place = this.#addText(text, field, place, language, seen) + textGap;
          texts += 1;
        }
        this.#lengths.push(place - before - texts * textGap);
        this.#ends.push(place);
        place += fieldGap;
      }
      this.#addTraits(fields);
    } finally {
      while (this.#ends.length < closed) {
        this.#lengths.push(0);
        this.#ends.push(place);
        place += fieldGap;
      }
      this.#postEnds.push(this.#count);
    }
  }

  #addTraits(fields: SearchFields): void {
    for (const trait of new Set(fields.traits)) {
      const posts = this.#traits.get(trait);
      if (posts) {
        posts.push(this.size);
      } else {
        this.#traits.set(trait, [this.size]);
      }
    }
  }

  /** Makes a segment of the posts that were added since the last one. */
  finish(): IndexSegmentBytes {
    const words = this.#sortedWords();
    const sorted = this.#sortTokens(words.ordinals, words.starts.length - 1);
    const lists = writeLists(sorted);
    const stems = this.#stems(words.ordinals);
    const innerParts = Uint32Array.from(this.#parts, ([word, offset]) =>
      nameEntry(words.ordinals[word] as number, offset),
    );
    const bytes: IndexSegmentBytes = {
      lexicon: writeLexicon({ words, ...lists, stems, innerParts }),
      posts: writePosts({
        lengths: Uint32Array.from(this.#lengths),
        ends: Uint32Array.from(this.#ends),
        traits: this.#traits,
      }),
      postings: lists.postings,
      places: lists.places,
    };
    this.#clear();
    return bytes;
  }

  /** Drops the posts that were added since the last segment, and the table of words. */
  drop(): void {
    this.#table = new WordTable();
    this.#languages.clear();
    this.#clear();
  }

  /** Adds a text whose first word gets the place behind `after`. Returns the place of its last word. */
  #addText(text: string, field: number, after: number, language: StemLanguage, seen: Seen): number {
    const table = this.#table;
    const count = this.#scanner.scan(text);
    const { starts, ends, flags } = this.#scanner;
    const isAddress = field === addresses;
    let place = after;
    // A word may be added twice: folded, and in its own spelling.
    if (this.#count + 2 * count > this.#words.length) {
      this.#grow(2 * count);
    }
    for (let index = 0; index < count; index += 1) {
      const flag = flags[index] as number;
      const start = starts[index] as number;
      const end = ends[index] as number;
      let number: number;
      let spelled: number | null = null;
      if ((flag & spanFlags.foreign) === 0) {
        if (isAddress && !text.slice(start, end).includes('_')) {
          continue;
        }
        number = table.numberOfAscii(text, start, end);
        if (number >= seen.stamps.length) {
          seen.stamps = grown(seen.stamps, number);
        }
        if (seen.stamps[number] !== this.#segment) {
          seen.stamps[number] = this.#segment;
          seen.words.push(number);
        }
      } else {
        const form = table.form(text.slice(start, end));
        if (form === null || (isAddress && !table.hasUnderscore(form.word))) {
          continue;
        }
        if (form.seen.get(language) !== this.#segment) {
          form.seen.set(language, this.#segment);
          seen.forms.push(form);
        }
        number = form.word;
        spelled = form.spelled;
      }
      if ((flag & spanFlags.mayHaveParts) !== 0 && (flag & spanFlags.compound) === 0) {
        this.#noteParts(number, text.slice(start, end));
      }
      const isRunning = (flag & spanFlags.compound) === 0 || isAddress;
      if (isRunning) {
        place += 1;
      }
      const at = isRunning ? place : place + 1;
      if (at <= lastPlace) {
        this.#words[this.#count] = number;
        this.#places[this.#count] = at * (1 << placeBits) + field;
        this.#count += 1;
        if (spelled !== null) {
          this.#spellings.set(spelled, number);
          this.#words[this.#count] = spelled;
          this.#places[this.#count] = at * (1 << placeBits) + field;
          this.#count += 1;
        }
      }
    }
    return place;
  }

  #noteParts(word: number, written: string): void {
    if (this.#names.has(written)) {
      return;
    }
    this.#names.add(written);
    for (const start of innerParts(written)) {
      const offset = encoder.encode(foldWord(written.slice(0, start))).length;
      if (offset > 0 && offset < farthestPart) {
        this.#parts.push([word, offset]);
      }
    }
  }

  #seen(language: StemLanguage): Seen {
    let seen = this.#languages.get(language);
    if (!seen) {
      seen = { stamps: new Uint32Array(1 << 12), words: [], forms: [] };
      this.#languages.set(language, seen);
    }
    return seen;
  }

  #grow(by: number): void {
    this.#words = grown(this.#words, this.#count + by);
    this.#places = grown(this.#places, this.#count + by);
  }

  /** The distinct words of the segment, sorted, and the new ordinal of each word in the table. */
  #sortedWords(): WordBytes & { readonly ordinals: Uint32Array } {
    const isUsed = new Uint8Array(this.#table.size);
    for (let token = 0; token < this.#count; token += 1) {
      isUsed[this.#words[token] as number] = 1;
    }
    const numbers: number[] = [];
    const unsorted = new ByteWriter();
    const starts = [0];
    for (let number = 0; number < isUsed.length; number += 1) {
      if (isUsed[number] === 1) {
        const word = this.#table.bytesOf(number);
        numbers.push(number);
        unsorted.copy(word, 0, word.length);
        starts.push(unsorted.length);
      }
    }
    const words = { bytes: unsorted.finish(), starts: Uint32Array.from(starts) };
    const ordinals = new Uint32Array(this.#table.size);
    const sorted = new ByteWriter(words.bytes.length);
    const sortedStarts = new Uint32Array(starts.length);
    const order = sortWords(words, 'front');
    for (let ordinal = 0; ordinal < order.length; ordinal += 1) {
      const word = order[ordinal] as number;
      ordinals[numbers[word] as number] = ordinal;
      sorted.copy(words.bytes, starts[word] as number, starts[word + 1] as number);
      sortedStarts[ordinal + 1] = sorted.length;
    }
    return { bytes: sorted.finish(), starts: sortedStarts, ordinals };
  }

  /** All words of all posts, sorted by ordinal. Within a word, their order is kept. */
  #sortTokens(ordinals: Uint32Array, wordCount: number): SortedTokens {
    const starts = new Uint32Array(wordCount + 1);
    for (let token = 0; token < this.#count; token += 1) {
      const ordinal = ordinals[this.#words[token] as number] as number;
      starts[ordinal + 1] = (starts[ordinal + 1] as number) + 1;
    }
    for (let ordinal = 0; ordinal < wordCount; ordinal += 1) {
      starts[ordinal + 1] = (starts[ordinal + 1] as number) + (starts[ordinal] as number);
    }
    const next = starts.slice();
    const posts = new Uint32Array(this.#count);
    const places = new Uint32Array(this.#count);
    let token = 0;
    for (const [post, end] of this.#postEnds.entries()) {
      for (; token < end; token += 1) {
        const ordinal = ordinals[this.#words[token] as number] as number;
        const at = next[ordinal] as number;
        posts[at] = post;
        places[at] = this.#places[token] as number;
        next[ordinal] = at + 1;
      }
    }
    return { starts, posts, places };
  }

  #stems(ordinals: Uint32Array): ReadonlyMap<StemLanguage, StemmedWords> {
    const stemmed = new Map<StemLanguage, StemmedWords>();
    for (const [language, { words, forms }] of this.#languages) {
      const pairs: { ordinals: number[]; stems: string[] } = { ordinals: [], stems: [] };
      const add = (word: number, stem: string | null): void => {
        if (stem !== null) {
          pairs.ordinals.push(ordinals[word] as number);
          pairs.stems.push(stem);
        }
      };
      if (language !== '') {
        for (const word of words) {
          add(word, this.#table.stem(word, language));
        }
        for (const { word, written } of forms) {
          add(word, stemWord(written, language));
        }
      }
      stemmed.set(language, pairs);
    }
    const spelled = { ordinals: [] as number[], stems: [] as string[] };
    for (const [word, folded] of this.#spellings) {
      spelled.ordinals.push(ordinals[word] as number);
      spelled.stems.push(decoder.decode(this.#table.bytesOf(folded)));
    }
    return stemmed.set(spellings, spelled);
  }

  #clear(): void {
    this.#segment += 1;
    this.#count = 0;
    this.#postEnds = [];
    this.#lengths = [];
    this.#ends = [];
    this.#traits = new Map();
    this.#names.clear();
    this.#parts = [];
    this.#spellings.clear();
    if (this.#table.size > mostWords) {
      this.#table = new WordTable();
      this.#languages.clear();
    }
    for (const { words, forms } of this.#languages.values()) {
      words.length = 0;
      forms.length = 0;
    }
  }
}

interface SortedTokens {
  /** By ordinal: where the word's entries begin in the other arrays. */
  readonly starts: Uint32Array;
  readonly posts: Uint32Array;
  readonly places: Uint32Array;
}

function writeLists({ starts, posts, places: placed }: SortedTokens) {
  const wordCount = starts.length - 1;
  const postings = new ByteWriter(3 * placed.length + 16);
  const places = new ByteWriter(2 * placed.length + 16);
  const postingStarts = new Uint32Array(wordCount + 1);
  const placeStarts = new Uint32Array(wordCount + 1);
  for (let word = 0; word < wordCount; word += 1) {
    const end = starts[word + 1] as number;
    let before = -1;
    for (let token = starts[word] as number; token < end; ) {
      const post = posts[token] as number;
      const placesBefore = places.length;
      let mask = 0;
      let last = 0;
      for (; token < end && posts[token] === post; token += 1) {
        const place = (placed[token] as number) >>> placeBits;
        if (place !== last) {
          mask |= 1 << ((placed[token] as number) & ((1 << placeBits) - 1));
          places.varint(place - last);
          last = place;
        }
      }
      writePosting(postings, post - before, mask, places.length - placesBefore);
      before = post;
    }
    postingStarts[word + 1] = postings.length;
    placeStarts[word + 1] = places.length;
  }
  return { postings: postings.finish(), places: places.finish(), postingStarts, placeStarts };
}

/** Writes an entry of a posting list. `delta` is the distance to the post before, at least 1. */
export function writePosting(postings: ByteWriter, delta: number, mask: number, placeBytes: number): void {
  postings.varint(delta);
  if (placeBytes <= fewPlaceBytes) {
    postings.byte(mask | ((placeBytes - 1) << fieldBits));
  } else {
    postings.byte(mask | (fewPlaceBytes << fieldBits));
    postings.varint(placeBytes - fewPlaceBytes - 1);
  }
}

function grown(array: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(2 * array.length, needed + 1));
  larger.set(array);
  return larger;
}
