import type { WordNumber } from './lexicon.ts';
import { isCompound, type WordStream } from './post-words.ts';

/** How often a stream has words in exactly this order, side by side. Compounds are passed over: their parts count. */
export const countPhrase = (stream: WordStream, phrase: readonly WordNumber[]): number => {
  let count = 0;
  for (let start = 0; start < stream.length; start += 1) {
    if (stream[start] !== phrase[0]) continue;
    let at = start + 1;
    let matched = 1;
    while (matched < phrase.length && at < stream.length) {
      const unit = stream[at] as number;
      at += 1;
      if (isCompound(unit)) continue;
      if (unit !== phrase[matched]) break;
      matched += 1;
    }
    if (matched === phrase.length) count += 1;
  }
  return count;
};
