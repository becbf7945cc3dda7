import { foldWord } from './fold-word.ts';
import { partsOf } from './name-parts.ts';
import { tokenize } from './tokenize.ts';

/** A word of a query. */
export interface QueryWord {
  readonly word: string;
  /** As typed, since the stems of some languages need its accents. */
  readonly written: string;
  /** Its spelling, if folding changes it (`straße`). */
  readonly spelled?: string;
  /** The name without its sign (`path` for `$path`). Searched for if no post has the name with the sign. */
  readonly others: readonly string[];
  /** Its parts (`pg`, `basebackup`). Searched for if no post has the name. */
  readonly parts: readonly string[];
  /** Its inner parts, at capitals and digits (`get`, `element`). Searched for if no post has a similar name. */
  readonly innerParts: readonly string[];
  /** Whether it is still being typed. Words that begin with it then count too. */
  readonly open: boolean;
}

/** Words that must follow each other directly, in this order. */
export type Phrase = readonly string[];

/** The words of a query, each name once with its parts. If `open`, the last one is still being typed. */
export function queryWords(text: string, open: boolean): readonly QueryWord[] {
  const words: (Omit<QueryWord, 'others' | 'parts' | 'open'> & { others: string[]; parts: string[]; open: boolean })[] =
    [];
  let end = -1;
  for (const token of tokenize(text)) {
    const current = words.at(-1);
    // A token that ends behind the current word is a new one, such as the next pair of characters.
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

/** The running words of a text, without compounds. */
export function phraseWords(text: string): Phrase {
  return tokenize(text)
    .filter(({ compound }) => !compound)
    .map(({ word }) => word);
}
