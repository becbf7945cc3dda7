import { type FieldMask, type FieldName, fieldNames, maskOf } from './field-names.ts';
import type { PhrasePlaces } from './find-phrase.ts';
import { textGap } from './index-segment/segment-layout.ts';

/** A word or phrase of the query, for the ranking. */
export interface RankedTerm {
  /** How rare it is: higher for a term that fewer posts have. */
  readonly rarity: number;
  /** The variants of the word with their worth; empty for a phrase. */
  readonly variants: readonly { readonly word: string; readonly worth: number }[];
  /** The places of a phrase, which has no variants. */
  readonly phrase: PhrasePlaces | null;
  /** Its name in an explanation of a score. */
  readonly name: string;
  /** The fields that it is searched in. */
  readonly fields: FieldMask;
  /** The number of the choice (`a OR b`) that it belongs to. The alternatives of a choice share a number. */
  readonly choice?: number;
  /** How many running words it spans, as a phrase or a name such as `node.js` does. One if absent. */
  readonly width?: number;
}

/** The places of a query's terms in one post. */
export interface PostPlaces {
  /** The number of running words in each field. */
  readonly lengths: readonly number[];
  /** Calls `visit` for each place of a term, variant by variant. The places of a variant ascend. */
  eachPlace(term: number, visit: (place: number, field: number, worth: number) => void): void;
}

/** The parts of a post's score. `score` is their sum. */
export interface Score {
  readonly score: number;
  /** How many words of the query the post lacks. */
  readonly missing: number;
  /** For each word, its rarity and frequency, weighted by field, and more of its rarity if it stands as it was typed. */
  readonly words: readonly number[];
  /** How close together the words are. */
  readonly nearness: number;
  /**
   * Neighbouring words of the query that are also neighbours in the post, in the same order. They count once more in
   * the title, and in a heading.
   */
  readonly order: number;
  /** How much of the title the query covers. */
  readonly title: number;
  /** Whether the title consists of the query's words only. */
  readonly titled: boolean;
  /** How much of the query one heading has, together with the head. */
  readonly heading: number;
  /** How much of the query the head has: title, tags and names. */
  readonly head: number;
  /** How much of the query the post is called by: its title, its file, its address. */
  readonly called: number;
}

/** The average length of each field in words, by the field's number. */
export type FieldLengths = readonly number[];

function byField(weights: Readonly<Record<FieldName, number>>): readonly number[] {
  return fieldNames.map((name) => weights[name]);
}

// Tuned on known posts and on link texts, in a blog of 1,805 posts and six documentation sites, then rounded. A post
// stands out if the words are together in one passage or in its head. How often they occur matters little.
const weights = byField({
  title: 3.5,
  names: 1.8,
  headings: 2.2,
  text: 1,
  code: 0.3,
  addresses: 0.3,
  called: 1,
  'link-words': 0.5,
});
const lengthPull = byField({
  title: 0.3,
  names: 0.3,
  headings: 0.5,
  text: 0.8,
  code: 0.7,
  addresses: 0,
  called: 0,
  'link-words': 0,
});
/**
 * The least worth with which a word counts as one of a title that equals the query: the word itself, or one of its
 * stem.
 */
const sameWorth = 0.7;
const titleField = fieldNames.indexOf('title');
const headingField = fieldNames.indexOf('headings');
/** The words of these fields count for each passage of the post. */
const headFields = maskOf('title', 'names', 'called', 'link-words');
/** The fields by which a post is called. Unlike the head, they need not have all words of the query. */
const callingFields = maskOf('title', 'called');
/** The share of a word that counts for every passage if the word is in the head. */
const headShare = 0.8;
const saturation = 0.9;
/** What a word is worth in addition, as a multiple of its rarity, if the post has it in the form that was typed. */
const typedWeight = 1;
const nearnessWeight = 2.8;
/** How many other words between those of the query halve their nearness. */
const nearnessSlack = 40;
/** Lowers the worth of a passage that has only some of the words, so that a passage with all of them wins. */
const passagePower = { whole: 20, partial: 1.5 };
const orderWeights = { anywhere: 0.4, title: 0.6, headings: 1.2 };
const titleWeight = 1.2;
const headingWeight = 0.8;
/**
 * Lowers the worth of a heading that has only some of the words. One with all of them names the topic of its section.
 */
