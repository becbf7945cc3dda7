import { foldWord, spelledWord } from './fold-word.ts';
import { spanFlags, WordScanner } from './scan-words.ts';

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

const scanner = new WordScanner();

/** The words of a text in order, as `WordScanner` finds them. The index, snippets and marks all use this function. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const count = scanner.scan(text);
  const { starts, ends, flags } = scanner;
  for (let at = 0; at < count; at += 1) {
    const start = starts[at] as number;
    const end = ends[at] as number;
    const flag = flags[at] as number;
    const written = text.slice(start, end);
    const isForeign = (flag & spanFlags.foreign) !== 0;
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
