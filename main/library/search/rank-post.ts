import { type FieldMask, type FieldName, fieldNames } from './field-names.ts';
import type { PhrasePlaces } from './find-phrase.ts';

/** A word or phrase of the query as ranking needs it. */
export interface RankedTerm {
  /** How rare it is: the higher the fewer posts have it. */
  readonly rarity: number;
  /** What each word of a post counts for it; empty for a phrase. */
  readonly variants: readonly { readonly word: string; readonly worth: number }[];
  /** Words side by side, in place of variants: where they stand. */
  readonly phrase: PhrasePlaces | null;
  /** How it is called where a score is explained. */
  readonly name: string;
  /** Where it is looked for. */
  readonly fields: FieldMask;
}

/** Where the terms of a query stand in one post. */
export interface PostPlaces {
  /** Running words of each field. */
  readonly lengths: readonly number[];
  /** Calls with every place of a term: variant by variant, each one's places ascending. */
  eachPlace(term: number, visit: (place: number, field: number, worth: number) => void): void;
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

/** What an average post has of each field, in words, by the field's number. */
export type FieldLengths = readonly number[];

function byField(weights: Readonly<Record<FieldName, number>>): readonly number[] {
  return fieldNames.map((name) => weights[name]);
}

// Tuned on known-item queries over two archives (a blog of 1,805 posts, 458 readmes), then rounded: what tells a post
// apart is that the words stand together in one passage; how often they occur tells little.
const weights = byField({ title: 3.5, names: 1.8, headings: 1.5, text: 1, code: 0.7, addresses: 0.3 });
const lengthPull = byField({ title: 0.3, names: 0.3, headings: 0.5, text: 0.8, code: 0.7, addresses: 0 });
const titleField = fieldNames.indexOf('title');
const saturation = 0.6;
const nearnessWeight = 1.8;
/** This many words between those of the query halve their nearness. */
const nearnessSlack = 20;
const orderWeight = 0.4;
const titleWeight = 0.8;
/** Places of a word beyond these say nothing new about nearness. */
const mostPlaces = 200;
/** A place and the number of its term in one number, for sorting them. */
const termBits = 128;

let places = new Float64Array(1_024);

/**
 * Scores a post for a query: BM25 over weighed fields, then how near each other the words stand, whether in the
 * query's order, and how much of the title they are. All in units of a word's rarity.
 */
export function rankPost(post: PostPlaces, terms: readonly RankedTerm[], average: FieldLengths): Score {
  const parts: number[] = [];
  const inTitle: number[] = [];
  let count = 0;
  let missing = 0;
  let sum = 0;
  for (let index = 0; index < terms.length; index += 1) {
    const { rarity, fields } = terms[index] as RankedTerm;
    let frequency = 0;
    let bestInTitle = 0;
    let kept = 0;
    post.eachPlace(index, (place, field, worth) => {
      if ((fields & (1 << field)) === 0) {
        return;
      }
      const pull = lengthPull[field] as number;
      const length = (post.lengths[field] as number) / Math.max(1, average[field] as number);
      frequency += (worth * (weights[field] as number)) / (1 - pull + pull * length);
      if (field === titleField && worth > bestInTitle) {
        bestInTitle = worth;
      }
      if (kept >= mostPlaces) {
        return;
      }
      kept += 1;
      if (count === places.length) {
        places = growing(places);
      }
      places[count] = place * termBits + index;
      count += 1;
    });
    const part = (rarity * frequency * (saturation + 1)) / (frequency + saturation);
    parts.push(part);
    sum += part;
    inTitle.push(bestInTitle);
    if (frequency === 0) {
      missing += 1;
    }
  }
  const rarities = terms.reduce((total, { rarity }) => total + rarity, 0);
  let nearness = 0;
  let order = 0;
  if (terms.length > 1 && terms.length - missing > 1) {
    const sorted = places.subarray(0, count).sort();
    nearness = nearnessWeight * rarities * closeness(sorted, terms.length - missing, terms.length);
    order = orderWeight * inOrder(sorted, terms);
  }
  const title = titleWeight * rarities * titleShare(terms, inTitle, post.lengths[titleField] as number, rarities);
  return { score: sum + nearness + order + title, missing, words: parts, nearness, order, title };
}

function growing(full: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(full.length * 2);
  larger.set(full);
  return larger;
}

/** 1 where all the words that the post has stand side by side, towards 0 the further apart their nearest meeting is. */
function closeness(sorted: Float64Array, wanted: number, terms: number): number {
  const counts = new Uint32Array(terms);
  let different = 0;
  let nearest = Number.POSITIVE_INFINITY;
  let start = 0;
  for (const end of sorted) {
    const term = end % termBits;
    if (counts[term] === 0) {
      different += 1;
    }
    counts[term] = (counts[term] as number) + 1;
    while (different === wanted) {
      const first = sorted[start] as number;
      nearest = Math.min(nearest, Math.floor(end / termBits) - Math.floor(first / termBits) + 1);
      const left = (counts[first % termBits] as number) - 1;
      counts[first % termBits] = left;
      if (left === 0) {
        different -= 1;
      }
      start += 1;
    }
  }
  return wanted / terms / (1 + Math.max(0, nearest - wanted) / nearnessSlack);
}

/** Rarity of the query's pairs that stand side by side in the post too. */
function inOrder(sorted: Float64Array, terms: readonly RankedTerm[]): number {
  const pairs = new Set<number>();
  for (let at = 1; at < sorted.length; at += 1) {
    const unit = sorted[at] as number;
    for (let back = at - 1; back >= 0 && back >= at - 4; back -= 1) {
      const before = sorted[back] as number;
      if (
        unit % termBits === (before % termBits) + 1 &&
        Math.floor(unit / termBits) - Math.floor(before / termBits) === 1
      ) {
        pairs.add(before % termBits);
      }
    }
  }
  let sum = 0;
  for (const first of pairs) {
    sum += Math.min((terms[first] as RankedTerm).rarity, (terms[first + 1] as RankedTerm).rarity);
  }
  return sum;
}

/** How much of the query the title has, times how much of the title the query is. */
function titleShare(
  terms: readonly RankedTerm[],
  inTitle: readonly number[],
  titleLength: number,
  rarities: number,
): number {
  if (titleLength === 0) {
    return 0;
  }
  let had = 0;
  let matched = 0;
  for (let index = 0; index < terms.length; index += 1) {
    had += (terms[index] as RankedTerm).rarity * (inTitle[index] as number);
    if ((inTitle[index] as number) > 0) {
      matched += 1;
    }
  }
  return (had / Math.max(1e-9, rarities)) ** 3 * (0.4 + 0.6 * Math.min(1, matched / titleLength));
}
