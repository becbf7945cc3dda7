import { CandidatePlaces } from './candidate-places.ts';
import {
  lackedRarity,
  partsOf,
  rankedTerms,
  readingsOf,
  type SearchedWords,
  searchedWords,
  type WordReading,
} from './clauses.ts';
import { recordedFields, type SearchFields } from './field-names.ts';
import { findPhrase } from './find-phrase.ts';
import { ExpandedWords, IndexFinder, type SearchedPosts } from './index-finder.ts';
import { IndexSegment } from './index-segment/index-segment.ts';
import { IndexSegmentWriter } from './index-segment/index-segment-writer.ts';
import { mergeIndexSegments } from './index-segment/merge-index-segments.ts';
import type { IndexSegmentBytes } from './index-segment/segment-layout.ts';
import { IndexWords } from './index-words.ts';
import { type LinkTextSteps, LinkWords } from './link-words.ts';
import { MemoryBytes } from '../storage/byte-source.ts';
import { bestOf, PostScores } from './post-scores.ts';
import { type Clause, evaluateQuery, type WantedPart } from './query/evaluate-query.ts';
import { type OptionFinder, parseQuery } from './query/parse-query.ts';
import type { AllNode } from './query/query-node.ts';
import { rankPost, type Score } from './rank-post.ts';
import { type AskedPosts, roughScores, tier } from './rough-scores.ts';
import { SegmentTable } from './segment-table.ts';
import { WordEngine } from './word-posts.ts';

/** What a search found. */
export interface SearchAnswer {
  /** Posts with all words come before posts that miss some. */
  readonly scores: PostScores;
  /** The words that were searched for. They are marked in posts. */
  readonly words: SearchedWords;
  /** The parts that posts may miss. The index is the number of the bit in `scores.missing`. */
  readonly parts: readonly WantedPart[];
  /** The words that were understood differently from how they are written. */
  readonly readings: readonly WordReading[];
}

/** The parts of a score, and the terms that they belong to. */
export interface Explanation extends Score {
  readonly terms: readonly string[];
}

/** The size of an index, in bytes. */
export interface IndexCost {
  /** Words and tables of posts in memory. */
  readonly memory: number;
  /** Kept answers in memory. */
  readonly kept: number;
  /** The whole index on disk. */
  readonly rest: number;
}

const titleField = recordedFields.indexOf('title');
/** How many posts are ranked in full. The others stay in the order of their rough scores. */
const mostRanked = 150;
/** The cost of a missing word, as a multiple of its rarity. */
const lackWeight = 1;
/** How many posts are ranked between two steps of a search. */
const rankedAtOnce = 50;
/** How many options with the same beginning are checked while one is typed. */
const mostOptions = 20;
/** How many posts are added one by one before a segment is made of them. */
const mostWaiting = 256;
/** How many segments of similar size are joined, if their posts were added one by one. */
const segmentsToJoin = 8;

/**
 * An index over posts, made of segments. FlexSearch tells which posts have a word; the ranking is ours. Numbers of
 * posts begin at 1. Every question may throw `DamagedData`, if bytes of a segment are not those that were written.
 */
export class SearchIndex {
  readonly #table = new SegmentTable();
  readonly #words = new IndexWords(this.#table);
  readonly #engine = new WordEngine(this.#table, this.#words);
  #expanded = new ExpandedWords(this.#words, this.#engine);
  #links = new LinkWords();
  readonly #writer = new IndexSegmentWriter();
  readonly #waiting = new Map<number, SearchFields>();
  /** Segments of posts that were added one by one. */
  readonly #addedSegments = new Set<IndexSegment>();

  /**
   * Sets the words that other posts use to link to a post, by the post's number. `texts` is called at the next search.
   */
  setLinkWords(texts: () => LinkTextSteps): void {
    this.#links = new LinkWords(texts);
    this.#engine.setLinks(this.#links);
    this.#forget();
  }

  /** Prepares some of these words before the next search. Returns false when all are prepared. */
  prepareLinkWords(): boolean {
    return this.#links.prepareSome();
  }

  /** The number of posts that can be found. */
  get size(): number {
    return this.#table.live + this.#waiting.size;
  }

  has(post: number): boolean {
    return this.#waiting.has(post) || this.#table.slotOf(post) >= 0;
  }

  /**
   * Adds the posts of a segment. `numbers` is by local number, with 0 for a dead post. The posts replace those with the
   * same numbers.
   */
  addSegment(segment: IndexSegment, numbers: Uint32Array): void {
    for (const number of numbers) {
      this.#waiting.delete(number);
    }
    this.#table.add(segment, numbers);
    this.#forget();
  }

