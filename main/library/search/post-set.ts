import { type FieldMask, maskOf } from './field-names.ts';

/** The possible worths of a found word, ascending. A level is an index of this list. */
export const worths = [0, 0.5, 0.6, 0.7, 1] as const;
export const wholeWorth = worths.length - 1;

/** In sets up to this size a post is searched for. Larger sets use a table. */
const small = 8;
/** Flags of a level: the word is in the title, and the post has the query's own spelling (`straße`). */
const titleBit = 0x80;
export const spelledBit = 0x40;
const bits = titleBit | spelledBit;
const titleField = maskOf('title');

/** Some posts of an index, each with a level and its flags. */
export class PostSet {
  /** Slots in ascending order. */
  readonly slots: Uint32Array;
  /** How many slots the index has. */
  readonly #among: number;
  readonly #level: number;
  /** By index in `slots`: the fields that have the word. Null if unknown. */
  readonly #masks: Uint8Array | null;
  /** By slot. Null until the first lookup. */
  #levels: Uint8Array | null = null;

  /** Makes a set in which all posts have the same level. */
  constructor(slots: Uint32Array, among: number, level: number = wholeWorth, masks: Uint8Array | null = null) {
    this.slots = slots;
    this.#among = among;
    this.#level = level;
    this.#masks = masks;
  }

  /** Makes a set of the posts whose level is not 0. `levels` is by slot, with flags as in `levelIn`. */
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
    const set = new PostSet(slots, levels.length);
    set.#levels = levels;
    return set;
  }

  /** The posts of several sets, each with its highest level. */
  static union(sets: readonly PostSet[], among: number): PostSet {
    const levels = new Uint8Array(among);
    for (const set of sets) {
      for (const slot of set.slots) {
        levels[slot] = better(levels[slot] as number, set.#at(slot));
      }
    }
    return PostSet.ofLevels(levels);
  }

  get size(): number {
    return this.slots.length;
  }

  /** The level of a post, or 0 if it is not in the set. A slot of -1 is in no set. */
  level(slot: number): number {
    return this.#at(slot) & ~bits;
  }

  has(slot: number): boolean {
    return this.#at(slot) !== 0;
  }

  isInTitle(slot: number): boolean {
    return (this.#at(slot) & titleBit) !== 0;
  }

  isSpelled(slot: number): boolean {
    return (this.#at(slot) & spelledBit) !== 0;
  }

  #at(slot: number): number {
    if (this.#levels) {
      return this.#levels[slot] ?? 0;
    }
    if (this.slots.length <= small) {
      const index = this.slots.indexOf(slot);
      return index < 0 ? 0 : levelIn(this.#level, this.#masks?.[index] ?? 0);
    }
    const levels = new Uint8Array(this.#among);
    for (let index = 0; index < this.slots.length; index += 1) {
      levels[this.slots[index] as number] = levelIn(this.#level, this.#masks?.[index] ?? 0);
    }
    this.#levels = levels;
    return levels[slot] ?? 0;
  }
}

/** A level with the flag for the title, if the fields include it. */
export function levelIn(level: number, fields: FieldMask): number {
  return (fields & titleField) === 0 ? level : level | titleBit;
}

/** The higher level, with the flags of both. */
export function better(one: number, other: number): number {
  return Math.max(one & ~bits, other & ~bits) | ((one | other) & bits);
}
