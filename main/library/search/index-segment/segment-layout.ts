import { recordedFields } from '../field-names.ts';
import { blockChecksums } from './checked-bytes.ts';
import { joinedEntries, writeNames } from './names.ts';
import { jsonSection, writeSections } from './sections.ts';
import { sortWords, type WordBytes } from './sort-words.ts';
import { type StemmedWords, writeStems } from './stems.ts';

/** What an index of some posts is at rest. Each array is the whole of a buffer of its own. */
export interface IndexSegmentBytes {
  /** The words, and where what is known of each lies in the others. Kept in memory. */
  readonly lexicon: Uint8Array<ArrayBuffer>;
  /** Lengths of fields and traits, by post. Kept in memory. */
  readonly posts: Uint8Array<ArrayBuffer>;
  /** For each word the posts that have it: a delta of their numbers, the fields, how many bytes its places take. */
  readonly postings: Uint8Array<ArrayBuffer>;
  /** For each word and post the places, as deltas. */
  readonly places: Uint8Array<ArrayBuffer>;
}

/** To be raised with each change of what the bytes mean. */
const version = 2;
export const lexiconMark = 0x4c_58_50_00 + version;
export const postsMark = 0x50_58_50_00 + version;

export const lexiconSections = {
  text: 0,
  wordStarts: 1,
  postingStarts: 2,
  placeStarts: 3,
  byEnding: 4,
  postingChecksums: 5,
  placeChecksums: 6,
  languages: 7,
  innerParts: 8,
  joinedNames: 9,
  stems: 10,
} as const;

export const postsSections = { lengths: 0, ends: 1, traits: 2, traitStarts: 3, traitPosts: 4 } as const;

/** A post's numbers of words, and places of field ends, one for each of `recordedFields`. */
export const numbersPerPost = recordedFields.length;

/** An entry of a posting list: its second byte has the mask of fields, then how many bytes the places take. */
export const fieldBits = 7;
/** That many bytes say so themselves; more are written behind. */
export const fewPlaceBytes = 1;

/** Between two texts of a field: no phrase reaches across it, nearness hardly. */
export const textGap = 50;
export const fieldGap = 1_000;

interface LexiconParts {
  readonly words: WordBytes;
  readonly postingStarts: Uint32Array;
  readonly placeStarts: Uint32Array;
  readonly postings: Uint8Array;
  readonly places: Uint8Array;
  readonly stems: ReadonlyMap<string, StemmedWords>;
  /** Where parts begin inside of words such as `getElementById`, as `nameEntry` writes it. In any order. */
  readonly innerParts: Uint32Array;
}

export function writeLexicon(parts: LexiconParts): Uint8Array<ArrayBuffer> {
  const { words, postingStarts, placeStarts, postings, places } = parts;
  const languages = [...parts.stems].filter(([, { ordinals }]) => ordinals.length > 0);
  return writeSections(lexiconMark, [
    words.bytes,
    words.starts,
    postingStarts,
    placeStarts,
    sortWords(words, 'back'),
    blockChecksums(postings),
    blockChecksums(places),
    jsonSection(languages.map(([language]) => language)),
    writeNames(words, parts.innerParts),
    writeNames(words, joinedEntries(words)),
    ...languages.flatMap(([, stemmed]) => writeStems(words, stemmed)),
  ]);
}

interface PostsParts {
  readonly lengths: Uint32Array;
  readonly ends: Uint32Array;
  /** The posts that have each trait, ascending. */
  readonly traits: ReadonlyMap<string, readonly number[]>;
}

export function writePosts({ lengths, ends, traits }: PostsParts): Uint8Array<ArrayBuffer> {
  const starts = new Uint32Array(traits.size + 1);
  [...traits.values()].forEach((posts, index) => {
    starts[index + 1] = (starts[index] as number) + posts.length;
  });
  const posts = Uint32Array.from([...traits.values()].flat());
  return writeSections(postsMark, [lengths, ends, jsonSection([...traits.keys()]), starts, posts]);
}
