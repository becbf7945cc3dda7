import type { Block, Hit } from '../model.ts';
import type { SearchedWords } from './search-index.ts';
import { type Token, tokenize } from './tokenize.ts';

type Range = readonly [start: number, end: number];

/** What a query marks, made ready for many texts. */
export class Marker {
  readonly #words: ReadonlySet<string>;
  readonly #phrases: readonly (readonly string[])[];

  constructor({ words, phrases }: SearchedWords) {
    this.#words = new Set(words.flatMap((variants) => variants.map(({ word }) => word)));
    this.#phrases = phrases;
  }

  get isEmpty(): boolean {
    return this.#words.size === 0 && this.#phrases.length === 0;
  }

  /** Half-open ranges of `text` that are words or phrases of the query, in order, not overlapping: the longer one wins. */
  marks(text: string): readonly Range[] {
    if (this.isEmpty) return [];
    const tokens = tokenize(text);
    const found: Range[] = tokens
      .filter(({ word }) => this.#words.has(word))
      .map(({ start, end }) => [start, end] as const);
    for (const phrase of this.#phrases) found.push(...phraseRanges(tokens, phrase));
    found.sort(([a, aEnd], [b, bEnd]) => a - b || bEnd - aEnd);
    const marks: [number, number][] = [];
    for (const [start, end] of found) {
      const last = marks.at(-1);
      if (last && start < last[1]) last[1] = Math.max(last[1], end);
      else marks.push([start, end]);
    }
    return marks;
  }
}

const phraseRanges = (tokens: readonly Token[], phrase: readonly string[]): readonly Range[] => {
  const running = tokens.filter(({ compound }) => !compound);
  const ranges: Range[] = [];
  for (let at = 0; at + phrase.length <= running.length; at += 1) {
    if (!phrase.every((word, offset) => running[at + offset]?.word === word)) continue;
    ranges.push([(running[at] as Token).start, (running[at + phrase.length - 1] as Token).end]);
  }
  return ranges;
};

/** The hits of a query in a post, in reading order, at most `limit`. */
export const findHits = (blocks: readonly Block[], words: SearchedWords, limit = 10_000): readonly Hit[] => {
  const marker = new Marker(words);
  const hits: Hit[] = [];
  if (marker.isEmpty) return hits;
  for (const { index, text } of blocks) {
    for (const [start, end] of marker.marks(text)) {
      if (hits.length >= limit) return hits;
      hits.push({ block: index, start, end });
    }
  }
  return hits;
};