const headingPower = 3;
const headWeight = 1.1;
/** Lowers the worth of a head that has only some of the words. */
const headPower = 4;
const calledWeight = 0.8;
/** Further places of a word add nothing to its nearness. */
const mostPlaces = 200;
/**
 * A place and the number of its term share 32 bits, so that they can be sorted together. A post has fewer than 2^25
 * places.
 */
const termNumberBits = 7;
const termNumberMask = (1 << termNumberBits) - 1;

let places = new Uint32Array(1_024);
let headingPlaces = new Uint32Array(64);

/**
 * Scores a post for a query, in units of a word's rarity. BM25 over weighted fields comes first. Added are: how close
 * the words are, whether they are in the query's order, how much of the title they cover, whether one heading or the
 * head has them, and how many of them the post is called by.
 */
export function rankPost(post: PostPlaces, terms: readonly RankedTerm[], average: FieldLengths): Score {
  const parts: number[] = [];
  const inTitle: number[] = [];
  const inHead: number[] = [];
  const inHeadings: number[] = [];
  const chosen = new Map<number, number>();
  let count = 0;
  let headings = 0;
  let missing = 0;
  let sum = 0;
  let inTitles = 0;
  let calledBy = 0;
  for (let index = 0; index < terms.length; index += 1) {
    const { rarity, fields, choice } = terms[index] as RankedTerm;
    let frequency = 0;
    let bestInTitle = 0;
    let bestInHead = 0;
    let bestInHeadings = 0;
    let bestInCalling = 0;
    let kept = 0;
    let best = 0;
    post.eachPlace(index, (place, field, worth) => {
      if ((fields & (1 << field)) === 0) {
        return;
      }
      const pull = lengthPull[field] as number;
      const length = (post.lengths[field] as number) / Math.max(1, average[field] as number);
      frequency += (worth * (weights[field] as number)) / (1 - pull + pull * length);
      best = Math.max(best, worth);
      if (field === titleField) {
        bestInTitle = Math.max(bestInTitle, worth);
      }
      if ((headFields & (1 << field)) !== 0 && worth > bestInHead) {
        bestInHead = worth;
      }
      if ((callingFields & (1 << field)) !== 0) {
        bestInCalling = Math.max(bestInCalling, worth);
      }
      const unit = ((place << termNumberBits) | (index & termNumberMask)) >>> 0;
      if (field === headingField && headings < mostPlaces) {
        bestInHeadings = Math.max(bestInHeadings, worth);
        headingPlaces = roomFor(headings, headingPlaces);
        headingPlaces[headings] = unit;
        headings += 1;
      }
      if (kept >= mostPlaces) {
        return;
      }
      kept += 1;
      inTitles += field === titleField ? 1 : 0;
      places = roomFor(count, places);
      places[count] = unit;
      count += 1;
    });
    const typed = best < 1 ? 0 : typedWeight * rarity;
    const part = typed + (rarity * frequency * (saturation + 1)) / (frequency + saturation);
    parts.push(part);
    // One alternative of a choice is enough, so only the best one counts.
    const rival = choice === undefined ? 0 : (chosen.get(choice) ?? 0);
    sum += Math.max(0, part - rival);
    if (choice !== undefined) {
      chosen.set(choice, Math.max(part, rival));
    }
    calledBy += rarity * bestInCalling;
    inTitle.push(bestInTitle);
    inHead.push(bestInHead);
    inHeadings.push(bestInHeadings);
    if (frequency === 0) {
      missing += 1;
    }
  }
  const rarities = terms.reduce((total, { rarity }) => total + rarity, 0);
  const headingUnits = headingPlaces.subarray(0, headings).sort();
  let nearness = 0;
  let order = 0;
  if (terms.length > 1 && terms.length - missing > 1) {
    const sorted = places.subarray(0, count).sort();
    const power = missing === 0 ? passagePower.whole : passagePower.partial;
    nearness = nearnessWeight * rarities * closeness(sorted, terms, inHead, power);
    // The title has the first places of a post.
    order =
      orderWeights.anywhere * inOrder(sorted, terms) +
      orderWeights.title * inOrder(sorted.subarray(0, inTitles), terms) +
      orderWeights.headings * inOrder(headingUnits, terms);
  }
  const title = titleWeight * rarities * titleShare(terms, inTitle, post.lengths[titleField] as number, rarities);
  const titled = isTitle(terms, inTitle, post.lengths[titleField] as number);
  const inOneHeading = headings === 0 ? 0 : headingShare(headingUnits, terms, inHeadings, inHead) / rarities;
  const heading = headingWeight * rarities * inOneHeading ** headingPower;
  const headed = terms.reduce((total, { rarity }, at) => total + rarity * (inHead[at] as number), 0);
  const head = headWeight * rarities * (headed / rarities) ** headPower;
  const called = calledWeight * calledBy;
  const score = sum + nearness + order + title + heading + head + called;
  return { score, missing, words: parts, nearness, order, title, titled, heading, head, called };
}

