import { worths } from './post-set.ts';
import { type Clause, smallest } from './query/evaluate-query.ts';

/** The difference between posts that have every word and posts that miss one: larger than any score. */
export const tier = 1_000_000;

/**
 * The share of the words' rarity that a listed post must have. A post is no answer if it has only a word that a fifth
 * of the posts have.
 */
const floor = 0.2;

/**
 * A word in the title counts so many times. If very many posts have the same words, those with them in the title are
 * ranked in full.
 */
const titleTimes = 2;

/** What tells apart posts that are alike otherwise: less than any word is worth. */
const trifle = 0.001;

/** Parts of a query have a bit each in what a post misses; this one's stands for all the parts behind it too. */
export const lastPart = 31;

/** The posts to score, each by its slot (-1 where the index does not have it) and its number. */
export interface AskedPosts {
  readonly slots: Int32Array;
  readonly numbers: Uint32Array;
}

/** Posts with a first score. */
export interface RoughScores extends AskedPosts {
  readonly scores: Float64Array;
  /** By post: bit n is set if it misses clause n. 0 for a post that misses nothing. */
  readonly missing: Uint32Array;
}

/**
 * A first order: by the rarity of the words that a post has, and whether its title has them. Posts with all the words come first; then those that miss some
 * and have enough of what the wanted words are worth. A word that no post has is missed by none of them, but it counts
 * for what is enough. The index has `slots`, `all` gives every post, `numberOf` the number of one in a slot,
 * `titleLength` the words of its title.
 */
export function roughScores(
  clauses: readonly Clause[],
  slots: number,
  all: () => AskedPosts,
  numberOf: (slot: number) => number,
  titleLength: (slot: number) => number,
): RoughScores {
  const found = new Found();
  const hard = clauses.filter(({ soft }) => !soft);
  const soft = [...clauses.entries()]
    .filter(([, clause]) => clause.soft && clause.candidates?.size !== 0)
    .sort(([, a], [, b]) => b.rarity - a.rarity);
  // Every listed post has the words and phrases that are demanded. Which alternatives of a choice it has is unknown
  // here.
  const demanded = hard.reduce((sum, { terms, rarity }) => sum + (terms.length === 1 ? rarity : 0), 0);
  const enough = floor * clauses.reduce((sum, { soft: isSoft, rarity }) => sum + (isSoft ? rarity : 0), demanded);
  if (soft.length === 0 && enough > 0 && !hard.some(({ terms }) => terms.length > 0)) {
    return found.finish();
  }
  const inTitles = clauses.filter(({ terms }) => terms.length > 0);
  const note = (slot: number, number: number): void => {
    if (!hard.every((clause) => clause.admits(slot, number))) {
      return;
    }
    let had = demanded;
    let rough = roughly(hard, slot);
    let missing = 0;
    for (const [index, clause] of soft) {
      const level = clause.candidates?.level(slot) ?? 0;
      if (level === 0) {
        missing |= 1 << Math.min(index, lastPart);
      } else {
        had += clause.rarity;
        rough += clause.rarity * roughWorth(clause, slot);
      }
    }
    if (had >= enough || soft.length === 0) {
      if (missing === 0 && slot >= 0 && inTitles.length > 0 && inTitles.every((clause) => isInTitle(clause, slot))) {
        rough += trifle / titleLength(slot);
      }
      found.add(slot, number, rough + (missing === 0 ? tier : 0), missing >>> 0);
    }
  };
  const narrowest = smallest(hard);
  if (narrowest) {
    for (const slot of narrowest.slots) {
      note(slot, numberOf(slot));
    }
  } else if (soft.length === 0) {
    const asked = all();
    for (let index = 0; index < asked.slots.length; index += 1) {
      note(asked.slots[index] as number, asked.numbers[index] as number);
    }
  } else {
    // A post with nothing but the commonest words has too little, so their lists are skipped.
    const seen = new Uint8Array(slots);
    let rest = soft.reduce((sum, [, { rarity }]) => sum + rarity, demanded);
    for (const [, { candidates, rarity }] of soft) {
      if (rest < enough) {
        break;
      }
      rest -= rarity;
      for (const slot of candidates?.slots ?? []) {
        if (seen[slot] === 0) {
          seen[slot] = 1;
          note(slot, numberOf(slot));
        }
      }
    }
  }
  return found.finish();
}

function roughly(clauses: readonly Clause[], slot: number): number {
  return clauses.reduce((sum, clause) => sum + clause.rarity * roughWorth(clause, slot), 0);
}

function roughWorth({ candidates, terms }: Clause, slot: number): number {
  const worth = worths[candidates?.level(slot) ?? 0] as number;
  const spelled = candidates?.isSpelled(slot) ? spelledWorth(terms) : 0;
  return (candidates?.isInTitle(slot) ? worth * titleTimes : worth) + spelled;
}

function isInTitle({ candidates }: Clause, slot: number): boolean {
  return candidates?.isInTitle(slot) ?? false;
}

/** A little more for the query's own spelling, a little less for another one. */
function spelledWorth(terms: Clause['terms']): number {
  const isOther = terms.some(({ variants }) => variants.some(({ worth }) => worth < 0));
  return isOther ? -trifle : trifle;
}

class Found {
  #slots = new Int32Array(256);
  #numbers = new Uint32Array(256);
  #scores = new Float64Array(256);
  #missing = new Uint32Array(256);
  #size = 0;

  add(slot: number, number: number, score: number, missing: number): void {
    if (this.#size === this.#slots.length) {
      const [slots, numbers, scores, lacks] = [this.#slots, this.#numbers, this.#scores, this.#missing];
      this.#slots = new Int32Array(2 * slots.length);
      this.#numbers = new Uint32Array(2 * slots.length);
      this.#scores = new Float64Array(2 * slots.length);
      this.#missing = new Uint32Array(2 * slots.length);
      this.#slots.set(slots);
      this.#numbers.set(numbers);
      this.#scores.set(scores);
      this.#missing.set(lacks);
    }
    this.#slots[this.#size] = slot;
    this.#numbers[this.#size] = number;
    this.#scores[this.#size] = score;
    this.#missing[this.#size] = missing;
    this.#size += 1;
  }

  finish(): RoughScores {
    return {
      slots: this.#slots.slice(0, this.#size),
      numbers: this.#numbers.slice(0, this.#size),
      scores: this.#scores.slice(0, this.#size),
      missing: this.#missing.slice(0, this.#size),
    };
  }
}
