import { fieldNames, recordedFields } from './field-names.ts';
import type { IndexSegment } from './index-segment/index-segment.ts';

/** A segment in use. */
export interface OpenSegment {
  readonly segment: IndexSegment;
  /** The slot of its first post. */
  readonly base: number;
  /** By local number: the post's number, or 0 if it is dead. */
  readonly numbers: Uint32Array;
  /** How many of its posts are dead. */
  dead: number;
}

/**
 * The segments of an index. A slot numbers a post across all segments, in their order. Slots change when segments
 * change, but numbers of posts do not.
 */
export class SegmentTable {
  #open: OpenSegment[] = [];
  #numbers = new Uint32Array(0);
  /** By number: the slot plus one, or 0. */
  #slots = new Uint32Array(16);
  #live = 0;
  readonly #lengths: number[] = fieldNames.map(() => 0);

  get open(): readonly OpenSegment[] {
    return this.#open;
  }

  /** The number of slots, including those of dead posts. */
  get slots(): number {
    return this.#numbers.length;
  }

  /** The number of posts that are alive. */
  get live(): number {
    return this.#live;
  }

  /** The number of the post in a slot, or 0 if it is dead. */
  numberOf(slot: number): number {
    return this.#numbers[slot] as number;
  }

  /** The slot of a post, or -1 if there is no post with this number. */
  slotOf(number: number): number {
    return (this.#slots[number] ?? 0) - 1;
  }

  segmentOf(slot: number): OpenSegment {
    let low = 0;
    let high = this.#open.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#open[middle] as OpenSegment).base <= slot) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return this.#open[low] as OpenSegment;
  }

  /** The numbers of all live posts. */
  numbers(): Uint32Array {
    return this.#numbers.filter((number) => number !== 0);
  }

  /** The average length of each field in words, by the field's number. */
  averages(): readonly number[] {
    return this.#lengths.map((length) => length / Math.max(1, this.#live));
  }

  /** Removes all segments. */
  clear(): void {
    this.#open = [];
    this.#layOut();
  }

  /** Adds a segment. Its posts replace those with the same numbers. */
  add(segment: IndexSegment, numbers: Uint32Array): void {
    for (const number of numbers) {
      this.remove(number);
    }
    this.#open.push({ segment, base: 0, numbers: numbers.slice(), dead: 0 });
    this.#layOut();
  }

  remove(number: number): boolean {
    const slot = this.slotOf(number);
    if (number === 0 || slot < 0) {
      return false;
    }
    const open = this.segmentOf(slot);
    const local = slot - open.base;
    open.numbers[local] = 0;
    open.dead += 1;
    this.#numbers[slot] = 0;
    this.#slots[number] = 0;
    this.#count(open.segment, local, -1);
    return true;
  }

  /**
   * Replaces segments by one, at the position of the first. A post is alive in it only if one of the replaced segments
   * has it alive.
   */
  replace(old: readonly IndexSegment[], segment: IndexSegment, numbers: Uint32Array): void {
    const kept = numbers.map((number) => {
      const slot = this.slotOf(number);
      return number !== 0 && slot >= 0 && old.includes(this.segmentOf(slot).segment) ? number : 0;
    });
    const at = this.#open.findIndex((open) => old.includes(open.segment));
    const rest = this.#open.filter((open) => !old.includes(open.segment));
    rest.splice(Math.max(0, at), 0, { segment, base: 0, numbers: kept, dead: 0 });
    this.#open = rest;
    this.#layOut();
  }

  /** Assigns all slots again and counts the posts. */
  #layOut(): void {
    const slots = this.#open.reduce((sum, { segment }) => sum + segment.size, 0);
    this.#numbers = new Uint32Array(slots);
    this.#slots.fill(0);
    this.#live = 0;
    this.#lengths.fill(0);
    let base = 0;
    this.#open = this.#open.map(({ segment, numbers }) => {
      let dead = 0;
      this.#numbers.set(numbers, base);
      for (const [local, number] of numbers.entries()) {
        if (number === 0) {
          dead += 1;
          continue;
        }
        this.#noteSlot(number, base + local);
        this.#count(segment, local, 1);
      }
      const open = { segment, base, numbers, dead };
      base += segment.size;
      return open;
    });
  }

  #noteSlot(number: number, slot: number): void {
    if (number >= this.#slots.length) {
      const larger = new Uint32Array(Math.max(2 * this.#slots.length, number + 1));
      larger.set(this.#slots);
      this.#slots = larger;
    }
    this.#slots[number] = slot + 1;
  }

  #count(segment: IndexSegment, local: number, by: 1 | -1): void {
    this.#live += by;
    for (let field = 0; field < recordedFields.length; field += 1) {
      this.#lengths[field] = (this.#lengths[field] as number) + by * segment.length(local, field);
    }
  }
}
