import { expandWord, type Variant } from './expand-word.ts';
import { everyField, type FieldMask, shownFields } from './field-names.ts';
import { findPhrase } from './find-phrase.ts';
import type { IndexWords } from './index-words.ts';
import { better, levelIn, PostSet, spelledBit, worths } from './post-set.ts';
import type { FoundTerm, WordFinder } from './query/evaluate-query.ts';
import type { PostFilter } from './query/post-filter.ts';
import type { Phrase, QueryWord } from './query-words.ts';
import type { SegmentTable } from './segment-table.ts';
import { widenPhrase } from './widen-phrase.ts';
import type { WordEngine } from './word-posts.ts';

/** The searched posts, for facts that are not in the index. */
export interface SearchedPosts {
  numbers(): Uint32Array;
  passes(post: number, filter: PostFilter): boolean;
  /**
   * The place of a post in an order that does not depend on how the index was built. It decides which of many posts
   * with equal scores are ranked in full. By number if absent.
   */
  place?(post: number): number;
  /** The fields that words are searched in; all fields if absent. */
  readonly fields?: FieldMask;
}

/** How many words keep their expansions. */
const mostExpanded = 200;

/**
 * The expansions of the words of the last queries. A query is typed letter by letter, so only its last word is new.
 * Make a new one when the index has changed.
 */
export class ExpandedWords {
  readonly #words: IndexWords;
  readonly #engine: WordEngine;
  readonly #known = new Map<string, readonly Variant[]>();

  constructor(words: IndexWords, engine: WordEngine) {
    this.#words = words;
    this.#engine = engine;
  }

  of(word: QueryWord): readonly Variant[] {
    const key = JSON.stringify(word);
    const known = this.#known.get(key);
    if (known) {
      return known;
    }
    const variants = expandWord(word, this.#words, (each) => this.#engine.postsWith(each).length > 0);
    if (this.#known.size >= mostExpanded) {
      this.#known.clear();
    }
    this.#known.set(key, variants);
    return variants;
  }
}

/** The parts of an index that searching needs. */
export interface IndexParts {
  readonly table: SegmentTable;
  readonly words: IndexWords;
  readonly engine: WordEngine;
  readonly expanded: ExpandedWords;
}

/** Finds the posts of words and phrases in an index. */
export class IndexFinder implements WordFinder {
  readonly #table: SegmentTable;
  readonly #words: IndexWords;
  readonly #engine: WordEngine;
  readonly #expanded: ExpandedWords;
  readonly #posts: SearchedPosts;

  constructor({ table, words, engine, expanded }: IndexParts, posts: SearchedPosts) {
    this.#table = table;
    this.#words = words;
    this.#engine = engine;
    this.#expanded = expanded;
    this.#posts = posts;
  }

  get slots(): number {
    return this.#table.slots;
  }

  expand(word: QueryWord): readonly Variant[] {
    return this.#expanded.of(word);
  }

  widen(phrase: Phrase): readonly Phrase[] {
    return widenPhrase(phrase, { words: this.#words, engine: this.#engine, slots: this.#table.slots });
  }

  filter(filter: PostFilter): (slot: number, number: number) => boolean {
    if (filter.kind !== 'has') {
      return (_slot, number) => this.#posts.passes(number, filter);
    }
    const having = this.#having(filter.traits);
    return (slot) => having.has(slot);
  }

  #having(traits: readonly string[]): PostSet {
    const levels = new Uint8Array(this.#table.slots);
    for (const { segment, base } of this.#table.open) {
      for (const trait of traits) {
        for (const post of segment.traits.get(trait) ?? []) {
          levels[base + post] = 1;
        }
      }
    }
    return PostSet.ofLevels(levels);
  }

  find(variants: readonly Variant[], fields: FieldMask): FoundTerm {
    const posts = this.#postsOf(variants, fields);
    // Many files, folders or links may share a name. That does not make it a common word of the texts.
    const shown = (fields & ~shownFields) === 0 ? 0 : this.#postsOf(variants, fields & shownFields).size;
    const best = variants.reduce((most, { weight }) => Math.max(most, weight), 0);
    const term = {
      // A guess is worth less than the word itself.
      rarity: this.#rarity(shown || posts.size) * (best || 1),
      variants: variants.map(({ word, weight }) => ({ word, worth: weight })),
      phrase: null,
      name: variants
        .slice(0, 3)
        .map(({ word }) => word)
        .join('|'),
      fields,
    };
    return { term, posts };
  }

  #postsOf(variants: readonly Variant[], fields: FieldMask): PostSet {
    const [only] = variants;
    if (only && variants.length === 1 && fields === everyField) {
      const { posts, masks } = this.#engine.of(only.word);
      return new PostSet(posts, this.#table.slots, levelOf(only), masks);
    }
    const levels = new Uint8Array(this.#table.slots);
    for (const variant of variants) {
      const level = levelOf(variant);
      const { posts, masks } = this.#engine.of(variant.word);
      for (let index = 0; index < posts.length; index += 1) {
        const slot = posts[index] as number;
        const found = (masks[index] as number) & fields;
        if (found === 0) {
          continue;
        }
        // A spelling has the places of the word that it folds to.
        if (level > 0) {
          levels[slot] = better(levels[slot] as number, levelIn(level, found));
        } else if (variant.likeness === 'spelling') {
          levels[slot] = better(levels[slot] as number, spelledBit);
        }
      }
    }
    return PostSet.ofLevels(levels);
  }

  findPhrase(words: Phrase, fields: FieldMask): FoundTerm {
    const phrase = findPhrase(words, this.#engine);
    const posts =
      fields === everyField
        ? phrase.posts
        : phrase.posts.filter((slot, index) => {
            const { segment, base } = this.#table.segmentOf(slot);
            for (let at = phrase.starts[index] as number; at < (phrase.starts[index + 1] as number); at += 1) {
              if ((fields & (1 << segment.fieldAt(slot - base, phrase.places[at] as number))) !== 0) {
                return true;
              }
            }
            return false;
          });
    const term = { rarity: this.#rarity(posts.length), variants: [], phrase, name: words.join(' '), fields };
    return { term, posts: new PostSet(posts, this.#table.slots) };
  }

  #rarity(posts: number): number {
    return Math.log(1 + (this.#table.live - posts + 0.5) / (posts + 0.5));
  }
}

function levelOf({ weight }: Variant): number {
  return (worths as readonly number[]).indexOf(weight);
}
