import { foldWord, spelledWord } from './fold-word.ts';
import { spanFlags, WordScanner } from './scan-words.ts';
import { escapeRegex } from '../escape-regex.ts';

/** A word of a text. */
export interface Token {
  /** Folded to lower case without accents. */
  readonly word: string;
  /** The word with its own ligatures and letters such as `ß`. Absent if folding does not change it. */
  readonly spelled?: string;
  /** A half-open range of UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /**
   * Whether it is outside of the running text: a symbol, or a name whose parts follow as words (`pg_basebackup`, then
   * `pg` and `basebackup`).
   */
  readonly compound: boolean;
}

/** In UTF-16 units, best first. */
const beginningLengths = [4, 3, 2, 1] as const;
/** With more of them, looking for them is no faster than cutting all words. */
const mostBeginnings = 64;
/** Folding may make any word of other characters. The ones named here are in no word. */
const foldsToSomething = String.raw`[^\0-\x7f\xa0\u2014\u201c\u201d\u2026]`;

/**
 * Decides which words may be wanted: first by the beginnings of words, then by their first letter and length. Most words
 * of a text are not wanted, and are then never cut out of it.
 */
export class WantedWords {
  /** By the code of a first character below 128: bit n for a wanted word of n UTF-16 units. */
  readonly #lengths = new Uint32Array(128);
  /** Matches where a wanted word may begin, and each character that folding changes. Null if that is anywhere. */
  readonly #beginnings: RegExp | null;

  constructor(words: readonly string[]) {
    for (const word of words) {
      const code = word.charCodeAt(0);
      if (code < 128) {
        this.#lengths[code] = (this.#lengths[code] as number) | lengthBit(word.length);
      }
    }
    const beginnings = beginningsOf(words);
    this.#beginnings =
      beginnings && new RegExp(`(?<![a-z0-9])(?:${beginnings.map(escapeRegex).join('|')})|${foldsToSomething}`, 'gi');
  }

  /** Whether a text may have one of the words. */
  mayBeIn(text: string): boolean {
    return this.nextPiece(text, 0) !== null;
  }

  /**
   * The next part of a text that may have wanted words; null if there is none. `from` is 0, or the `end` of the last
   * part. A part begins and ends at a blank. No word contains a blank, so a part is cut into the same
   * words as the whole text.
   */
  nextPiece(text: string, from: number): { readonly start: number; readonly end: number } | null {
    const beginnings = this.#beginnings;
    if (beginnings === null) {
      return from < text.length ? { start: from, end: text.length } : null;
    }
    beginnings.lastIndex = from;
    if (!beginnings.test(text)) {
      return null;
    }
    let start = beginnings.lastIndex - 1;
    while (start > from && !isBlank(text, start - 1)) {
      start -= 1;
    }
    let end = beginnings.lastIndex;
    while (end < text.length && !isBlank(text, end)) {
      end += 1;
    }
    return { start, end };
  }

  /** Whether the word of this range may be wanted. All of its characters are ASCII. */
  mayHave(text: string, start: number, end: number): boolean {
    const code = text.charCodeAt(start);
    const lower = code >= 65 && code <= 90 ? code + 32 : code;
    return ((this.#lengths[lower] as number) & lengthBit(end - start)) !== 0;
  }
}

/** The beginnings of words, as long as it takes to have few of them. Null if there are always many. */
function beginningsOf(words: readonly string[]): readonly string[] | null {
  for (const length of beginningLengths) {
    const beginnings = new Set(words.map((word) => word.slice(0, length)));
    if (beginnings.size <= mostBeginnings) {
      return [...beginnings];
    }
  }
  return null;
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}

function lengthBit(length: number): number {
  return 1 << Math.min(31, length);
}

const scanner = new WordScanner();

/**
 * The words of a text in order, as `WordScanner` finds them. The index, snippets and marks all use this function. With
 * `wanted`, words that are certainly not wanted may be left out.
 */
export function tokenize(text: string, wanted: WantedWords | null = null): Token[] {
  const tokens: Token[] = [];
  if (wanted === null) {
    addTokens(tokens, text, 0, null);
    return tokens;
  }
  for (let piece = wanted.nextPiece(text, 0); piece !== null; piece = wanted.nextPiece(text, piece.end)) {
    addTokens(tokens, text.slice(piece.start, piece.end), piece.start, wanted);
  }
  return tokens;
}

/** Adds the words of a text. `offset` is added to their ranges. */
function addTokens(tokens: Token[], text: string, offset: number, wanted: WantedWords | null): void {
  const count = scanner.scan(text);
  const { starts, ends, flags } = scanner;
  for (let at = 0; at < count; at += 1) {
    const start = starts[at] as number;
    const end = ends[at] as number;
    const flag = flags[at] as number;
    const isForeign = (flag & spanFlags.foreign) !== 0;
    if (wanted !== null && !isForeign && !wanted.mayHave(text, start, end)) {
      continue;
    }
    const written = text.slice(start, end);
    const word = isForeign ? foldWord(written) : written.toLowerCase();
    if (word !== '') {
      const spelled = isForeign ? spelledWord(written) : null;
      tokens.push({
        word,
        ...(spelled === null ? {} : { spelled }),
        start: start + offset,
        end: end + offset,
        compound: (flag & spanFlags.compound) !== 0,
      });
    }
  }
}
