import { tokenize } from './tokenize.ts';

/** A word that a query asks for. */
export interface QueryWord {
  readonly word: string;
  /** What it is made of (`pg`, `basebackup`): looked for where no post holds the whole. */
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
  const words: { word: string; parts: string[]; open: boolean }[] = [];
  const phrases: string[][] = [];
  for (const match of text.matchAll(/["“”]([^"“”]*)(?:["“”]|$)|[^"“”]+/g)) {
    const tokens = tokenize(match[1] ?? match[0]);
    if (match[1] === undefined) {
      for (const { word, part } of tokens) {
        if (part) words.at(-1)?.parts.push(word);
        else words.push({ word, parts: [], open: false });
      }
    } else {
      const phrase = runningWords(tokens);
      if (phrase.length > 0) phrases.push(phrase);
    }
  }
  const last = words.at(-1);
  if (last && !/[\s"'“”’)]$/.test(text)) last.open = true;
  return { words, phrases };
};

/** The words of a text without the compounds whose parts follow. */
const runningWords = (tokens: ReturnType<typeof tokenize>): string[] =>
  tokens.filter(({ part }, at) => part || tokens[at + 1]?.part !== true).map(({ word }) => word);
