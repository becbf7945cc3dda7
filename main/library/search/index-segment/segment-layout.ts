import { recordedFields } from '../field-names.ts';
import { blockChecksums } from './checked-bytes.ts';
import { joinedEntries, writeNames } from './names.ts';
import { jsonSection, writeSections } from './sections.ts';
import { sortWords, type WordBytes } from './sort-words.ts';
import { type StemmedWords, writeStems } from './stems.ts';

/** The saved form of an index over some posts. Each array fills a buffer of its own. */
export interface IndexSegmentBytes {
  /** The words, and where the entries of each begin in the other parts. Kept in memory. */
  readonly lexicon: Uint8Array<ArrayBuffer>;
  /** For each post the lengths of its fields and its traits. Kept in memory. */
  readonly posts: Uint8Array<ArrayBuffer>;
  /** For each word its posts: the distance to the post before, the fields, and the length of its places in bytes. */
  readonly postings: Uint8Array<ArrayBuffer>;
  /** For each word and post its places, as differences. */
  readonly places: Uint8Array<ArrayBuffer>;
}

/** Must be raised with each change of the format. */
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

/** How many lengths and field ends are saved for a post: one for each of `recordedFields`. */
export const numbersPerPost = recordedFields.length;

/**
 * An entry of a posting list is a number and then a byte. The lowest `fieldBits` bits of the byte are the mask of
 * fields, and the rest is the length of the places.
 */
export const fieldBits = 7;
/** A length up to this one fits in the rest of that byte. A longer one follows it. */
export const fewPlaceBytes = 1;

/**
 * How many places are left between two texts of a field, so that no phrase spans both and their words hardly count as
 * near.
 */
export const textGap = 50;
export const fieldGap = 1_000;

interface LexiconParts {
  readonly words: WordBytes;
  readonly postingStarts: Uint32Array;
  readonly placeStarts: Uint32Array;
  readonly postings: Uint8Array;
  readonly places: Uint8Array;
  readonly stems: ReadonlyMap<string, StemmedWords>;
  /** The offsets of inner parts in words such as `getElementById`, as numbers of `nameEntry`, in any order. */
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
  /** The posts that have each trait, in ascending order. */
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
