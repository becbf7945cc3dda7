/** What finding a word may be worth, ascending; a level is an index here. */
export const worths = [0, 0.5, 0.6, 0.7, 1] as const;
export const wholeWorth = worths.length - 1;

/** Sets larger than this are looked up in a table. */
const small = 8;

/** Some posts of an index by their slots, each with a level of worth. */
export class PostSet {
  /** Ascending. */
  readonly slots: Uint32Array;
  /** How many slots the index has. */
  readonly #among: number;
  readonly #level: number;
  /** By slot; null as long as all have the same level and none was looked up. */
  #levels: Uint8Array | null;

  /** `levels` by slot; where there are none, all posts have the level. */
  constructor(slots: Uint32Array, among: number, level: number = wholeWorth, levels: Uint8Array | null = null) {
    this.slots = slots;
    this.#among = among;
    this.#level = level;
    this.#levels = levels;
  }

  /** The posts whose level is not 0. */
  static ofLevels(levels: Uint8Array): PostSet {
    let count = 0;
    for (let slot = 0; slot < levels.length; slot += 1) {
      if (levels[slot] !== 0) {
        count += 1;
      }
    }
    const slots = new Uint32Array(count);
    let at = 0;
    for (let slot = 0; at < count; slot += 1) {
      if (levels[slot] !== 0) {
        slots[at] = slot;
        at += 1;
      }
    }
    return new PostSet(slots, levels.length, wholeWorth, levels);
  }

  /** All posts of some sets, each with its highest level. */
  static union(sets: readonly PostSet[], among: number): PostSet {
    const levels = new Uint8Array(among);
    for (const set of sets) {
      for (const slot of set.slots) {
        levels[slot] = Math.max(levels[slot] as number, set.level(slot));
      }
    }
    return PostSet.ofLevels(levels);
  }

  get size(): number {
    return this.slots.length;
  }

  /** The level of a post, 0 where it is not in the set. A slot of -1 is in none. */
  level(slot: number): number {
    if (this.#levels) {
      return this.#levels[slot] ?? 0;
    }
    if (this.slots.length <= small) {
      return this.slots.includes(slot) ? this.#level : 0;
    }
    const levels = new Uint8Array(this.#among);
    for (const each of this.slots) {
      levels[each] = this.#level;
    }
    this.#levels = levels;
    return levels[slot] ?? 0;
  }

  has(slot: number): boolean {
    return this.level(slot) !== 0;
  }
}
