import type { Lexicon, WordNumber } from './lexicon.ts';
import { stemLanguage } from './stem-word.ts';
import { tokenize } from './tokenize.ts';

/** What of a post is searched, each a list of texts. */
export interface SearchFields {
  readonly title: readonly string[];
  /** Tags, categories, keywords and authors. */
  readonly names: readonly string[];
  readonly headings: readonly string[];
  readonly text: readonly string[];
  readonly code: readonly string[];
  /** Where links lead and pictures lie: only names in them (`pg_basebackup`) are words of the post. */
  readonly addresses?: readonly string[];
  /** The language that it is written in, as a BCP 47 tag; empty where that is not known. */
  readonly lang?: string;
  /** What the post has that can be asked for (`has:table`, `code:sql`), as `table` and `code:sql`. */
  readonly traits?: readonly string[];
}

export const fieldNames = [
  'title',
  'names',
  'headings',
  'text',
  'code',
  'addresses',
] as const satisfies readonly (keyof SearchFields)[];

export type FieldName = (typeof fieldNames)[number];

/** Between two texts of a field: no phrase reaches across it, nearness hardly. */
const textGap = 50;
const fieldGap = 1_000;

/**
 * The words of a post with their places: what ranking reads. A place counts the running words; a compound
 * (`pg_basebackup`) has the place of its first part. The fields follow each other far apart.
 */
export class PostWords {
  /** Distinct words, ascending, then where each one's places begin and the end of the last one's, then all places. */
  readonly #data: Uint32Array;
  readonly #count: number;
  /** The last place of each field. */
  readonly #ends: readonly number[];
  /** Running words of each field. */
  readonly lengths: readonly number[];

  constructor(fields: SearchFields, lexicon: Lexicon) {
    const places = new Map<WordNumber, number[]>();
    const ends: number[] = [];
    const lengths: number[] = [];
    let place = 0;
    const language = stemLanguage(fields.lang ?? '');
    for (const field of fieldNames) {
      let length = 0;
      for (const text of fields[field] ?? []) {
        for (const { word, start, end, compound } of tokenize(text)) {
          if (field === 'addresses' && !word.includes('_')) {
            continue;
          }
          const running = !compound || field === 'addresses';
          if (running) {
            length += 1;
            place += 1;
          }
          const at = running ? place : place + 1;
          const number = lexicon.add(word, text.slice(start, end), language);
          const known = places.get(number);
          if (known === undefined) {
            places.set(number, [at]);
          } else if (known.at(-1) !== at) {
            known.push(at);
          }
        }
        place += textGap;
      }
      lengths.push(length);
      ends.push(place);
      place += fieldGap;
    }
    const words = [...places.keys()].sort((a, b) => a - b);
    this.#count = words.length;
    this.#ends = ends;
    this.lengths = lengths;
    let total = 0;
    for (const list of places.values()) {
      total += list.length;
    }
    this.#data = new Uint32Array(2 * words.length + 1 + total);
    let begin = 2 * words.length + 1;
    words.forEach((word, index) => {
      this.#data[index] = word;
      this.#data[words.length + index] = begin;
      const list = places.get(word) as number[];
      this.#data.set(list, begin);
      begin += list.length;
    });
    this.#data[2 * words.length] = begin;
  }

  /** Distinct words. */
  words(): Uint32Array {
    return this.#data.subarray(0, this.#count);
  }

  /** Whether a word stands in one of the fields: bit n of the mask is field n of `fieldNames`. */
  isIn(word: WordNumber, mask: number): boolean {
    let found = false;
    this.eachPlace(word, (_place, field) => {
      found ||= (mask & (1 << field)) !== 0;
    });
    return found;
  }

  /** Calls with every place of a word, ascending, and the number of its field. */
  eachPlace(word: WordNumber, visit: (place: number, field: number) => void): void {
    const at = this.#find(word);
    if (at < 0) {
      return;
    }
    const end = this.#data[this.#count + at + 1] as number;
    let field = 0;
    for (let index = this.#data[this.#count + at] as number; index < end; index += 1) {
      const place = this.#data[index] as number;
      while (place > (this.#ends[field] as number)) {
        field += 1;
      }
      visit(place, field);
    }
  }

  /** Calls with the place of the first word of each run of words in exactly this order, side by side. */
  eachPhrase(phrase: readonly WordNumber[], visit: (place: number, field: number) => void): void {
    const ranges = phrase.map((word) => this.#find(word));
    if (ranges.some((at) => at < 0)) {
      return;
    }
    this.eachPlace(phrase[0] as WordNumber, (place, field) => {
      for (let next = 1; next < ranges.length; next += 1) {
        if (!this.#isAt(ranges[next] as number, place + next)) {
          return;
        }
      }
      visit(place, field);
    });
  }

  #isAt(word: number, place: number): boolean {
    let low = this.#data[this.#count + word] as number;
    let high = this.#data[this.#count + word + 1] as number;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#data[middle] as number) < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < (this.#data[this.#count + word + 1] as number) && this.#data[low] === place;
  }

  #find(word: WordNumber): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#data[middle] as number) < word) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < this.#count && this.#data[low] === word ? low : -1;
  }
}
