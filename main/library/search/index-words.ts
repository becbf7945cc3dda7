import { isOneSlipAway } from '../one-slip.ts';
import type { IndexSegment } from './index-segment/index-segment.ts';
import { compareWords } from './index-segment/sort-words.ts';
import { IndexNames } from './index-names.ts';
import type { SegmentTable } from './segment-table.ts';
import { stemWord } from './stem-word.ts';

/** By segment: the ordinal of a word, or -1. */
export type WordPlaces = Int32Array;

const mostNear = 20_000;
const mostKnown = 4_000;
const encoder = new TextEncoder();

/** The words of all segments, and the ways from a word to similar ones. A word may be in dead posts only. */
export class IndexWords {
  readonly #table: SegmentTable;
  readonly names: IndexNames;
  /** The ordinals that are known from looking up prefixes. */
  readonly #places = new Map<string, WordPlaces>();

  constructor(table: SegmentTable) {
    this.#table = table;
    this.names = new IndexNames(table);
  }

  /** Must be called when segments have changed. */
  forget(): void {
    this.#places.clear();
  }

  /** The ordinals of a word. */
  places(word: string): WordPlaces {
    let places = this.#places.get(word);
    if (!places) {
      const wanted = encoder.encode(word);
      places = Int32Array.from(this.#segments(), (segment) => segment.findBytes(wanted));
      this.#note(word, places);
    }
    return places;
  }

  /** Words with the same stem in a language of the archive, without the word itself. In code point order. */
  withStemOf(word: string, written: string): readonly string[] {
    const segments = this.#segments();
    const alike = new Set<string>();
    for (const language of new Set(segments.flatMap(({ stems }) => [...stems.keys()]))) {
      const stem = stemWord(written, language);
      for (const segment of stem === null ? [] : segments) {
        for (const ordinal of segment.stems.get(language)?.find(stem as string) ?? []) {
          alike.add(segment.word(ordinal));
        }
      }
    }
    alike.delete(word);
    return [...alike].sort();
  }

  /** At most `limit` longer words that begin with `prefix` and pass `holds`. In code point order. */
  startingWith(prefix: string, limit: number, holds = (_word: string): boolean => true): readonly string[] {
    const ranges = this.#segments().map((segment) => segment.startingWith(prefix));
    return this.#inOrder(ranges, 'front', limit, (word) => word !== prefix && holds(word));
  }

  /** At most `limit` longer words that end with a text and pass `holds`. In the order of their reversed bytes. */
  endingWith(ending: string, limit: number, holds = (_word: string): boolean => true): readonly string[] {
    const ranges = this.#segments().map((segment) => segment.endingWith(ending));
    return this.#inOrder(ranges, 'back', limit, (word) => word !== ending && holds(word));
  }

  /**
   * Words that one typing slip makes of `word`: a letter more, less or different, or two exchanged. None for words of
   * up to three letters, since too many others are near them.
   */
  nearTo(word: string): readonly string[] {
    const letters = [...word];
    if (letters.length < 4) {
      return [];
    }
    // One slip leaves either the first or the second half of a word unchanged.
    const half = letters.length >> 1;
    const begin = letters.slice(0, half).join('');
    const end = letters.slice(-half).join('');
    const wanted = encoder.encode(word);
    const near = new Set<string>();
    for (const segment of this.#segments()) {
      const [from, to] = segment.startingWith(begin);
      for (let ordinal = from; ordinal < Math.min(to, from + mostNear); ordinal += 1) {
        if (mayBeNear(segment, ordinal, wanted)) {
          near.add(segment.word(ordinal));
        }
      }
    }
    const begins = [...near].filter((other) => isOneSlipAway(word, other)).sort();
    near.clear();
    for (const segment of this.#segments()) {
      const [from, to] = segment.endingWith(end);
      for (let index = from; index < Math.min(to, from + mostNear); index += 1) {
        if (mayBeNear(segment, segment.byEnding(index), wanted)) {
          near.add(segment.word(segment.byEnding(index)));
        }
      }
    }
    const ends = [...near].filter((other) => isOneSlipAway(word, other)).sort();
    return [...new Set([...begins, ...ends])].filter((other) => other !== word);
  }

  /**
   * Words that at most two typing slips make of `word`. With two slips, the first two characters must be the same. All
   * pass `holds`.
   */
  similarTo(word: string, holds: (word: string) => boolean): readonly string[] {
    const near = this.nearTo(word).filter(holds);
    if (near.length > 0 || word.length < 5) {
      return near;
    }
    const alike = new Set<string>();
    for (const segment of this.#segments()) {
      const [from, to] = segment.startingWith(word.slice(0, 2));
      for (let ordinal = from; ordinal < Math.min(to, from + mostNear); ordinal += 1) {
        const other = segment.word(ordinal);
        if (Math.abs(other.length - word.length) < 3 && isTwoSlipsAway(word, other)) {
          alike.add(other);
        }
      }
    }
    return [...alike].filter(holds).sort();
  }

  #segments(): readonly IndexSegment[] {
    return this.#table.open.map(({ segment }) => segment);
  }

