import { type FieldMask, maskOf } from './field-names.ts';

/** What finding a word may be worth, ascending; a level is an index here. */
export const worths = [0, 0.5, 0.6, 0.7, 1] as const;
export const wholeWorth = worths.length - 1;

/** Sets larger than this are looked up in a table. */
const small = 8;
/** Added to a level where the word stands in the title, and where it has a spelling of its own there (`straße`). */
const titleBit = 0x80;
export const spelledBit = 0x40;
const bits = titleBit | spelledBit;
const titleField = maskOf('title');

/** Some posts of an index by their slots, each with a level of worth and whether their title has it. */
export class PostSet {
  /** Ascending. */
  readonly slots: Uint32Array;
  /** How many slots the index has. */
  readonly #among: number;
  readonly #level: number;
  /** By index of `slots`, the fields that it stands in; null where that is not known. */
  readonly #masks: Uint8Array | null;
  /** By slot; null as long as none was looked up. */
  #levels: Uint8Array | null = null;

  /** All posts have the same level. */
  constructor(slots: Uint32Array, among: number, level: number = wholeWorth, masks: Uint8Array | null = null) {
    this.slots = slots;
    this.#among = among;
    this.#level = level;
    this.#masks = masks;
  }

  /** The posts whose level is not 0; `levels` by slot, as `levelIn` makes them. */
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

  /** All posts of some sets, each with its highest level. */
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

  /** The level of a post, 0 where it is not in the set. A slot of -1 is in none. */
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

/** A level together with what a set says of the fields. */
export function levelIn(level: number, fields: FieldMask): number {
  return (fields & titleField) === 0 ? level : level | titleBit;
}

/** The higher of two levels; in the title, or with a spelling, where one of them is. */
export function better(one: number, other: number): number {
  return Math.max(one & ~bits, other & ~bits) | ((one | other) & bits);
}
