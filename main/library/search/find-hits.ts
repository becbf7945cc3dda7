import type { Block, Hit } from '../model/blocks.ts';
import type { Variant } from './expand-word.ts';
import { foldWord } from './fold-word.ts';
import { type FieldName, fieldNames, maskOf } from './field-names.ts';
import type { Phrase } from './query-words.ts';
import { blockFields } from './search-fields.ts';
import type { SearchedWords } from './clauses.ts';
import { type Token, tokenize, WantedWords } from './tokenize.ts';

type Range = readonly [start: number, end: number];

/** What is searched for in one field. */
interface Sought {
  /** The words, each with the parts of it that match; `null` if all of it does. */
  readonly words: ReadonlyMap<string, readonly Range[] | null>;
  readonly phrases: readonly Phrase[];
  /** The words, and the first word of each phrase. */
  readonly wanted: WantedWords;
}

/** Finds the marks of a query. It is made once and used for many texts. */
export class Marker {
  readonly #byField: ReadonlyMap<FieldName, Sought>;

  constructor(searched: SearchedWords) {
    // Most queries search for the same in all fields.
    const made = new Map<string, Sought>();
    this.#byField = new Map(
      fieldNames.map((field) => {
        const mask = maskOf(field);
        const isInField = ({ fields }: { readonly fields: number }) => (fields & mask) !== 0;
        const key = [...searched.words, ...searched.phrases].map(isInField).join();
        const sought = made.get(key) ?? soughtOf(searched.words.filter(isInField), searched.phrases.filter(isInField));
        made.set(key, sought);
        return [field, sought];
      }),
    );
  }

  /** Whether nothing is searched for in any of these fields. */
  isEmpty(fields: readonly FieldName[] = fieldNames): boolean {
    return fields.every((field) => {
      const { words, phrases } = this.#soughtIn(field);
      return words.size === 0 && phrases.length === 0;
    });
  }

  /** The half-open ranges of a field's text that match the query, in order. Overlapping ranges are joined. */
  marks(text: string, field: FieldName): readonly Range[] {
    if (this.isEmpty([field])) {
      return [];
    }
    const { words, phrases, wanted } = this.#soughtIn(field);
    if (!wanted.mayBeIn(text)) {
      return [];
    }
    // A phrase must not match across a word that is left out.
    const tokens = tokenize(text, phrases.length > 0 ? null : wanted);
    const found: Range[] = tokens.flatMap((token) => {
      const parts = words.get(token.word);
      return parts === undefined
        ? []
        : parts === null
          ? [[token.start, token.end] as const]
          : parts.map((part) => partRange(text, token, part));
    });
    for (const phrase of phrases) {
      found.push(...phraseRanges(tokens, phrase));
    }
    found.sort(([a, aEnd], [b, bEnd]) => a - b || bEnd - aEnd);
    const marks: [number, number][] = [];
    for (const [start, end] of found) {
      const last = marks.at(-1);
      if (last && start < last[1]) {
        last[1] = Math.max(last[1], end);
      } else {
        marks.push([start, end]);
      }
    }
    return marks;
  }

  #soughtIn(field: FieldName): Sought {
    return this.#byField.get(field) as Sought;
  }
}

function soughtOf(words: SearchedWords['words'], phrases: SearchedWords['phrases']): Sought {
  const parts = wantedParts(words.flatMap(({ variants }) => variants));
  const sought = phrases.map(({ phrase }) => phrase);
  const wanted = new WantedWords([...parts.keys(), ...sought.flatMap(([first]) => first ?? [])]);
  return { words: parts, phrases: sought, wanted };
}

function wantedParts(variants: readonly Variant[]): ReadonlyMap<string, readonly Range[] | null> {
  const wanted = new Map<string, readonly Range[] | null>();
  for (const { word, part } of variants) {
    const known = wanted.get(word);
    wanted.set(word, part === undefined || known === null ? null : [...(known ?? []), [part.start, part.end]]);
  }
  return wanted;
}

/** The range of a word's part in a text. Folding may have changed the word's length. */
function partRange(text: string, { word, start, end }: Token, [from, to]: Range): Range {
  if (word.length === end - start) {
    return [start + from, start + to];
  }
  let at = start;
  const reach = (length: number): number => {
    while (at < end && foldWord(text.slice(start, at)).length < length) {
      at += 1;
    }
    return at;
  };
  return [reach(from), reach(to)];
}

function phraseRanges(tokens: readonly Token[], phrase: readonly string[]): readonly Range[] {
  const running = tokens.filter(({ compound }) => !compound);
  const ranges: Range[] = [];
  for (let at = 0; at + phrase.length <= running.length; at += 1) {
    if (!phrase.every((word, offset) => running[at + offset]?.word === word)) {
      continue;
    }
    ranges.push([(running[at] as Token).start, (running[at + phrase.length - 1] as Token).end]);
  }
  return ranges;
}

/** The terms of a query that are searched for only in titles. */
function onlyInTitle({ words, phrases }: SearchedWords): SearchedWords {
  const title = maskOf('title');
  return {
    words: words.filter(({ fields }) => fields === title),
    phrases: phrases.filter(({ fields }) => fields === title),
  };
}

/**
 * The hits of a query in a post in reading order, at most `limit`. A reader sees the title anyway, so it has hits only
 * of terms that are searched for in titles alone.
 */
export function findHits(
  blocks: readonly Block[],
  words: SearchedWords,
  { title, limit = 10_000 }: { readonly title?: Block | undefined; readonly limit?: number } = {},
): readonly Hit[] {
  const hits: Hit[] = [];
  const add = (block: Block, ranges: readonly Range[]): void => {
    for (const [start, end] of ranges) {
      if (hits.length < limit) {
        hits.push({ block: block.index, start, end });
      }
    }
  };
  if (title) {
    add(title, new Marker(onlyInTitle(words)).marks(title.text, 'title'));
  }
  const marker = new Marker(words);
  for (const block of blocks) {
    if (hits.length >= limit) {
      break;
    }
    add(block, marker.marks(block.text, blockFields[block.kind]));
  }
  return hits;
}
