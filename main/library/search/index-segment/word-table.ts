import { foldWord, spelledWord } from '../fold-word.ts';
import { type StemLanguage, stemWord } from '../stem-word.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const longestWord = 400;
const mostForms = 200_000;

/** Words by number, in the order in which they were first seen. Finding one that is known makes no string. */
export class WordTable {
  /** UTF-8, the words behind each other. */
  #bytes = new Uint8Array(1 << 16);
  #starts = new Uint32Array(1 << 12);
  #hashes = new Uint32Array(1 << 12);
  /** Open addressing: the number of a word plus one, 0 where nothing is. */
  #slots = new Int32Array(1 << 13);
  #count = 0;
  readonly #forms = new Map<string, Form>();
  readonly #stems = new Map<StemLanguage, Map<number, string | null>>();

  get size(): number {
    return this.#count;
  }

  /** The word that a part of a text is, which must be ASCII: its lower case. */
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

  /** The form that a text with characters beyond ASCII is; null where it folds to nothing. */
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

  /** UTF-8. */
  bytesOf(number: number): Uint8Array {
    return this.#bytes.subarray(this.#starts[number], this.#starts[number + 1]);
  }

  hasUnderscore(number: number): boolean {
    return this.bytesOf(number).includes(0x5f);
  }

  /** The stem of a word that is written as it is: most words need none to be computed. */
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

  /** The number of the word whose bytes stand behind the last one's; a new one where it is not known. */
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

  /** Makes room for the bytes of one more word. */
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

/** False for names and numbers, which are most of the words: `stemWord` says so too, at twenty times the cost. */
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

/** A word as it is written somewhere: stems of some languages need its accents. */
export interface Form {
  readonly word: number;
  /** The word as `spelledWord` has it; null where that makes no difference. */
  readonly spelled: number | null;
  readonly written: string;
  /** For each language, the segment that it was last noted for. */
  readonly seen: Map<StemLanguage, number>;
}
