import { tokenize } from './tokenize.ts';

/** A word that a query asks for. */
export interface QueryWord {
  readonly word: string;
  /** What to look for instead where no post holds the whole. */
  readonly parts: readonly string[];
  /** Still being typed: words that begin with it count too. */
  readonly open: boolean;
}

/** The words of a query in order. The last one is open unless something stands behind it. */
export const queryWords = (text: string): readonly QueryWord[] => {
  const words: { word: string; parts: string[]; open: boolean }[] = [];
  for (const { word, part } of tokenize(text)) {
    if (part) words.at(-1)?.parts.push(word);
    else words.push({ word, parts: [], open: false });
  }
  const last = words.at(-1);
  if (last && !/[\s"'”)]$/.test(text)) last.open = true;
  return words;
};
