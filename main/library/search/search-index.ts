import FlexSearch from 'flexsearch';
import { expandWord, type Variant } from './expand-word.ts';
import { Lexicon, type WordNumber } from './lexicon.ts';
import { fieldNames, PostWords, type SearchFields } from './post-words.ts';
import {
  type Clause,
  evaluateQuery,
  type FoundTerm,
  type SoughtPhrase,
  type SoughtWord,
  smallest,
  type WordFinder,
} from './query/evaluate-query.ts';
import { parseQuery } from './query/parse-query.ts';
import type { PostFilter } from './query/post-filter.ts';
import type { AllNode } from './query/query-node.ts';
import type { Phrase } from './query-words.ts';
import { everyField, type FieldMask, rankPost, type Score } from './rank-post.ts';
import { widenPhrase } from './widen-phrase.ts';

/** What a search found. */
export interface SearchAnswer {
  /** By post number; higher is better. Posts that hold all the words come before those that miss some. */
  readonly scores: ReadonlyMap<number, number>;
  /** The words that were looked for, for marking them. */
  readonly words: SearchedWords;
}

/** What is marked in a post: the words and phrases of a query, each in the fields that it was looked for in. */
export interface SearchedWords {
  readonly words: readonly SoughtWord[];
  readonly phrases: readonly SoughtPhrase[];
}

/** The parts of a score, and which terms they are of. */
export interface Explanation extends Score {
  readonly terms: readonly string[];
}

/** Posts that are ranked with care; the others keep the order that their words' rarity gives. */
const mostRanked = 400;
/** A post that misses a word stands below every post that misses fewer. */
const tier = 1_000_000;

/** The posts that a query is asked of, for what an index does not know of them. */
export interface SearchedPosts {
  numbers(): Iterable<number>;
  passes(post: number, filter: PostFilter): boolean;
}

