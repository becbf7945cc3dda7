import { spanFlags, WordScanner } from './scan-words.ts';

/** A word of a text, as the index and the marks know it. */
export interface Token {
  /** Folded: lower case, without accents. */
  readonly word: string;
  /** Half-open range of UTF-16 units in the text. */
  readonly start: number;
  readonly end: number;
  /** A name whose parts follow as words of their own (`pg_basebackup`, then `pg` and `basebackup`). */
  readonly compound: boolean;
}

// Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic: what people leave out. In Hindi or Thai a mark is a vowel.
const marks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]|\s/g;

/** How words are compared: lower case, without accents, apostrophes straight. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is most of all words and needs no more folding.
  return /^[\x00-\x7f]*$/.test(lower)
    ? lower
    : lower.normalize('NFKD').replace(marks, '').toLowerCase().replaceAll('’', "'");
}

const scanner = new WordScanner();

/** The words of a text, in order, as `WordScanner` finds them. Index, snippets and marks agree on them. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const count = scanner.scan(text);
  const { starts, ends, flags } = scanner;
  for (let at = 0; at < count; at += 1) {
    const start = starts[at] as number;
    const end = ends[at] as number;
    const flag = flags[at] as number;
    const written = text.slice(start, end);
    const word = (flag & spanFlags.foreign) === 0 ? written.toLowerCase() : foldWord(written);
    if (word !== '') {
      tokens.push({ word, start, end, compound: (flag & spanFlags.compound) !== 0 });
    }
  }
  return tokens;
}
