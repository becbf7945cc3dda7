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

/**
 * Decides by the first letter and the length which words may be wanted. Most words of a text are not, and are then
 * never cut out of it.
 */
export class WantedWords {
  /** By the code of a first character below 128: bit n for a wanted word of n UTF-16 units. */
  readonly #lengths = new Uint32Array(128);

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const code = word.charCodeAt(0);
      if (code < 128) {
        this.#lengths[code] = (this.#lengths[code] as number) | lengthBit(word.length);
      }
    }
  }

  /** Whether the word of this range may be wanted. All of its characters are ASCII. */
  mayHave(text: string, start: number, end: number): boolean {
    const code = text.charCodeAt(start);
    const lower = code >= 65 && code <= 90 ? code + 32 : code;
    return ((this.#lengths[lower] as number) & lengthBit(end - start)) !== 0;
  }
}

function lengthBit(length: number): number {
  return 1 << Math.min(31, length);
}

/** In UTF-16 units. */
const longestBeginning = 4;
/** With more of them, the test of a text is no faster than cutting its words. */
const mostBeginnings = 64;
/** Folding may make any word of other characters. These are in no word. */
const foldsNothing = /^[\0-\x7f\xa0\u2014\u201c\u201d\u2026]*$/;

/** Tells by the beginnings of the wanted words which texts have none of them. */
export class WantedBeginnings {
  /** Null if every text has to be looked at. */
  readonly #pattern: RegExp | null;

  constructor(words: readonly string[]) {
    const beginnings = new Set(words.map((word) => word.slice(0, longestBeginning)));
    this.#pattern =
      beginnings.size > mostBeginnings ? null : new RegExp([...beginnings].map(escapeRegex).join('|'), 'i');
  }

  /** Whether a text may have one of the words. */
  mayBeIn(text: string): boolean {
    return this.#pattern === null || this.#pattern.test(text) || !foldsNothing.test(text);
  }
}

const scanner = new WordScanner();

/**
 * The words of a text in order, as `WordScanner` finds them. The index, snippets and marks all use this function. With
 * `wanted`, words that are certainly not wanted may be left out.
 */
export function tokenize(text: string, wanted: WantedWords | null = null): Token[] {
  const tokens: Token[] = [];
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
        start,
        end,
        compound: (flag & spanFlags.compound) !== 0,
      });
    }
  }
  return tokens;
}