  /** Replaces segments by the segment that was merged from them. Posts that died or changed meanwhile stay dead. */
  replaceSegments(old: readonly IndexSegment[], segment: IndexSegment, numbers: Uint32Array): void {
    this.#table.replace(old, segment, numbers);
    for (const each of old) {
      this.#addedSegments.delete(each);
    }
    this.#forget();
  }

  /** Adds a post, or replaces the one with this number. For many posts, use a segment. */
  add(post: number, fields: SearchFields): void {
    this.remove(post);
    this.#waiting.set(post, fields);
    if (this.#waiting.size >= mostWaiting) {
      this.#writeWaiting();
    }
  }

  remove(post: number): void {
    this.#waiting.delete(post);
    if (this.#table.remove(post)) {
      this.#forget();
    }
  }

  /** Removes all posts and lets go of all segments, so that their files can be closed. */
  clear(): void {
    this.#waiting.clear();
    this.#addedSegments.clear();
    this.#table.clear();
    this.#forget();
  }

  /**
   * Finds the posts for a query. Words and choices are wanted: posts that miss some come after the others. Phrases,
   * fields and filters are demanded. Without `posts`, all filters except `has:` let every post pass.
   */
  search(query: string | AllNode, posts: SearchedPosts = this.#allPosts): SearchAnswer {
    const steps = this.searching(query, posts);
    for (;;) {
      const step = steps.next();
      if (step.done) {
        return step.value;
      }
    }
  }

