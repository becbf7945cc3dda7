import { fieldNames, type FieldName, isCompound, numberOf, type PostWords } from './post-words.ts';

/** A word of the query as ranking needs it. */
export interface RankedWord {
  /** How rare it is: the higher the fewer posts have it. */
  readonly rarity: number;
  /** What each word of a post counts for it, by number. */
  readonly variants: ReadonlyMap<number, number>;
}

/** A query made ready for many posts. */
export class RankedQuery {
  readonly words: readonly RankedWord[];
  /** Of all words. */
  readonly rarity: number;
  /** By number: 1 for the words that count. Most words of a post do not, and are told by one look. */
  readonly #counts: Uint8Array;

  constructor(words: readonly RankedWord[], lexiconSize: number) {
    this.words = words;
    this.rarity = words.reduce((total, { rarity }) => total + rarity, 0);
    this.#counts = new Uint8Array(lexiconSize + 1);
    for (const { variants } of words) for (const number of variants.keys()) this.#counts[number] = 1;
  }

  counts(number: number): boolean {
    return this.#counts[number] === 1;
  }
}

/** The parts of a post's score; `score` is what they come to. */
export interface Score {
  readonly score: number;
  /** Query words that the post does not have. */
  readonly missing: number;
  /** Word by word: rarity and frequency, weighed by field. */
  readonly words: readonly number[];
  /** How close together the words stand. */
  readonly nearness: number;
  /** Neighbours of the query that are neighbours in the post, in that order. */
  readonly order: number;
  /** How much of the title is the query. */
  readonly title: number;
}

/** What an average post has of each field, in words. */
export type FieldLengths = Readonly<Record<FieldName, number>>;

const weights: Readonly<Record<FieldName, number>> = { title: 6, names: 2.5, headings: 2, text: 1, code: 0.9 };
const lengthPull: Readonly<Record<FieldName, number>> = { title: 0.5, names: 0.3, headings: 0.5, text: 0.6, code: 0.6 };
const saturation = 1.4;
const nearnessWeight = 0.7;
const orderWeight = 0.5;
const titleWeight = 1.2;
/** Positions of a word beyond these say nothing new about nearness. */
const mostPositions = 200;

/**
 * Scores a post for a query: BM25 over weighed fields, then how near each other the words stand, whether in the
 * query's order, and how much of the title they are. All in units of a word's rarity.
 */
export const rankPost = (post: PostWords, query: RankedQuery, average: FieldLengths): Score => {
  const { words, rarity: rarities } = query;
  const frequency = words.map(() => 0);
  const inTitle = words.map(() => 0);
  const positions: (readonly [position: number, word: number])[] = [];
  let titleLength = 0;
  let offset = 0;
  for (const field of fieldNames) {
    const stream = post[field];
    const length = stream.length;
    const pull = 1 - lengthPull[field] + lengthPull[field] * (length / Math.max(1, average[field]));
    let at = 0;
    for (const unit of stream) {
      if (unit === 0) {
        at += 20;
        continue;
      }
      if (!isCompound(unit)) at += 1;
      if (field === 'title' && !isCompound(unit)) titleLength += 1;
      const number = numberOf(unit);
      if (!query.counts(number)) continue;
      for (let index = 0; index < words.length; index += 1) {
        const worth = (words[index] as RankedWord).variants.get(number);
        if (worth === undefined) continue;
        frequency[index] = (frequency[index] as number) + (weights[field] * worth) / pull;
        if (field === 'title') inTitle[index] = Math.max(inTitle[index] as number, worth);
        if (positions.length < mostPositions * words.length) positions.push([offset + at + (isCompound(unit) ? 1 : 0), index]);
      }
    }
    offset += at + 1_000;
  }
  const parts = words.map(({ rarity }, index) => {
    const count = frequency[index] as number;
    return (rarity * count * (saturation + 1)) / (count + saturation);
  });
  const missing = frequency.filter((count) => count === 0).length;
  const sum = parts.reduce((total, part) => total + part, 0);
  const nearness = words.length < 2 ? 0 : nearnessWeight * rarities * closeness(positions, frequency);
  const order = words.length < 2 ? 0 : orderWeight * inOrder(positions, words);
  const title = titleWeight * titleShare(query, inTitle, titleLength) * rarities;
  return { score: sum + nearness + order + title, missing, words: parts, nearness, order, title };
};

/** 1 where all the words that the post has stand side by side, towards 0 the further apart their nearest meeting is. */
const closeness = (positions: readonly (readonly [number, number])[], frequency: readonly number[]): number => {
  const wanted = frequency.filter((count) => count > 0).length;
  if (wanted < 2) return 0;
  const counts = new Map<number, number>();
  let nearest = Number.POSITIVE_INFINITY;
  let start = 0;
  for (const [end, word] of positions) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    while (counts.size === wanted) {
      const [first, firstWord] = positions[start] as readonly [number, number];
      nearest = Math.min(nearest, end - first + 1);
      const left = (counts.get(firstWord) ?? 0) - 1;
      if (left === 0) counts.delete(firstWord);
      else counts.set(firstWord, left);
      start += 1;
    }
  }
  const slack = nearest - wanted;
  return (wanted / frequency.length) / (1 + Math.max(0, slack) / 8);
};

/** Rarity of the query's pairs that stand side by side in the post too. */
const inOrder = (positions: readonly (readonly [number, number])[], words: readonly RankedWord[]): number => {
  const pairs = new Set<number>();
  for (let at = 1; at < positions.length; at += 1) {
    const [position, word] = positions[at] as readonly [number, number];
    for (let back = at - 1; back >= 0 && back >= at - 4; back -= 1) {
      const [before, other] = positions[back] as readonly [number, number];
      if (word === other + 1 && position - before === 1) pairs.add(other);
    }
  }
  let sum = 0;
  for (const first of pairs) sum += Math.min((words[first] as RankedWord).rarity, (words[first + 1] as RankedWord).rarity);
  return sum;
};

/** How much of the query the title has, times how much of the title the query is. */
const titleShare = ({ words, rarity: rarities }: RankedQuery, inTitle: readonly number[], titleLength: number): number => {
  if (titleLength === 0) return 0;
  const had = words.reduce((total, { rarity }, index) => total + rarity * (inTitle[index] as number), 0);
  const matched = inTitle.filter((worth) => worth > 0).length;
  return (had / Math.max(1e-9, rarities)) ** 2 * (0.5 + 0.5 * Math.min(1, matched / titleLength));
};
