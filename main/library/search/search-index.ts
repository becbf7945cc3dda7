import FlexSearch from 'flexsearch';
import { expandWord, type Variant } from './expand-word.ts';
import { countPhrase } from './find-phrase.ts';
import { Lexicon } from './lexicon.ts';
import { type FieldName, fieldNames, type PostWords, readField, type SearchFields } from './post-words.ts';
import { type Phrase, type QueryWord, queryWords } from './query-words.ts';
import { type FieldLengths, RankedQuery, type RankedWord, rankPost, type Score } from './rank-post.ts';

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

const newIndex = () =>
  new FlexSearch.Index({
    tokenize: 'strict',
    // Texts come as our own words joined by spaces: FlexSearch's encoders take `C++` for `c`.
    encode: (words: string) => (words === '' ? [] : words.split(' ')),
    resolution: 1,
    fastupdate: true,
    cache: false,
  });

interface FoundWord {
  readonly variants: readonly Variant[];
  /** Posts that have it, with the worth of the best variant times the weight of the best field. */
  readonly posts: ReadonlyMap<number, number>;
  readonly rarity: number;
}

const roughWeights: Readonly<Record<FieldName, number>> = { title: 3, names: 2, headings: 1.5, text: 1, code: 1 };

/** An inverted index over posts by number: FlexSearch holds it and finds the candidates, the ranking is ours. */
export class SearchIndex {
  readonly #fields: Readonly<Record<FieldName, ReturnType<typeof newIndex>>> = {
    title: newIndex(),
    names: newIndex(),
    headings: newIndex(),
    text: newIndex(),
    code: newIndex(),
  };
  readonly #lexicon = new Lexicon();
  readonly #posts = new Map<number, PostWords>();
  readonly #lengths: Record<FieldName, number> = { title: 0, names: 0, headings: 0, text: 0, code: 0 };

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
    const streams: Partial<Record<FieldName, Uint32Array>> = {};
    for (const name of fieldNames) {
      const { words, stream } = readField(fields[name], this.#lexicon);
      if (words.size > 0) this.#fields[name].add(post, [...words].join(' '));
      this.#lengths[name] += stream.length;
      streams[name] = stream;
    }
    this.#posts.set(post, streams as PostWords);
  }

  remove(post: number): void {
    const known = this.#posts.get(post);
    if (!known) return;
    this.#posts.delete(post);
    for (const name of fieldNames) {
      this.#lengths[name] -= known[name].length;
      this.#fields[name].remove(post);
    }
  }

  /** The posts that a query finds. Words are wanted all; where no post has all of them, those that miss fewest come first. */
  search(text: string): SearchAnswer {
    const { words, phrases } = queryWords(text);
    const found = words.map((word) => this.#find(word));
    const known = found.filter(({ posts }) => posts.size > 0);
    const phrased = this.#withPhrases(phrases);
    const scores = this.#rough(known, phrased);
    const wanted: RankedWord[] = known.map(({ variants, rarity }) => ({ rarity, variants: this.#byNumber(variants) }));
    for (const word of phrases.flat()) wanted.push(this.#plainWord(word));
    const ranked = new RankedQuery(wanted, this.#lexicon.size);
    const best = [...scores].sort(([, a], [, b]) => b - a).slice(0, mostRanked);
    for (const [post, rough] of best) {
      const careful = this.#score(post, ranked);
      // Below the tiers, a careful score is always above a rough one.
      if (careful) scores.set(post, Math.ceil(rough / tier) * tier - tier / 2 + careful.score);
    }
    return { scores: complete(scores, known.length), words: { words: found.map(({ variants }) => variants), phrases } };
  }

  /** What a query looks for, for marking it in posts. */
  searched(text: string): SearchedWords {
    const { words, phrases } = queryWords(text);
    return { words: words.map((word) => expandWord(word, this.#lexicon, (each) => this.#holds(each))), phrases };
  }

  /** What a post's score for a query is made of; null where the post is not known. */
  explain(text: string, post: number): Score | null {
    const { words, phrases } = queryWords(text);
    const ranked = words.map((word) => this.#find(word)).map(({ variants, rarity }) => ({ rarity, variants: this.#byNumber(variants) }));
    return this.#score(post, new RankedQuery([...ranked, ...phrases.flat().map((word) => this.#plainWord(word))], this.#lexicon.size));
  }

  #score(post: number, query: RankedQuery): Score | null {
    const streams = this.#posts.get(post);
    return streams ? rankPost(streams, query, this.#average()) : null;
  }

  #average(): FieldLengths {
    const count = Math.max(1, this.#posts.size);
    const lengths = this.#lengths;
    return {
      title: lengths.title / count,
      names: lengths.names / count,
      headings: lengths.headings / count,
      text: lengths.text / count,
      code: lengths.code / count,
    };
  }

  #byNumber(variants: readonly Variant[]): ReadonlyMap<number, number> {
    return new Map(variants.map(({ word, weight }) => [this.#lexicon.number(word) ?? 0, weight]));
  }

  #plainWord(word: string): RankedWord {
    const posts = this.#postsWith(word).size;
    return { rarity: this.#rarity(posts), variants: this.#byNumber([{ word, weight: 1, likeness: 'exact' }]) };
  }

  #find(word: QueryWord): FoundWord {
    const variants = expandWord(word, this.#lexicon, (each) => this.#holds(each));
    const posts = new Map<number, number>();
    for (const { word: each, weight } of variants) {
      for (const name of fieldNames) {
        for (const post of this.#lookUp(name, each)) {
          posts.set(post, Math.max(posts.get(post) ?? 0, weight * roughWeights[name]));
        }
      }
    }
    return { variants, posts, rarity: this.#rarity(posts.size) };
  }

  #rarity(posts: number): number {
    return Math.log(1 + (this.#posts.size - posts + 0.5) / (posts + 0.5));
  }

  /** Unless told otherwise FlexSearch answers with a hundred posts at most. */
  #lookUp(field: FieldName, word: string): readonly number[] {
    return this.#fields[field].search(word, { limit: this.#posts.size + 1 }) as number[];
  }

  #holds(word: string): boolean {
    return this.#lexicon.number(word) !== undefined && fieldNames.some((name) => this.#fields[name].search(word, { limit: 1 }).length > 0);
  }

  #postsWith(word: string): ReadonlySet<number> {
    const posts = new Set<number>();
    if (this.#lexicon.number(word) !== undefined) for (const name of fieldNames) for (const post of this.#lookUp(name, word)) posts.add(post);
    return posts;
  }

  /** The posts that have every phrase, with how often; null where there are no phrases. */
  #withPhrases(phrases: readonly Phrase[]): ReadonlyMap<number, number> | null {
    if (phrases.length === 0) return null;
    let posts: ReadonlyMap<number, number> | null = null;
    for (const phrase of phrases) {
      const before: ReadonlyMap<number, number> | null = posts;
      const numbers = phrase.map((word) => this.#lexicon.number(word) ?? -1);
      const sets = phrase.map((word) => this.#postsWith(word)).sort((a, b) => a.size - b.size);
      const having = new Map<number, number>();
      for (const post of sets[0] ?? []) {
        if (before && !before.has(post)) continue;
        if (!sets.every((set) => set.has(post))) continue;
        const streams = this.#posts.get(post);
        const count = streams ? fieldNames.reduce((sum, name) => sum + countPhrase(streams[name], numbers), 0) : 0;
        if (count > 0) having.set(post, count + (before?.get(post) ?? 0));
      }
      posts = having;
    }
    return posts;
  }

  /** A first order: posts that miss fewer words first, then by the rarity of what they have. */
  #rough(found: readonly FoundWord[], phrased: ReadonlyMap<number, number> | null): Map<number, number> {
    const scores = new Map<number, number>();
    if (found.length === 0) {
      for (const [post, count] of phrased ?? []) scores.set(post, tier + Math.min(count, 100));
      return scores;
    }
    for (const { posts, rarity } of found) {
      for (const [post, worth] of posts) {
        if (phrased && !phrased.has(post)) continue;
        scores.set(post, (scores.get(post) ?? 0) + tier + rarity * worth);
      }
    }
    return scores;
  }
}

/** Where some posts have all the words, those that miss some are left out. */
const complete = (scores: ReadonlyMap<number, number>, words: number): ReadonlyMap<number, number> => {
  const whole = [...scores].filter(([, score]) => score >= words * tier);
  return whole.length > 0 ? new Map(whole) : scores;
};