  /** Does the same as `search` in steps, so that it can be stopped in between. The index must not change meanwhile. */
  *searching(query: string | AllNode, posts: SearchedPosts = this.#allPosts): Generator<void, SearchAnswer> {
    this.#writeWaiting();
    const clauses = yield* this.#clauses(query, posts);
    const { slots, numbers, scores, missing } = roughScores(
      clauses,
      this.#table.slots,
      () => this.#asked(posts),
      (slot) => this.#table.numberOf(slot),
      (slot) => this.#titleLength(slot),
    );
    const terms = rankedTerms(clauses);
    const mayBeTitle = clauses.every(({ candidates, terms: { length } }) => length < 2 && candidates?.size !== 0);
    if (terms.length > 0) {
      yield;
      const placeOf = (index: number): number => posts.place?.(numbers[index] as number) ?? (numbers[index] as number);
      const known = bestOf(scores, mostRanked, placeOf).filter((index) => (slots[index] as number) >= 0);
      const candidates = known.map((index) => slots[index] as number);
      const places = new CandidatePlaces(candidates, terms, this.#table, this.#engine);
      const average = this.#table.averages();
      for (const [candidate, index] of known.entries()) {
        if (candidate % rankedAtOnce === 0) {
          yield;
        }
        places.select(candidate);
        const { score, titled } = rankPost(places, terms, average);
        const lacked = lackedRarity(clauses, missing[index] as number);
        // A full score is above every rough one. A title that equals the query is above everything.
        const floor = missing[index] !== 0 ? 0.5 : titled && mayBeTitle ? 2.5 : 1.5;
        scores[index] = floor * tier + score - lackWeight * lacked;
      }
    }
    return {
      scores: new PostScores(numbers, scores, missing),
      words: searchedWords(clauses),
      parts: partsOf(clauses),
      readings: readingsOf(clauses, numbers.length > 0),
    };
  }

  /** Parses a query. The posts decide whether a dash makes an option. */
  parse(query: string): AllNode {
    this.#writeWaiting();
    return parseQuery(query, this.#findOption);
  }

  readonly #findOption: OptionFinder = (before, option, open) => {
    const holds = (word: string): boolean => this.#engine.postsWith(word).length > 0;
    const options = [option, ...(open ? this.#words.startingWith(option, mostOptions, holds) : [])].filter(holds);
    const isHere = before.some((word) =>
      options.some((each) => findPhrase([word, each], this.#engine).posts.length > 0),
    );
    return isHere ? 'here' : options.length > 0 ? 'elsewhere' : 'nowhere';
  };

  /** The words and phrases of a query, for marking them in posts. */
  searched(query: string | AllNode): SearchedWords {
    return searchedWords(this.#allClauses(query));
  }

  /** The parts of a post's score for a query. Null for an unknown post. */
  explain(query: string | AllNode, post: number): Explanation | null {
    const terms = rankedTerms(this.#allClauses(query));
    const slot = this.#table.slotOf(post);
    if (slot < 0) {
      return null;
    }
    const places = new CandidatePlaces(Uint32Array.of(slot), terms, this.#table, this.#engine);
    places.select(0);
    return { ...rankPost(places, terms, this.#table.averages()), terms: terms.map(({ name }) => name) };
  }

  /** Whether some post has a word, which must be folded. */
  hasWord(word: string): boolean {
    this.#writeWaiting();
    return this.#engine.postsWith(word).length > 0;
  }

  /** How many posts have each trait that begins with `beginning`. The keys are without it. */
  traitCounts(beginning: string): ReadonlyMap<string, number> {
    this.#writeWaiting();
    const counts = new Map<string, number>();
    for (const { segment, numbers } of this.#table.open) {
      for (const [trait, posts] of segment.traits) {
        if (!trait.startsWith(beginning)) {
          continue;
        }
        const name = trait.slice(beginning.length);
        const live = posts.reduce((sum, post) => sum + (numbers[post] === 0 ? 0 : 1), counts.get(name) ?? 0);
        if (live > 0) {
          counts.set(name, live);
        }
      }
    }
    return counts;
  }

  /** Words of posts that at most two typing slips make of this one, the most frequent ones first. */
  similarTo(word: string, limit: number): readonly string[] {
    this.#writeWaiting();
    const posts = (each: string): number => this.#engine.postsWith(each).length;
    return this.#words
      .similarTo(word, (each) => posts(each) > 0)
      .map((each) => [each, posts(each)] as const)
      .sort(([, a], [, b]) => b - a)
      .slice(0, limit)
      .map(([each]) => each);
  }

  /** The current size of the index. Cached blocks of segments are not counted. */
  cost(): IndexCost {
    this.#writeWaiting();
    let memory = 8 * this.#table.slots;
    let rest = 0;
    for (const { segment } of this.#table.open) {
      memory += segment.cost.memory;
      rest += segment.cost.rest;
    }
    return { memory, kept: this.#engine.bytes, rest };
  }

  readonly #allPosts: SearchedPosts = { numbers: () => this.#table.numbers(), passes: () => true };

  #forget(): void {
    this.#words.forget();
    this.#engine.forget();
    this.#expanded = new ExpandedWords(this.#words, this.#engine);
  }

  #asked(posts: SearchedPosts): AskedPosts {
    const numbers = posts.numbers();
    const slots = new Int32Array(numbers.length);
    for (let at = 0; at < numbers.length; at += 1) {
      slots[at] = this.#table.slotOf(numbers[at] as number);
    }
    return { numbers, slots };
  }

  #allClauses(query: string | AllNode): readonly Clause[] {
    this.#writeWaiting();
    const steps = this.#clauses(query, this.#allPosts);
    for (;;) {
      const step = steps.next();
      if (step.done) {
        return step.value;
      }
    }
  }

  #clauses(query: string | AllNode, posts: SearchedPosts): Generator<void, readonly Clause[]> {
    const finder = new IndexFinder(
      { table: this.#table, words: this.#words, engine: this.#engine, expanded: this.#expanded },
      posts,
    );
    return evaluateQuery(typeof query === 'string' ? this.parse(query) : query, finder, posts.fields);
  }

  #titleLength(slot: number): number {
    const { segment, base } = this.#table.segmentOf(slot);
    return segment.length(slot - base, titleField);
  }

  /** Makes a segment of the posts that were added one by one. */
  #writeWaiting(): void {
    if (this.#waiting.size === 0) {
      return;
    }
    for (const fields of this.#waiting.values()) {
      this.#writer.add(fields);
    }
    const segment = openInMemory(this.#writer.finish());
    this.#table.add(segment, Uint32Array.from(this.#waiting.keys()));
    this.#addedSegments.add(segment);
    this.#waiting.clear();
    this.#joinAdded();
    this.#forget();
  }

  /** Joins segments of similar size whose posts were added one by one, so that there are never many. */
  #joinAdded(): void {
    for (let factor = segmentsToJoin; ; factor *= segmentsToJoin) {
      const alike = this.#table.open.filter(
        ({ segment }) => this.#addedSegments.has(segment) && segment.size < (mostWaiting * factor) / 2,
      );
      if (alike.length < segmentsToJoin) {
        return;
      }
      const segments = alike.map(({ segment }) => segment);
      const merged = openInMemory(mergeIndexSegments(segments, (segment, post) => alike[segment]?.numbers[post] === 0));
      const numbers = alike.flatMap((open) => [...open.numbers].filter((number) => number !== 0));
      this.replaceSegments(segments, merged, Uint32Array.from(numbers));
      this.#addedSegments.add(merged);
    }
  }
}

function openInMemory({ lexicon, posts, postings, places }: IndexSegmentBytes): IndexSegment {
  return new IndexSegment({
    lexicon: new MemoryBytes(lexicon),
    posts: new MemoryBytes(posts),
    postings: new MemoryBytes(postings),
    places: new MemoryBytes(places),
  });
}
