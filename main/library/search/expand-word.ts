import type { IndexWords } from './index-words.ts';
import type { QueryWord } from './query-words.ts';
import { unspacedRun } from './scan-words.ts';

/** How a word of a post relates to a word of a query, from near to far. */
export type Likeness = 'exact' | 'stem' | 'prefix' | 'part' | 'near';

/** A word to look for in place of a query's, and what finding it is worth (1: the word itself). */
export interface Variant {
  readonly word: string;
  readonly weight: number;
  readonly likeness: Likeness;
}

const worth: Readonly<Record<Likeness, number>> = { exact: 1, stem: 0.7, prefix: 0.6, part: 0.5, near: 0.5 };

const mostBeginnings = 400;

/**
 * The words to look for: the word itself, words of its stem, and while it is being typed words that it begins. Only
 * where the archive holds none of these: its parts, or words that one slip of the keyboard makes of it. `holds` tells
 * whether some post has a word.
 */
export function expandWord(
  { word, written, others, parts, open }: QueryWord,
  lexicon: IndexWords,
  holds: (word: string) => boolean,
): readonly Variant[] {
  const variants = new Map<string, Variant>();
  const add = (words: Iterable<string>, likeness: Likeness): void => {
    for (const each of words) {
      if (!variants.has(each) && holds(each)) {
        variants.set(each, { word: each, weight: worth[likeness], likeness });
      }
    }
  };
  const steps: readonly (() => void)[] = [
    () => {
      add([word], 'exact');
      add(lexicon.withStemOf(word, written), 'stem');
      // A character of a script without spaces is found in the pairs that it is part of.
      if (unspacedRun.test(word) && [...word].length === 1) {
        add(lexicon.startingWith(word, mostBeginnings), 'stem');
        add(lexicon.endingWith(word, mostBeginnings), 'stem');
      } else if (open && word.length > 1) {
        add(lexicon.startingWith(word, mostBeginnings), 'prefix');
      }
    },
    () => open && add(lexicon.startingWith(word, mostBeginnings), 'prefix'),
    ...others.map((other) => () => {
      add([other], 'exact');
      if (open) {
        add(lexicon.startingWith(other, mostBeginnings), 'prefix');
      }
    }),
    () => (parts.length > 0 ? add(parts, 'part') : add(lexicon.nearTo(word), 'near')),
  ];
  for (const step of steps) {
    if (variants.size > 0) {
      break;
    }
    step();
  }
  return [...variants.values()];
}
