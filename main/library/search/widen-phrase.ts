import { hasPhrase } from './find-phrase.ts';
import type { IndexWords } from './index-words.ts';
import { PostSet, wholeWorth } from './post-set.ts';
import type { Phrase } from './query-words.ts';
import type { WordEngine } from './word-posts.ts';

/** What a phrase is looked up in. */
interface PhraseSource {
  readonly words: IndexWords;
  readonly engine: WordEngine;
  /** How many slots the index has. */
  readonly slots: number;
}

/** How many words may contain an end of a phrase. Common ends are in thousands of words. */
const mostWords = 100;
const mostPhrases = 50;

/**
 * Phrases of posts that contain a phrase which begins or ends inside a word: `nd grader` is in `2nd grader`. At most
 * fifty. None for a single word, which has to be whole.
 */
export function widenPhrase(phrase: Phrase, { words, engine, slots }: PhraseSource): readonly Phrase[] {
  const [first, last] = [phrase[0], phrase.at(-1)];
  if (first === undefined || last === undefined || phrase.length < 2) {
    return [];
  }
  const inner = phrase.slice(1, -1);
  const begins = [first, ...words.endingWith(first, mostWords)];
  const ends = [last, ...words.startingWith(last, mostWords)];
  const setOf = (word: string): PostSet => new PostSet(engine.postsWith(word), slots, wholeWorth);
  const required = [
    PostSet.union(begins.map(setOf), slots),
    PostSet.union(ends.map(setOf), slots),
    ...inner.map(setOf),
  ].sort((a, b) => a.size - b.size);
  const [fewest, ...others] = required;
  const beginSets = begins.map((word) => [word, setOf(word)] as const);
  const endSets = ends.map((word) => [word, setOf(word)] as const);
  const found = new Map<string, Phrase>();
  for (const slot of fewest?.slots ?? []) {
    if (!others.every((set) => set.has(slot))) {
      continue;
    }
    for (const [begin, beginSet] of beginSets) {
      for (const [end, endSet] of beginSet.has(slot) ? endSets : []) {
        const whole = [begin, ...inner, end];
        if (endSet.has(slot) && !found.has(whole.join(' ')) && hasPhrase(whole, slot, engine)) {
          found.set(whole.join(' '), whole);
        }
        if (found.size >= mostPhrases) {
          return [...found.values()];
        }
      }
    }
  }
  return [...found.values()];
}