  #note(word: string, places: WordPlaces): void {
    if (this.#places.size >= mostKnown) {
      this.#places.clear();
    }
    this.#places.set(word, places);
  }

  /** The first distinct words of one range in each segment, in order. */
  #inOrder(
    ranges: readonly (readonly [number, number])[],
    from: 'front' | 'back',
    limit: number,
    accepts: (word: string) => boolean,
  ): string[] {
    const segments = this.#segments();
    const next = ranges.map(([start]) => start);
    const found: string[] = [];
    const ordinalAt = (index: number): number => {
      const at = next[index] as number;
      return from === 'front' ? at : (segments[index] as IndexSegment).byEnding(at);
    };
    while (found.length < limit) {
      let first = -1;
      const places = new Int32Array(segments.length).fill(-1);
      for (let index = 0; index < segments.length; index += 1) {
        if ((next[index] as number) >= (ranges[index] as readonly [number, number])[1]) {
          continue;
        }
        const segmentWords = (segments[index] as IndexSegment).words;
        const order =
          first < 0
            ? -1
            : compareWords(
                segmentWords,
                ordinalAt(index),
                (segments[first] as IndexSegment).words,
                ordinalAt(first),
                from,
              );
        if (order < 0) {
          first = index;
          places.fill(-1);
        }
        if (order <= 0) {
          places[index] = ordinalAt(index);
        }
      }
      if (first < 0) {
        break;
      }
      const word = (segments[first] as IndexSegment).word(places[first] as number);
      for (const [index, ordinal] of places.entries()) {
        if (ordinal >= 0) {
          next[index] = (next[index] as number) + 1;
        }
      }
      if (accepts(word)) {
        found.push(word);
      }
      this.#note(word, places);
    }
    return found;
  }
}

/** False if a word is certainly more than one slip away: too much is left between their common start and end. */
function mayBeNear({ words: { bytes, starts } }: IndexSegment, ordinal: number, wanted: Uint8Array): boolean {
  const start = starts[ordinal] as number;
  const length = (starts[ordinal + 1] as number) - start;
  // A letter has up to four bytes.
  if (Math.abs(length - wanted.length) > 4) {
    return false;
  }
  const shared = Math.min(length, wanted.length);
  let begin = 0;
  while (begin < shared && bytes[start + begin] === wanted[begin]) {
    begin += 1;
  }
  let end = 0;
  while (end < shared - begin && bytes[start + length - 1 - end] === wanted[wanted.length - 1 - end]) {
    end += 1;
  }
  const rest = Math.max(length, wanted.length) - begin - end;
  if (rest <= 2) {
    return true;
  }
  for (let at = begin; at < shared - end; at += 1) {
    if (((bytes[start + at] as number) | (wanted[at] as number)) > 127) {
      return true;
    }
  }
  for (let at = shared - end; at < length - end; at += 1) {
    if ((bytes[start + at] as number) > 127) {
      return true;
    }
  }
  for (let at = shared - end; at < wanted.length - end; at += 1) {
    if ((wanted[at] as number) > 127) {
      return true;
    }
  }
  return false;
}

function isTwoSlipsAway(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) {
    start += 1;
  }
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (
    isOneSlipAway(restA.slice(1), restB) ||
    isOneSlipAway(restA, restB.slice(1)) ||
    isOneSlipAway(restA.slice(1), restB.slice(1))
  ) {
    return true;
  }
  return restA[0] === restB[1] && restA[1] === restB[0] && isOneSlipAway(restA.slice(2), restB.slice(2));
}