/** An inverted index over posts by number: FlexSearch holds it and finds the candidates, the ranking is ours. */
export class SearchIndex {
  readonly #index = new FlexSearch.Index({
    tokenize: 'strict',
    // Texts come as our own words joined by spaces: FlexSearch's encoders take `C++` for `c`.
    encode: (words: string) => (words === '' ? [] : words.split(' ')),
    resolution: 1,
    fastupdate: true,
    cache: false,
  });
  readonly #lexicon = new Lexicon();
  readonly #posts = new Map<number, PostWords>();
  readonly #lengths: number[] = fieldNames.map(() => 0);
  readonly #traits = new Map<number, readonly string[]>();
  /** What FlexSearch answered since the last change. */
  readonly #answers = new Map<string, readonly number[]>();

  /** How many posts can be found. */
  get size(): number {
    return this.#posts.size;
  }

  has(post: number): boolean {
    return this.#posts.has(post);
  }

  /** Adds a post, in place of what was known of that number. */
  add(post: number, fields: SearchFields): void {
    this.remove(post);
    const words = new PostWords(fields, this.#lexicon);
    this.#posts.set(post, words);
    this.#count(words, 1);
    if (fields.traits && fields.traits.length > 0) {
      this.#traits.set(post, fields.traits);
    }
    const distinct = Array.from(words.words(), (word) => this.#lexicon.word(word));
    if (distinct.length > 0) {
      this.#index.add(post, distinct.join(' '));
    }
    this.#answers.clear();
  }

  remove(post: number): void {
    const known = this.#posts.get(post);
    if (!known) {
      return;
    }
    this.#posts.delete(post);
    this.#count(known, -1);
    this.#traits.delete(post);
    this.#index.remove(post);
    this.#answers.clear();
  }

  /**
   * The posts that a query finds. Words, and choices between words, are wanted all; where no post has all of them, those
   * that miss fewest come first. Phrases, fields and filters are wanted in any case. Without `posts` every filter but `has:` passes.
   */
  search(query: string | AllNode, posts: SearchedPosts = this.#ownPosts): SearchAnswer {
    const clauses = this.#clauses(query, posts);
    const scores = roughScores(clauses, posts);
    const terms = clauses.flatMap((clause) => clause.terms);
    const average = this.#average();
    for (const [post, rough] of terms.length === 0 ? [] : best(scores)) {
      const words = this.#posts.get(post);
      // Below the tiers, a careful score is always above a rough one.
      if (words) {
        scores.set(post, Math.ceil(rough / tier) * tier - tier / 2 + rankPost(words, terms, average).score);
      }
    }
    return { scores, words: searchedWords(clauses) };
  }

  /** What a query looks for, for marking it in posts. */
  searched(query: string | AllNode): SearchedWords {
    return searchedWords(this.#clauses(query, this.#ownPosts));
  }

  /** What a post's score for a query is made of; null where the post is not known. */
  explain(query: string | AllNode, post: number): Explanation | null {
    const words = this.#posts.get(post);
    if (!words) {
      return null;
    }
    const terms = this.#clauses(query, this.#ownPosts).flatMap((clause) => clause.terms);
    const names = terms.map(({ variants, phrase }) =>
      (phrase ?? [...variants.keys()].slice(0, 3)).map((number) => this.#lexicon.word(number)).join(phrase ? ' ' : '|'),
    );
    return { ...rankPost(words, terms, this.#average()), terms: names };
  }

  /** Whether some post has a word, as it is folded. */
  hasWord(word: string): boolean {
    return this.#postsWith(word).length > 0;
  }

  /** How many posts have each trait that begins so; the beginning is left away. */
  traitCounts(beginning: string): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const trait of [...this.#traits.values()].flat()) {
      if (trait.startsWith(beginning)) {
        counts.set(trait.slice(beginning.length), (counts.get(trait.slice(beginning.length)) ?? 0) + 1);
      }
    }
    return counts;
  }

  /** Words that posts have and that two slips of the keyboard or fewer make of this one, the most frequent first. */
  similarTo(word: string, limit: number): readonly string[] {
    const similar = this.#lexicon.similarTo(word).map((each) => [each, this.#postsWith(each).length] as const);
    return similar
      .filter(([, posts]) => posts > 0)
      .sort(([, a], [, b]) => b - a)
      .slice(0, limit)
      .map(([each]) => each);
  }

  readonly #ownPosts: SearchedPosts = { numbers: () => this.#posts.keys(), passes: () => true };

  #clauses(query: string | AllNode, posts: SearchedPosts): readonly Clause[] {
    const finder: WordFinder = {
      expand: (word) => expandWord(word, this.#lexicon, (each) => this.#postsWith(each).length > 0),
      find: (variants, fields) => this.#find(variants, fields),
      findPhrase: (phrase, fields) => this.#findPhrase(phrase, fields),
      widen: (phrase) =>
        widenPhrase(phrase, {
          lexicon: this.#lexicon,
          postsWith: (word) => this.#postsWith(word),
          wordsOf: (post) => this.#posts.get(post),
        }),
      passes: (post, filter) =>
        filter.kind === 'has'
          ? filter.traits.some((trait) => this.#traits.get(post)?.includes(trait))
          : posts.passes(post, filter),
    };
    return evaluateQuery(typeof query === 'string' ? parseQuery(query) : query, finder);
  }

  #count(words: PostWords, by: 1 | -1): void {
    words.lengths.forEach((length, field) => {
      this.#lengths[field] = (this.#lengths[field] as number) + by * length;
    });
  }

  #average(): readonly number[] {
    return this.#lengths.map((length) => length / Math.max(1, this.#posts.size));
  }

  #find(variants: readonly Variant[], fields: FieldMask): FoundTerm {
    const posts = new Map<number, number>();
    for (const { word, weight } of variants) {
      const number = this.#lexicon.number(word) ?? 0;
      for (const post of this.#postsWith(word)) {
        if ((posts.get(post) ?? 0) >= weight) {
          continue;
        }
        if (fields === everyField || this.#posts.get(post)?.isIn(number, fields)) {
          posts.set(post, weight);
        }
      }
    }
    const byNumber = new Map<WordNumber, number>(
      variants.map(({ word, weight }) => [this.#lexicon.number(word) ?? 0, weight]),
    );
    return { term: { rarity: this.#rarity(posts.size), variants: byNumber, phrase: null, fields }, posts };
  }

  #findPhrase(words: Phrase, fields: FieldMask): FoundTerm {
    const phrase = words.map((word) => this.#lexicon.number(word) ?? 0);
    const sets = words.map((word) => this.#postsWith(word)).sort((a, b) => a.length - b.length);
    const posts = new Map<number, number>();
    let candidates = sets[0] ?? [];
    for (const others of sets.slice(1)) {
      const set = new Set(others);
      candidates = candidates.filter((post) => set.has(post));
    }
    for (const post of candidates) {
      this.#posts.get(post)?.eachPhrase(phrase, (_place, field) => {
        if ((fields & (1 << field)) !== 0) {
          posts.set(post, 1);
        }
      });
    }
    return { term: { rarity: this.#rarity(posts.size), variants: new Map(), phrase, fields }, posts };
  }

  #rarity(posts: number): number {
    return Math.log(1 + (this.#posts.size - posts + 0.5) / (posts + 0.5));
  }

  /** Unless told otherwise FlexSearch answers with a hundred posts at most. */
  #postsWith(word: string): readonly number[] {
    const known = this.#answers.get(word);
    if (known) {
      return known;
    }
    if (this.#lexicon.number(word) === undefined) {
      return [];
    }
    const posts = this.#index.search(word, { limit: this.#posts.size + 1 }) as number[];
    if (this.#answers.size >= mostAnswers) {
      this.#answers.clear();
    }
    this.#answers.set(word, posts);
    return posts;
  }
}

/** Words whose posts are remembered: a query is typed letter by letter. */
const mostAnswers = 2_000;

/**
 * A first order: by the rarity of the words that a post has. Where some posts have all that is wanted, those are the
 * answer; else those that miss words, the fewest first.
 */
function roughScores(clauses: readonly Clause[], posts: SearchedPosts): Map<number, number> {
  const scores = new Map<number, number>();
  if (clauses.length === 0) {
    for (const post of posts.numbers()) {
      scores.set(post, 0);
    }
    return scores;
  }
  const whole = smallest(clauses);
  for (const post of whole ? whole.keys() : posts.numbers()) {
    if (clauses.every((clause) => clause.admits(post))) {
      scores.set(post, whole ? clauses.length * tier + roughly(clauses, post) : 0);
    }
  }
  const soft = clauses.filter((clause) => clause.soft);
  if (scores.size > 0 || soft.length < 2) {
    return scores;
  }
  const hard = clauses.filter((clause) => !clause.soft);
  for (const { candidates } of soft) {
    for (const post of candidates?.keys() ?? []) {
      if (scores.has(post) || !hard.every((clause) => clause.admits(post))) {
        continue;
      }
      const had = soft.filter((clause) => clause.admits(post));
      scores.set(post, had.length * tier + roughly(had, post));
    }
  }
  return scores;
}

function roughly(clauses: readonly Clause[], post: number): number {
  let sum = 0;
  for (const { candidates, terms } of clauses) {
    sum += (terms[0]?.rarity ?? 0) * (candidates?.get(post) ?? 0);
  }
  return sum;
}

function searchedWords(clauses: readonly Clause[]): SearchedWords {
  return {
    words: clauses.flatMap(({ words }) => words),
    phrases: clauses.flatMap(({ phrases }) => phrases),
  };
}

function best(scores: ReadonlyMap<number, number>): readonly (readonly [post: number, score: number])[] {
  return scores.size <= mostRanked ? [...scores] : [...scores].sort(([, a], [, b]) => b - a).slice(0, mostRanked);
}
