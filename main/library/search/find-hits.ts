import type { Block, Hit } from '../model.ts';
import type { QueryWord } from './query-words.ts';
import { tokenize } from './tokenize.ts';

/** Half-open ranges of `text` that the words of a query match, in order, not overlapping: the longer one wins. */
export const findMarks = (text: string, words: readonly QueryWord[]): readonly (readonly [start: number, end: number])[] => {
  if (words.length === 0) return [];
  const marks: [number, number][] = [];
  for (const token of tokenize(text)) {
    if (!words.some((wanted) => matches(wanted, token.word))) continue;
    const last = marks.at(-1);
    if (last && token.start < last[1]) last[1] = Math.max(last[1], token.end);
    else marks.push([token.start, token.end]);
  }
  return marks;
};

const matches = ({ word, parts, open }: QueryWord, token: string): boolean =>
  token === word || (open && token.startsWith(word)) || parts.includes(token);

/** The hits of a query in a post, in reading order, at most `limit`. */
export const findHits = (blocks: readonly Block[], words: readonly QueryWord[], limit = 10_000): readonly Hit[] => {
  const hits: Hit[] = [];
  for (const { index, text } of blocks) {
    for (const [start, end] of findMarks(text, words)) {
      if (hits.length >= limit) return hits;
      hits.push({ block: index, start, end });
    }
  }
  return hits;
};
