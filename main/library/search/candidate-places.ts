import { fieldNames, recordedFields } from './field-names.ts';
import { Places } from './index-segment/index-segment.ts';
import type { PostPlaces, RankedTerm } from './rank-post.ts';
import type { SegmentTable } from './segment-table.ts';
import { indexOf, placesOf, type WordEngine, type WordPosts } from './word-posts.ts';

/**
 * A word is frequent if it is in more posts than this number times the candidates. It is then looked up for each
 * candidate.
 */
const manyTimes = 16;

/** A word that a candidate has, and the index of the next link of the same term. */
interface Link {
  readonly word: number;
  readonly worth: number;
  next: number;
}

/** The places of a query's words in some posts. Reads only what concerns these words and these posts. */
export class CandidatePlaces implements PostPlaces {
  readonly #slots: Uint32Array;
  readonly #table: SegmentTable;
  readonly #terms: readonly RankedTerm[];
  readonly #words: WordPosts[] = [];
  /** For each candidate and term, a chain of the words that the post has, in the order of the term's variants. */
  readonly #heads: Int32Array;
  readonly #tails: Int32Array;
  readonly #links: Link[] = [];
  readonly #read = new Places();
  #candidate = 0;
  readonly lengths: number[] = fieldNames.map(() => 0);
  readonly #ends: number[] = fieldNames.map(() => 0);

  constructor(slots: Uint32Array, terms: readonly RankedTerm[], table: SegmentTable, engine: WordEngine) {
    this.#slots = slots;
    this.#table = table;
    this.#terms = terms;
    this.#heads = new Int32Array(slots.length * terms.length).fill(-1);
    this.#tails = new Int32Array(slots.length * terms.length).fill(-1);
    const candidates = new Uint32Array(table.slots);
    for (const [candidate, slot] of slots.entries()) {
      candidates[slot] = candidate + 1;
    }
    for (const [term, { variants }] of terms.entries()) {
      for (const { word, worth } of variants) {
        this.#link(engine.of(word), term, worth, candidates);
      }
    }
  }

  /** Selects the candidate for the calls that follow. */
  select(candidate: number): void {
    const slot = this.#slots[candidate] as number;
    this.#candidate = candidate;
    const open = this.#table.segmentOf(slot);
    for (let field = 0; field < recordedFields.length; field += 1) {
      this.lengths[field] = open.segment.length(slot - open.base, field);
      this.#ends[field] = open.segment.end(slot - open.base, field);
    }
  }

  eachPlace(term: number, visit: (place: number, field: number, worth: number) => void): void {
    const slot = this.#slots[this.#candidate] as number;
    const { phrase } = this.#terms[term] as RankedTerm;
    if (phrase) {
      const index = indexOf(phrase.posts, slot);
      if (index >= 0) {
        this.#visit(phrase.places, phrase.starts[index] as number, phrase.starts[index + 1] as number, 1, visit);
      }
      return;
    }
    const cell = this.#candidate * this.#terms.length + term;
    for (let link = this.#heads[cell] as number; link >= 0; ) {
      const { word, worth, next } = this.#links[link] as Link;
      const count = placesOf(this.#words[word] as WordPosts, slot, this.#read);
      this.#visit(this.#read.numbers, 0, count, worth, visit);
      link = next;
    }
  }

  #visit(
    places: Uint32Array,
    from: number,
    to: number,
    worth: number,
    visit: (place: number, field: number, worth: number) => void,
  ): void {
    let field = 0;
    for (let at = from; at < to; at += 1) {
      const place = places[at] as number;
      while (field < this.#ends.length - 1 && place > (this.#ends[field] as number)) {
        field += 1;
      }
      visit(place, field, worth);
    }
  }

  #link(list: WordPosts, term: number, worth: number, candidates: Uint32Array): void {
    const word = this.#words.push(list) - 1;
    const { posts } = list;
    if (posts.length <= manyTimes * this.#slots.length) {
      for (const slot of posts) {
        const candidate = (candidates[slot] as number) - 1;
        if (candidate >= 0) {
          this.#append(candidate, term, word, worth);
        }
      }
      return;
    }
    for (const [candidate, slot] of this.#slots.entries()) {
      if (indexOf(posts, slot) >= 0) {
        this.#append(candidate, term, word, worth);
      }
    }
  }

  #append(candidate: number, term: number, word: number, worth: number): void {
    const cell = candidate * this.#terms.length + term;
    const link = this.#links.push({ word, worth, next: -1 }) - 1;
    const tail = this.#tails[cell] as number;
    if (tail < 0) {
      this.#heads[cell] = link;
    } else {
      (this.#links[tail] as Link).next = link;
    }
    this.#tails[cell] = link;
  }
}
