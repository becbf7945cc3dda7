import FlexSearch from 'flexsearch';
import { type QueryWord, queryWords } from './query-words.ts';
import { tokenize } from './tokenize.ts';
import { Vocabulary } from './vocabulary.ts';

/** What of a post is searched, each a list of texts. */
export interface SearchFields {
  readonly title: readonly string[];
  /** Tags, categories and authors. */
  readonly names: readonly string[];
  readonly text: readonly string[];
}

/** What a search found. */
export interface SearchAnswer {
  /** By post number; higher is better. Posts that hold all the words, or, where none does, any of them. */
  readonly scores: ReadonlyMap<number, number>;
  /** The words that were looked for, for marking them. */
  readonly words: readonly QueryWord[];
}

const fieldNames = ['title', 'names', 'text'] as const;
type FieldName = (typeof fieldNames)[number];
const weights: Readonly<Record<FieldName, number>> = { title: 8, names: 4, text: 1 };

/** A word that is only the beginning of another counts this much of a whole one. */
const openWeight = 0.5;
const mostBeginnings = 5_000;

const newIndex = () =>
  new FlexSearch.Index({
    tokenize: 'strict',
    // Texts come as our own tokens joined by spaces: FlexSearch's encoders take `C++` for `c`.
    encode: (words: string) => (words === '' ? [] : words.split(' ')),
    resolution: 1,
    fastupdate: true,
    cache: false,
  });

/** An inverted index over posts by number: FlexSearch holds it and finds candidates, the ranking is here. */
export class SearchIndex {
  readonly #fields = { title: newIndex(), names: newIndex(), text: newIndex() };
  readonly #vocabulary = new Vocabulary();
  readonly #posts = new Set<number>();

  /** How many posts can be found. */
  get size(): number {
    return this.#posts.size;
  }

  has(post: number): boolean {
    return this.#posts.has(post);
  }

  /** Adds a post, in place of what was known of that number. */
  add(post: number, fields: SearchFields): void {
    if (this.#posts.has(post)) this.remove(post);
    for (const name of fieldNames) {
      const words = new Set<string>();
      for (const text of fields[name]) for (const { word } of tokenize(text)) words.add(word);
      for (const word of words) this.#vocabulary.add(word);
      this.#fields[name].add(post, [...words].join(' '));
    }
    this.#posts.add(post);
  }

  remove(post: number): void {
    if (!this.#posts.delete(post)) return;
    for (const name of fieldNames) this.#fields[name].remove(post);
  }

  search(text: string): SearchAnswer {
    const words = queryWords(text);
    const found = words.map((word) => this.#scoresOf(word));
    const scores = new Map<number, number>();
    const counts = new Map<number, number>();
    for (const scoresOfWord of found) {
      for (const [post, score] of scoresOfWord) {
        scores.set(post, (scores.get(post) ?? 0) + score);
        counts.set(post, (counts.get(post) ?? 0) + 1);
      }
    }
    const complete = [...scores].filter(([post]) => counts.get(post) === words.length);
    return { scores: complete.length > 0 ? new Map(complete) : scores, words };
  }

  #scoresOf({ word, parts, open }: QueryWord): Map<number, number> {
    const scores = new Map<number, number>();
    this.#addWord(scores, word, 1);
    if (open) for (const longer of this.#vocabulary.startingWith(word, mostBeginnings)) this.#addWord(scores, longer, openWeight);
    if (scores.size > 0 || parts.length === 0) return scores;
    const byPart = parts.map((part) => this.#scoresOf({ word: part, parts: [], open }));
    const [first, ...others] = byPart;
    return new Map(
      [...(first ?? [])]
        .filter(([post]) => others.every((other) => other.has(post)))
        .map(([post]) => [post, byPart.reduce((sum, each) => sum + (each.get(post) ?? 0), 0)]),
    );
  }

  /** Each post's score for a word is that of its best field, by the word's rarity there. */
  #addWord(scores: Map<number, number>, word: string, weight: number): void {
    if (!this.#vocabulary.has(word)) return;
    for (const name of fieldNames) {
      // Unless told otherwise FlexSearch answers with a hundred posts at most.
      const posts = this.#fields[name].search(word, { limit: this.#posts.size + 1 }) as number[];
      const score = weight * weights[name] * Math.log(1 + this.#posts.size / Math.max(1, posts.length));
      for (const post of posts) scores.set(post, Math.max(scores.get(post) ?? 0, score));
    }
  }
}
