import { hasPhrase } from './find-phrase.ts';
import type { IndexWords } from './index-words.ts';
import { PostSet, wholeWorth } from './post-set.ts';
import type { Phrase } from './query-words.ts';
import type { WordEngine } from './word-posts.ts';

/** What is known of an index's words. */
interface PhraseSource {
  readonly words: IndexWords;
  readonly engine: WordEngine;
  /** How many slots the index has. */
  readonly slots: number;
}

/** The most words that contain an end of a phrase; the commonest ends have thousands. */
const mostWords = 100;
const mostPhrases = 50;

/**
 * Phrases of posts that contain a phrase which begins or ends inside a word: `nd grader` in `2nd grader`, `way that has
 * audit` in `way that has audit2allow`. At most fifty; none for a single word, which is meant as a whole.
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
