import type { Lexicon, WordNumber } from './lexicon.ts';
import { tokenize } from './tokenize.ts';

/** What of a post is searched, each a list of texts. */
export interface SearchFields {
  readonly title: readonly string[];
  /** Tags, categories and authors. */
  readonly names: readonly string[];
  readonly headings: readonly string[];
  readonly text: readonly string[];
  readonly code: readonly string[];
}

export const fieldNames = ['title', 'names', 'headings', 'text', 'code'] as const satisfies readonly (keyof SearchFields)[];

export type FieldName = (typeof fieldNames)[number];

/**
 * A field's words in order as numbers: what ranking reads. Compounds (`pg_basebackup`) stand before their parts with
 * their top bit set, so that the parts alone are the running text; 0 divides texts, which no phrase crosses.
 */
export type WordStream = Uint32Array;

export type PostWords = Readonly<Record<FieldName, WordStream>>;

const compoundBit = 0x8000_0000;

/** The distinct words of a field, and its stream. */
export interface FieldWords {
  readonly words: ReadonlySet<string>;
  readonly stream: WordStream;
}

export const readField = (texts: readonly string[], lexicon: Lexicon): FieldWords => {
  const words = new Set<string>();
  const numbers: number[] = [];
  for (const text of texts) {
    for (const { word, compound } of tokenize(text)) {
      words.add(word);
      const number = lexicon.add(word);
      numbers.push(compound ? (number | compoundBit) >>> 0 : number);
    }
    numbers.push(0);
  }
  return { words, stream: Uint32Array.from(numbers) };
};

/** The word of a stream's unit, whether it is a compound or not. */
export const numberOf = (unit: number): WordNumber => (unit & ~compoundBit) >>> 0;

export const isCompound = (unit: number): boolean => unit >= compoundBit;
