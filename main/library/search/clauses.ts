import type { Clause, SoughtPhrase, SoughtWord, WantedPart } from './query/evaluate-query.ts';
import type { RankedTerm } from './rank-post.ts';
import { lastPart } from './rough-scores.ts';
import { unspacedRun } from './scan-words.ts';

/**
 * A word that no post has, and what was done instead: the words of its stem or its corrections that were searched for.
 * Empty if it was ignored.
 */
export interface WordReading {
  readonly part: WantedPart;
  readonly taken: readonly string[];
}

/** What is marked in a post for a query: words and phrases, each with the fields that it is searched in. */
export interface SearchedWords {
  readonly words: readonly SoughtWord[];
  readonly phrases: readonly SoughtPhrase[];
}

/** The terms for the ranking. A word that no post has can't rank any, so it is left out. */
export function rankedTerms(clauses: readonly Clause[]): readonly RankedTerm[] {
  return clauses.flatMap(({ candidates, terms }, choice) => {
    if (candidates?.size === 0) {
      return [];
    }
    return terms.length < 2 ? terms : terms.map((term) => ({ choice, ...term }));
  });
}

export function lackedRarity(clauses: readonly Clause[], missing: number): number {
  let sum = 0;
  for (let bit = 0; missing !== 0 && bit <= lastPart; bit += 1) {
    if ((missing & (1 << bit)) !== 0) {
      sum += clauses[bit]?.rarity ?? 0;
    }
  }
  return sum;
}

/**
 * The words that were not taken as written. `finds` tells whether the query lists any post; only then is a word said to
 * be ignored.
 */
export function readingsOf(clauses: readonly Clause[], finds: boolean): readonly WordReading[] {
  return clauses.flatMap(({ part, soft, candidates, words }) => {
    const variants = words.flatMap((word) => word.variants);
    if (soft && finds && candidates?.size === 0) {
      return [{ part, taken: [] }];
    }
    // In scripts without spaces, a character is found in the words that contain it. That is not another form of it.
    const isOther = variants.length > 0 && variants.every(({ likeness }) => likeness === 'near' || likeness === 'stem');
    const isGuess = words.length === 1 && isOther && !unspacedRun.test(part.text);
    return isGuess ? [{ part, taken: variants.map(({ word }) => word) }] : [];
  });
}

/** The parts that have a bit in `missing`. The last bit stands for all further parts. */
export function partsOf(clauses: readonly Clause[]): readonly WantedPart[] {
  return clauses.slice(0, lastPart + 1).map(({ part }) => part);
}

export function searchedWords(clauses: readonly Clause[]): SearchedWords {
  return {
    words: clauses.flatMap(({ words }) => words),
    phrases: clauses.flatMap(({ phrases }) => phrases),
  };
}