function roomFor(count: number, full: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  if (count < full.length) {
    return full;
  }
  const larger = new Uint32Array(full.length * 2);
  larger.set(full);
  return larger;
}

/**
 * The worth of the best passage: its share of the query's rarity, reduced by its length. 1 if all words stand side by
 * side. Words of the head count in every passage.
 */
function closeness(
  sorted: Uint32Array,
  terms: readonly RankedTerm[],
  inHead: readonly number[],
  power: number,
): number {
  const rarities = terms.reduce((total, { rarity }) => total + rarity, 0);
  const headed = terms.reduce((total, { rarity }, at) => total + headShare * rarity * (inHead[at] as number), 0);
  // The terms by their last place, the latest one first.
  const recent: number[] = [];
  const last = new Float64Array(terms.length);
  let best = (headed / rarities) ** power;
  for (const unit of sorted) {
    const term = unit & termNumberMask;
    const place = unit >>> termNumberBits;
    const at = recent.indexOf(term);
    if (at !== 0) {
      if (at > 0) {
        recent.splice(at, 1);
      }
      recent.unshift(term);
    }
    last[term] = place;
    let had = headed;
    for (let count = 0; count < recent.length; count += 1) {
      const each = recent[count] as number;
      had += (terms[each] as RankedTerm).rarity * (1 - headShare * (inHead[each] as number));
      const far = Math.max(0, place - (last[each] as number) - count);
      const share = had / rarities;
      const spread = 1 + far / nearnessSlack;
      // A power of a share is never above the share, so it is seldom computed.
      if (share > best * spread) {
        best = Math.max(best, share ** power / spread);
      }
    }
  }
  return best;
}

/** The part of the query's rarity that the best heading has. Words of the head count in every heading. */
function headingShare(
  sorted: Uint32Array,
  terms: readonly RankedTerm[],
  inHeadings: readonly number[],
  inHead: readonly number[],
): number {
  const headed = terms.map(({ rarity }, at) => headShare * rarity * (inHead[at] as number));
  const outside = headed.reduce((sum, each) => sum + each, 0);
  const lastSeen = new Int32Array(terms.length).fill(-1);
  let best = 0;
  let had = outside;
  let heading = 0;
  let before = 0;
  for (const unit of sorted) {
    const place = unit >>> termNumberBits;
    const term = unit & termNumberMask;
    if (place - before >= textGap) {
      heading += 1;
      had = outside;
    }
    before = place;
    if (lastSeen[term] !== heading) {
      lastSeen[term] = heading;
      const rarityHere = (terms[term] as RankedTerm).rarity * (inHeadings[term] as number);
      had += Math.max(0, rarityHere - (headed[term] as number));
      best = Math.max(best, had);
    }
  }
  return best;
}

/** The rarity of neighbouring words of the query that are also neighbours in the post. */
function inOrder(sorted: Uint32Array, terms: readonly RankedTerm[]): number {
  const pairs = new Set<number>();
  for (let at = 1; at < sorted.length; at += 1) {
    const unit = sorted[at] as number;
    for (let back = at - 1; back >= 0 && back >= at - 4; back -= 1) {
      const before = sorted[back] as number;
      if (
        (unit & termNumberMask) === (before & termNumberMask) + 1 &&
        (unit >>> termNumberBits) - (before >>> termNumberBits) === 1
      ) {
        pairs.add(before & termNumberMask);
      }
    }
  }
  let sum = 0;
  for (const first of pairs) {
    sum += Math.min((terms[first] as RankedTerm).rarity, (terms[first + 1] as RankedTerm).rarity);
  }
  return sum;
}

/** The part of the query that the title has, times the part of the title that the query covers. */
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
  return (had / Math.max(1e-9, rarities)) * (0.4 + 0.6 * Math.min(1, matched / titleLength));
}

/** Whether the title has every word of the query and no others. */
function isTitle(terms: readonly RankedTerm[], inTitle: readonly number[], titleLength: number): boolean {
  const words = terms.reduce((sum, { width = 1 }) => sum + width, 0);
  return words === titleLength && inTitle.every((worth) => worth >= sameWorth);
}
