import FlexSearch from 'flexsearch';
import { expandWord, type Variant } from './expand-word.ts';
import { Lexicon, type WordNumber } from './lexicon.ts';
import { fieldNames, PostWords, type SearchFields } from './post-words.ts';
import { type Phrase, type QueryWord, queryWords } from './query-words.ts';
import { everyField, type RankedTerm, rankPost, type Score } from './rank-post.ts';

/** What a search found. */
export interface SearchAnswer {
  /** By post number; higher is better. Posts that hold all the words come before those that miss some. */
  readonly scores: ReadonlyMap<number, number>;
  /** The words that were looked for, for marking them. */
  readonly words: SearchedWords;
}

/** What is marked in a post: for each word of a query all that was looked for in its place, and its phrases. */
export interface SearchedWords {
  readonly words: readonly (readonly Variant[])[];
  readonly phrases: readonly Phrase[];
}

export const noWords: SearchedWords = { words: [], phrases: [] };

/** Posts that are ranked with care; the others keep the order that their words' rarity gives. */
const mostRanked = 400;
/** A post that misses a word stands below every post that misses fewer. */
const tier = 1_000_000;

/** A term of the query and the posts that have it, with the worth of the best variant. */
interface FoundTerm {
  readonly term: RankedTerm;
  readonly posts: ReadonlyMap<number, number>;
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
    const distinct = Array.from(words.words(), (word) => this.#lexicon.word(word));
    if (distinct.length > 0) this.#index.add(post, distinct.join(' '));
    this.#answers.clear();
  }

  remove(post: number): void {
    const known = this.#posts.get(post);
    if (!known) return;
    this.#posts.delete(post);
    this.#count(known, -1);
    this.#index.remove(post);
    this.#answers.clear();
  }

  /** The posts that a query finds. Words are wanted all; where no post has all of them, those that miss fewest come first. */
  search(text: string): SearchAnswer {
    const { words, phrases } = queryWords(text);
    const expanded = words.map((word) => this.#expand(word));
    const found = expanded.map((variants) => this.#find(variants)).filter(({ posts }) => posts.size > 0);
    const phrased = phrases.map((phrase) => this.#findPhrase(phrase));
    const scores = this.#rough(found, phrased);
    const terms = [...found, ...phrased].map(({ term }) => term);
    const average = this.#average();
    for (const [post, rough] of best(scores)) {
      const streams = this.#posts.get(post);
      // Below the tiers, a careful score is always above a rough one.
      if (streams) scores.set(post, Math.ceil(rough / tier) * tier - tier / 2 + rankPost(streams, terms, average).score);
    }
    return { scores, words: { words: expanded, phrases } };
  }

  /** What a query looks for, for marking it in posts. */
  searched(text: string): SearchedWords {
    const { words, phrases } = queryWords(text);
    return { words: words.map((word) => this.#expand(word)), phrases };
  }

  /** What a post's score for a query is made of; null where the post is not known. */
  explain(text: string, post: number): Score | null {
    const { words, phrases } = queryWords(text);
    const found = [...words.map((word) => this.#find(this.#expand(word))), ...phrases.map((phrase) => this.#findPhrase(phrase))];
    const streams = this.#posts.get(post);
    return streams ? rankPost(streams, found.map(({ term }) => term), this.#average()) : null;
  }

  #count(words: PostWords, by: 1 | -1): void {
    words.lengths.forEach((length, field) => {
      this.#lengths[field] = (this.#lengths[field] as number) + by * length;
    });
  }

  #average(): readonly number[] {
    return this.#lengths.map((length) => length / Math.max(1, this.#posts.size));
  }

  #expand(word: QueryWord): readonly Variant[] {
    return expandWord(word, this.#lexicon, (each) => this.#postsWith(each).length > 0);
  }

  #find(variants: readonly Variant[]): FoundTerm {
    const posts = new Map<number, number>();
    for (const { word, weight } of variants) {
      for (const post of this.#postsWith(word)) if ((posts.get(post) ?? 0) < weight) posts.set(post, weight);
    }
    const byNumber = new Map<WordNumber, number>(variants.map(({ word, weight }) => [this.#lexicon.number(word) ?? 0, weight]));
    return { term: { rarity: this.#rarity(posts.size), variants: byNumber, phrase: null, fields: everyField }, posts };
  }

  #findPhrase(words: Phrase): FoundTerm {
    const phrase = words.map((word) => this.#lexicon.number(word) ?? 0);
    const sets = words.map((word) => this.#postsWith(word)).sort((a, b) => a.length - b.length);
    const posts = new Map<number, number>();
    let candidates = sets[0] ?? [];
    for (const others of sets.slice(1)) {
      const set = new Set(others);
      candidates = candidates.filter((post) => set.has(post));
    }
    for (const post of candidates) this.#posts.get(post)?.eachPhrase(phrase, () => posts.set(post, 1));
    return { term: { rarity: this.#rarity(posts.size), variants: new Map(), phrase, fields: everyField }, posts };
  }

  #rarity(posts: number): number {
    return Math.log(1 + (this.#posts.size - posts + 0.5) / (posts + 0.5));
  }

  /** Unless told otherwise FlexSearch answers with a hundred posts at most. */
  #postsWith(word: string): readonly number[] {
    const known = this.#answers.get(word);
    if (known) return known;
    if (this.#lexicon.number(word) === undefined) return [];
    const posts = this.#index.search(word, { limit: this.#posts.size + 1 }) as number[];
    if (this.#answers.size >= mostAnswers) this.#answers.clear();
    this.#answers.set(word, posts);
    return posts;
  }

  /**
   * A first order: posts that miss fewer words first, then by the rarity of what they have. All phrases have to be
   * there. Where some posts have all the words, those that miss some are left out.
   */
  #rough(found: readonly FoundTerm[], phrased: readonly FoundTerm[]): Map<number, number> {
    const terms = [...phrased, ...found];
    const whole = everyPostOf(terms);
    if (whole.size > 0) return whole;
    const scores = new Map<number, number>();
    if (phrased.some(({ posts }) => posts.size === 0)) return scores;
    for (const { term, posts } of found) {
      for (const [post, worth] of posts) {
        if (phrased.every((phrase) => phrase.posts.has(post))) scores.set(post, (scores.get(post) ?? 0) + tier + term.rarity * worth);
      }
    }
    if (scores.size === 0) return everyPostOf(phrased);
    return scores;
  }
}

/** Words whose posts are remembered: a query is typed letter by letter. */
const mostAnswers = 2_000;

const everyPostOf = (terms: readonly FoundTerm[]): Map<number, number> => {
  const [rarest, ...others] = [...terms].sort((a, b) => a.posts.size - b.posts.size);
  const scores = new Map<number, number>();
  for (const [post, worth] of rarest?.posts ?? []) {
    if (!others.every(({ posts }) => posts.has(post))) continue;
    let score = terms.length * tier + (rarest as FoundTerm).term.rarity * worth;
    for (const { term, posts } of others) score += term.rarity * (posts.get(post) ?? 0);
    scores.set(post, score);
  }
  return scores;
};

const best = (scores: ReadonlyMap<number, number>): readonly (readonly [post: number, score: number])[] =>
  scores.size <= mostRanked ? [...scores] : [...scores].sort(([, a], [, b]) => b - a).slice(0, mostRanked);
