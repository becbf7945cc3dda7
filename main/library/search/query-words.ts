import { foldWord } from './fold-word.ts';
import { partsOf } from './name-parts.ts';
import { tokenize } from './tokenize.ts';

/** A word that a query asks for. */
export interface QueryWord {
  readonly word: string;
  /** As it was typed, because stems of some languages need its accents. */
  readonly written: string;
  /** Its spelling, where folding removes that (`straße`). */
  readonly spelled?: string;
  /** The same name without its sign (`$path`, then `path`). Searched for where no post has the name with its sign. */
  readonly others: readonly string[];
  /** Its parts (`pg`, `basebackup`). Searched for where no post has the name. */
  readonly parts: readonly string[];
  /**
   * Its inner parts, at capitals and digits (`get`, `element`). Searched for where no post has anything like the name.
   */
  readonly innerParts: readonly string[];
  /** Whether it is still being typed, so that words that begin with it count too. */
  readonly open: boolean;
}

/** Words that have to stand in this order, one right behind the other. */
export type Phrase = readonly string[];

/** The words of a text, each name once with its parts. The last one is `open` where it is still being typed. */
export function queryWords(text: string, open: boolean): readonly QueryWord[] {
  const words: (Omit<QueryWord, 'others' | 'parts' | 'open'> & { others: string[]; parts: string[]; open: boolean })[] =
    [];
  let end = -1;
  for (const token of tokenize(text)) {
    const current = words.at(-1);
    // What reaches further than the word before it is no part of it but the next pair of characters.
    if (token.end <= end && current) {
      (token.compound ? current.others : current.parts).push(token.word);
    } else {
      const written = text.slice(token.start, token.end);
      const inner = token.compound ? [] : partsOf(written);
      words.push({
        word: token.word,
        written,
        ...(token.spelled === undefined ? {} : { spelled: token.spelled }),
        others: [],
        parts: [],
        innerParts: inner.length > 1 ? inner.map(foldWord) : [],
        open: false,
      });
    }
    end = Math.max(end, token.end);
  }
  const last = words.at(-1);
  if (last && open) {
    last.open = true;
  }
  return words;
}

/** The running words of a text. */
export function phraseWords(text: string): Phrase {
  return tokenize(text)
    .filter(({ compound }) => !compound)
    .map(({ word }) => word);
}
