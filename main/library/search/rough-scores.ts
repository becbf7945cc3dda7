import { worths } from './post-set.ts';
import { type Clause, smallest } from './query/evaluate-query.ts';

/** Separates posts with every word from posts that miss one. It is larger than any score. */
export const tier = 1_000_000;

/**
 * The share of the query's rarity that a listed post must have. A post is not an answer if its only word is one that a
 * fifth of all posts have.
 */
const floor = 0.2;

/**
 * How many times a word counts in the title. Among very many posts with the same words, those with them in the title
 * get ranked in full.
 */
const titleTimes = 2;

/** Orders posts that are otherwise alike. It is less than any word is worth. */
const trifle = 0.001;

/** The last bit of `missing`. It stands for this part of the query and all parts behind it. */
export const lastPart = 31;

/** The posts to score, by slot (-1 if the index lacks the post) and by number. */
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
 * Scores posts roughly: by the rarity of the words that a post has, and by whether its title has them. Posts with all
 * words come first, then those that miss some but have enough of the query's rarity. A word that no post has is not
 * counted as missing, but its rarity counts for what is enough.
 * `slots` is the number of slots. `all` gives every post, `numberOf` the number of the post in a slot, and
 * `titleLength` the number of words in its title.
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
  // Every listed post has the demanded words and phrases. Which alternative of a choice it has is unknown here.
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
    // A post with only the most common words has too little rarity, so their lists are skipped.
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

/** Slightly positive for the query's own spelling, and slightly negative for another one. */
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
