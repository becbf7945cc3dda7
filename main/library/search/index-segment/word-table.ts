import { foldWord, spelledWord } from '../fold-word.ts';
import { type StemLanguage, stemWord } from '../stem-word.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const longestWord = 400;
const mostForms = 200_000;

/** Words with numbers, in the order in which they were first seen. Looking up a known word makes no string. */
export class WordTable {
  /** The UTF-8 bytes of all words, one after the other. */
  #bytes = new Uint8Array(1 << 16);
  #starts = new Uint32Array(1 << 12);
  #hashes = new Uint32Array(1 << 12);
  /** A hash table with open addressing. It holds the number of a word plus one, or 0 for a free slot. */
  #slots = new Int32Array(1 << 13);
  #count = 0;
  readonly #forms = new Map<string, Form>();
  readonly #stems = new Map<StemLanguage, Map<number, string | null>>();

  get size(): number {
    return this.#count;
  }

  /** The number of the word in a part of a text, folded to lower case. The part must be ASCII. */
  numberOfAscii(text: string, start: number, end: number): number {
    const length = end - start;
    this.#reserve(length);
    const bytes = this.#bytes;
    const begin = this.#starts[this.#count] as number;
    let hash = 0x811c9dc5;
    for (let at = 0; at < length; at += 1) {
      let code = text.charCodeAt(start + at);
      if (code >= 65 && code <= 90) {
        code += 32;
      }
      bytes[begin + at] = code;
      hash = Math.imul(hash ^ code, 0x01000193);
    }
    return this.#find(hash >>> 0, length);
  }

  /** The form of a text with characters beyond ASCII. Null if it folds to an empty word. */
  form(written: string): Form | null {
    const known = this.#forms.get(written);
    if (known) {
      return known;
    }
    const word = foldWord(written);
    if (word === '') {
      return null;
    }
    if (this.#forms.size >= mostForms) {
      this.#forms.clear();
    }
    const spelled = spelledWord(written);
    const form = {
      word: this.#numberOf(word),
      spelled: spelled === null ? null : this.#numberOf(spelled),
      written,
      seen: new Map<StemLanguage, number>(),
    };
    this.#forms.set(written, form);
    return form;
  }

  /** The word in UTF-8. */
  bytesOf(number: number): Uint8Array {
    return this.#bytes.subarray(this.#starts[number], this.#starts[number + 1]);
  }

  hasUnderscore(number: number): boolean {
    return this.bytesOf(number).includes(0x5f);
  }

  /**
   * The stem of a word whose written form is the word itself. Null if it has none, which is quick to tell for most
   * words.
   */
  stem(number: number, language: StemLanguage): string | null {
    let stems = this.#stems.get(language);
    if (!stems) {
      stems = new Map();
      this.#stems.set(language, stems);
    }
    let stem = stems.get(number);
    if (stem === undefined) {
      const bytes = this.bytesOf(number);
      stem = mayHaveStem(bytes) ? stemWord(decoder.decode(bytes), language) : null;
      stems.set(number, stem);
    }
    return stem;
  }

  #numberOf(word: string): number {
    this.#reserve(longestWord + 3 * word.length);
    const begin = this.#starts[this.#count] as number;
    const { written } = encoder.encodeInto(word, this.#bytes.subarray(begin));
    let hash = 0x811c9dc5;
    for (let at = 0; at < written; at += 1) {
      hash = Math.imul(hash ^ (this.#bytes[begin + at] as number), 0x01000193);
    }
    return this.#find(hash >>> 0, written);
  }

  /**
   * The number of the word whose bytes were put behind those of the last word. If it is unknown, it becomes a new word.
   */
  #find(hash: number, length: number): number {
    const bytes = this.#bytes;
    const starts = this.#starts;
    const begin = starts[this.#count] as number;
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0) {
        break;
      }
      const start = starts[number] as number;
      if (this.#hashes[number] === hash && (starts[number + 1] as number) - start === length) {
        let at = 0;
        while (at < length && bytes[start + at] === bytes[begin + at]) {
          at += 1;
        }
        if (at === length) {
          return number;
        }
      }
      slot = (slot + 1) & mask;
    }
    const number = this.#count;
    this.#slots[slot] = number + 1;
    this.#hashes[number] = hash;
    this.#starts[number + 1] = begin + length;
    this.#count += 1;
    if (this.#count + 1 === this.#hashes.length) {
      this.#grow();
    }
    return number;
  }

  /** Enlarges the buffer for one more word. */
  #reserve(length: number): void {
    const needed = (this.#starts[this.#count] as number) + length;
    if (needed > this.#bytes.length) {
      const bytes = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
      bytes.set(this.#bytes);
      this.#bytes = bytes;
    }
  }

  #grow(): void {
    const size = 2 * this.#hashes.length;
    const [starts, hashes] = [new Uint32Array(size), new Uint32Array(size)];
    starts.set(this.#starts);
    hashes.set(this.#hashes);
    [this.#starts, this.#hashes] = [starts, hashes];
    this.#slots = new Int32Array(2 * size);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.#count; number += 1) {
      const hash = hashes[number] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.#slots[slot] !== 0) {
        slot = (slot + 1) & mask;
      }
      this.#slots[slot] = number + 1;
    }
  }
}

/** False for most names and numbers, without the twenty times higher cost of `stemWord`. */
function mayHaveStem(word: Uint8Array): boolean {
  let end = word.length;
  if (end > 1 && word[end - 1] === 0x73 && word[end - 2] === 0x27) {
    end -= 2;
  }
  for (let at = 0; at < end; at += 1) {
    const byte = word[at] as number;
    if (byte < 0x61 || (byte > 0x7a && byte < 0x80)) {
      return false;
    }
  }
  return end >= 3;
}

/** A word as written, since the stems of some languages need its accents. */
export interface Form {
  readonly word: number;
  /** The number of its spelling by `spelledWord`. Null if folding does not change it. */
  readonly spelled: number | null;
  readonly written: string;
  /** By language: the last segment that the form was noted for. */
  readonly seen: Map<StemLanguage, number>;
}
