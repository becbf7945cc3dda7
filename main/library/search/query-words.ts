import { tokenize } from './tokenize.ts';

/** A word that a query asks for. */
export interface QueryWord {
  readonly word: string;
  /** The same name without its sign (`$path`, then `path`): looked for where no post holds the whole. */
  readonly others: readonly string[];
  /** What it is made of (`pg`, `basebackup`): looked for where no post holds the name at all. */
  readonly parts: readonly string[];
  /** Still being typed: words that begin with it count too. */
  readonly open: boolean;
}

/** Words that have to stand in this order, one right behind the other. */
export type Phrase = readonly string[];

export interface QueryWords {
  readonly words: readonly QueryWord[];
  readonly phrases: readonly Phrase[];
}

/**
 * Takes a query apart: `"…"` is a phrase, everything else are words. The last word is open unless something stands
 * behind it. A phrase that is not closed ends with the query.
 */
export const queryWords = (text: string): QueryWords => {
  const words: { word: string; others: string[]; parts: string[]; open: boolean }[] = [];
  const phrases: string[][] = [];
  let endsInPhrase = false;
  for (const match of text.matchAll(/["“”]([^"“”]*)(?:["“”]|$)|[^"“”]+/g)) {
    const tokens = tokenize(match[1] ?? match[0]);
    endsInPhrase = match[1] !== undefined;
    if (!endsInPhrase) {
      let end = -1;
      for (const token of tokens) {
        const current = words.at(-1);
        // What reaches further than the word before it is no part of it but the next pair of characters.
        if (token.end <= end && current) (token.compound ? current.others : current.parts).push(token.word);
        else words.push({ word: token.word, others: [], parts: [], open: false });
        end = Math.max(end, token.end);
      }
    } else {
      const phrase = tokens.filter(({ compound }) => !compound).map(({ word }) => word);
      if (phrase.length > 0) phrases.push(phrase);
    }
  }
  const last = words.at(-1);
  if (last && !endsInPhrase && !/[\s"'“”’)]$/.test(text)) last.open = true;
  return { words, phrases };
};
