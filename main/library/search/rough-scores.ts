import { worths } from './post-set.ts';
import { type Clause, smallest } from './query/evaluate-query.ts';

/** A post that misses a word stands below every post that misses fewer. */
export const tier = 1_000_000;

/** The posts that an index is asked about, each by its slot (-1 where the index does not have it) and number. */
export interface AskedPosts {
  readonly slots: Int32Array;
  readonly numbers: Uint32Array;
}

/** Posts with a first score. */
export interface RoughScores extends AskedPosts {
  readonly scores: Float64Array;
}

/**
 * A first order: by the rarity of the words that a post has. Where some posts have all that is wanted, those are the
 * answer; else those that miss words, the fewest first. `all` gives every post, `numberOf` the number of one in a slot.
 */
export function roughScores(
  clauses: readonly Clause[],
  all: () => AskedPosts,
  numberOf: (slot: number) => number,
): RoughScores {
  const found = new Found();
  const whole = smallest(clauses);
  if (whole) {
    for (const slot of whole.slots) {
      const number = numberOf(slot);
      if (clauses.every((clause) => clause.admits(slot, number))) {
        found.add(slot, number, clauses.length * tier + roughly(clauses, slot));
      }
    }
  } else {
    const { slots, numbers } = all();
    if (clauses.length === 0) {
      return { slots, numbers, scores: new Float64Array(slots.length) };
    }
    for (let index = 0; index < slots.length; index += 1) {
      const slot = slots[index] as number;
      const number = numbers[index] as number;
      if (clauses.every((clause) => clause.admits(slot, number))) {
        found.add(slot, number, 0);
      }
    }
  }
  const soft = clauses.filter((clause) => clause.soft);
  if (found.size > 0 || soft.length < 2) {
    return found.finish();
  }
  const hard = clauses.filter((clause) => !clause.soft);
  const seen = new Set<number>();
  for (const { candidates } of soft) {
    for (const slot of candidates?.slots ?? []) {
      const number = numberOf(slot);
      if (seen.has(slot) || !hard.every((clause) => clause.admits(slot, number))) {
        continue;
      }
      seen.add(slot);
      const had = soft.filter((clause) => clause.admits(slot, number));
      found.add(slot, number, had.length * tier + roughly(had, slot));
    }
  }
  return found.finish();
}

function roughly(clauses: readonly Clause[], slot: number): number {
  let sum = 0;
  for (const { candidates, terms } of clauses) {
    sum += (terms[0]?.rarity ?? 0) * (worths[candidates?.level(slot) ?? 0] as number);
  }
  return sum;
}

class Found {
  #slots = new Int32Array(256);
  #numbers = new Uint32Array(256);
  #scores = new Float64Array(256);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(slot: number, number: number, score: number): void {
    if (this.#size === this.#slots.length) {
      const [slots, numbers, scores] = [this.#slots, this.#numbers, this.#scores];
      this.#slots = new Int32Array(2 * slots.length);
      this.#numbers = new Uint32Array(2 * slots.length);
      this.#scores = new Float64Array(2 * slots.length);
      this.#slots.set(slots);
      this.#numbers.set(numbers);
      this.#scores.set(scores);
    }
    this.#slots[this.#size] = slot;
    this.#numbers[this.#size] = number;
    this.#scores[this.#size] = score;
    this.#size += 1;
  }

  finish(): RoughScores {
    return {
      slots: this.#slots.slice(0, this.#size),
      numbers: this.#numbers.slice(0, this.#size),
      scores: this.#scores.slice(0, this.#size),
    };
  }
}
