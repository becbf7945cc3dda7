import type { IndexSegment } from './index-segment/index-segment.ts';
import { isDigit, isJoiner, type NamePart, nameKey } from './index-segment/names.ts';
import { spellings } from './index-segment/stems.ts';
import type { SegmentTable } from './segment-table.ts';

/** The most names with the same beginning that are checked in a segment. */
const mostLookedAt = 20_000;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A word that contains the text of a search: a half-open range of UTF-16 units. */
export interface PartOfName {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Finds other spellings of a word, and names that contain it. A word in the result may be in dead posts only. */
export class IndexNames {
  readonly #table: SegmentTable;

  constructor(table: SegmentTable) {
    this.#table = table;
  }

  /** The spellings that fold to this word (`straße` for `strasse`), in code point order. */
  spellingsOf(word: string): readonly string[] {
    const found = new Set<string>();
    for (const segment of this.#segments()) {
      for (const ordinal of segment.stems.get(spellings)?.find(word) ?? []) {
        found.add(segment.word(ordinal));
      }
    }
    return [...found].sort();
  }

  /**
   * The words that differ only in the characters that join their parts (`co-operate`, `cooperate`), without the word
   * itself. In code point order.
   */
  joinedAs(word: string): readonly string[] {
    const key = nameKey(encoder.encode(word));
    const found = new Set([decoder.decode(key)]);
    for (const segment of this.#segments()) {
      const names = segment.joinedNames;
      const [from, to] = names.startingWith(key);
      for (let index = from; index < Math.min(to, from + mostLookedAt); index += 1) {
        const { ordinal, start, end } = names.part(index, key);
        if (end !== segment.wordLength(ordinal)) {
          break;
        }
        if (start === 0) {
          found.add(segment.word(ordinal));
        }
      }
    }
    found.delete(word);
    return [...found].sort();
  }

  /**
   * Names that contain a word as one part, or as several neighbouring parts: `getElementById` has `element` and
   * `elementby`. While the word is typed (`open`), the part may be longer than the word. Parts that are words
   * themselves (`foo_bar`) are left out.
   */
  withPart(word: string, open: boolean, limit: number): readonly PartOfName[] {
    const key = nameKey(encoder.encode(word));
    const found = new Map<string, PartOfName>();
    for (const segment of this.#segments()) {
      // Words that begin with this word are searched for anyway.
      const parts = open ? innerPartsOf(segment, key) : partsIn(segment, word, key);
      for (const { ordinal, start, end } of parts) {
        if (!open && !isPartEnd(segment, ordinal, end)) {
          continue;
        }
        const part = partOfName(segment, ordinal, start, end);
        if (!found.has(part.word)) {
          found.set(part.word, part);
        }
      }
    }
    return [...found.values()].sort((a, b) => (a.word < b.word ? -1 : 1)).slice(0, limit);
  }

  /** Names that contain this name as several neighbouring parts: `bar-baz` and `barbaz` in `foo-bar-baz`. */
  withJoinedPart(word: string, limit: number): readonly PartOfName[] {
    const key = nameKey(encoder.encode(word));
    const found = new Map<string, PartOfName>();
    for (const segment of this.#segments()) {
      const [from, to] = segment.joinedNames.startingWith(key);
      for (let index = from; index < Math.min(to, from + mostLookedAt); index += 1) {
        const { ordinal, start, end } = segment.joinedNames.part(index, key);
        if (isPartEnd(segment, ordinal, end)) {
          const part = partOfName(segment, ordinal, start, end);
          found.set(part.word, part);
        }
      }
    }
    return [...found.values()].sort((a, b) => (a.word < b.word ? -1 : 1)).slice(0, limit);
  }

  /** Words that contain a text anywhere. Looks at all words, so it is slow. */
  containing(text: string, limit: number): readonly PartOfName[] {
    const wanted = encoder.encode(text);
    const found = new Map<string, PartOfName>();
    for (const segment of this.#segments()) {
      for (const [ordinal, offset] of segment.containing(wanted, limit)) {
        const part = partOfName(segment, ordinal, offset, offset + wanted.length);
        found.set(part.word, part);
      }
    }
    found.delete(text);
    return [...found.values()]
      .sort((a, b) => Buffer.compare(encoder.encode(a.word), encoder.encode(b.word)))
      .slice(0, limit);
  }

  #segments(): readonly IndexSegment[] {
    return this.#table.open.map(({ segment }) => segment);
  }
}

/** The inner parts, at capitals and digits, that begin with a key. */
function* innerPartsOf({ innerParts }: IndexSegment, key: Uint8Array): Generator<NamePart> {
  const [from, to] = innerParts.startingWith(key);
  for (let index = from; index < Math.min(to, from + mostLookedAt); index += 1) {
    yield innerParts.part(index, key);
  }
}

/** The inner parts that begin with a key, and the longer words that begin with the word. */
function* partsIn(segment: IndexSegment, word: string, key: Uint8Array): Generator<NamePart> {
  yield* innerPartsOf(segment, key);
  const length = encoder.encode(word).length;
  const hasJoiner = [...word].some((character) => isJoiner(character.charCodeAt(0)));
  const [first, last] = segment.startingWith(word);
  for (let ordinal = first; ordinal < Math.min(last, first + mostLookedAt); ordinal += 1) {
    const next = segment.words.bytes[(segment.words.starts[ordinal] as number) + length];
    if (segment.wordLength(ordinal) > length && (hasJoiner || !isJoiner(next))) {
      yield { ordinal, start: 0, end: length };
    }
  }
}

/** Whether a part of a word may end at an offset. */
function isPartEnd(segment: IndexSegment, ordinal: number, offset: number): boolean {
  const { bytes, starts } = segment.words;
  const at = (starts[ordinal] as number) + offset;
  if (at === starts[ordinal + 1] || isJoiner(bytes[at])) {
    return true;
  }
  return isDigit(bytes[at]) !== isDigit(bytes[at - 1]) || segment.innerParts.has(ordinal, offset);
}

function partOfName(segment: IndexSegment, ordinal: number, from: number, to: number): PartOfName {
  const { bytes, starts } = segment.words;
  const begin = starts[ordinal] as number;
  const start = decoder.decode(bytes.subarray(begin, begin + from)).length;
  const length = decoder.decode(bytes.subarray(begin + from, begin + to)).length;
  return { word: segment.word(ordinal), start, end: start + length };
}
