import { recordedFields } from '../field-names.ts';
import { ByteWriter } from './byte-writer.ts';
import type { IndexSegment } from './index-segment.ts';
import { writePosting } from './index-segment-writer.ts';
import { nameEntry, unpackNameEntry } from './names.ts';
import { type IndexSegmentBytes, numbersPerPost, writeLexicon, writePosts } from './segment-layout.ts';
import { compareWords, type WordBytes } from './sort-words.ts';
import type { StemmedWords } from './stems.ts';

/** Marks a post or word that is left out. */
const gone = 0xffffffff;

/**
 * Merges segments into one, without dead posts. The order of posts is kept. Runs in a worker, since ten million pairs
 * of post and word take seconds.
 */
export function mergeIndexSegments(
  segments: readonly IndexSegment[],
  isDead: (segment: number, post: number) => boolean,
): IndexSegmentBytes {
  const numbers = newNumbers(segments, isDead);
  const lists = mergeLists(segments, numbers);
  const stems = mergeStems(segments, lists.ordinals);
  return {
    lexicon: writeLexicon({ ...lists, stems, innerParts: mergeInnerParts(segments, lists.ordinals) }),
    posts: mergePosts(segments, numbers),
    postings: lists.postings,
    places: lists.places,
  };
}

function newNumbers(
  segments: readonly IndexSegment[],
  isDead: (segment: number, post: number) => boolean,
): readonly Uint32Array[] {
  let next = 0;
  return segments.map(({ size }, segment) => {
    const numbers = new Uint32Array(size);
    for (let post = 0; post < size; post += 1) {
      if (isDead(segment, post)) {
        numbers[post] = gone;
      } else {
        numbers[post] = next;
        next += 1;
      }
    }
    return numbers;
  });
}

interface MergedLists {
  readonly words: WordBytes;
  readonly postingStarts: Uint32Array;
  readonly placeStarts: Uint32Array;
  readonly postings: Uint8Array<ArrayBuffer>;
  readonly places: Uint8Array<ArrayBuffer>;
  /** By segment: the new ordinal of each of its words. */
  readonly ordinals: readonly Uint32Array[];
}

function mergeLists(segments: readonly IndexSegment[], numbers: readonly Uint32Array[]): MergedLists {
  const ordinals = segments.map(({ wordCount }) => new Uint32Array(wordCount).fill(gone));
  const most = segments.reduce((sum, { wordCount }) => sum + wordCount, 0);
  const text = new ByteWriter(8 * most);
  const [wordStarts, postingStarts, placeStarts] = [
    new Uint32Array(most + 1),
    new Uint32Array(most + 1),
    new Uint32Array(most + 1),
  ];
  const rest = segments.reduce((sum, { cost }) => sum + cost.rest - cost.memory, 0);
  const postings = new ByteWriter(Math.ceil(rest * 0.4));
  const places = new ByteWriter(Math.ceil(rest * 0.7));
  let count = 0;
  for (const holders of wordsInOrder(segments)) {
    let before = -1;
    for (const [segment, ordinal] of holders) {
      before = addPosts(
        segments[segment] as IndexSegment,
        ordinal,
        numbers[segment] as Uint32Array,
        before,
        postings,
        places,
      );
    }
    if (before < 0) {
      continue;
    }
    const [first, word] = holders[0] as Holder;
    const { bytes, starts } = (segments[first] as IndexSegment).words;
    text.copy(bytes, starts[word] as number, starts[word + 1] as number);
    for (const [segment, ordinal] of holders) {
      (ordinals[segment] as Uint32Array)[ordinal] = count;
    }
    count += 1;
    wordStarts[count] = text.length;
    postingStarts[count] = postings.length;
    placeStarts[count] = places.length;
  }
  return {
    words: { bytes: text.finish(), starts: wordStarts.slice(0, count + 1) },
    postingStarts: postingStarts.slice(0, count + 1),
    placeStarts: placeStarts.slice(0, count + 1),
    postings: postings.finish(),
    places: places.finish(),
    ordinals,
  };
}

type Holder = readonly [segment: number, ordinal: number];

/** Each distinct word in order, with the segments that have it and its ordinal in each. */
function* wordsInOrder(segments: readonly IndexSegment[]): Generator<readonly Holder[]> {
  const next = segments.map(() => 0);
  for (;;) {
    let holders: Holder[] = [];
    for (const [segment, { words, wordCount }] of segments.entries()) {
      const ordinal = next[segment] as number;
      if (ordinal === wordCount) {
        continue;
      }
      const [first, word] = holders[0] ?? [segment, ordinal];
      const order =
        holders.length === 0 ? -1 : compareWords(words, ordinal, (segments[first] as IndexSegment).words, word);
      if (order < 0) {
        holders = [[segment, ordinal]];
      } else if (order === 0) {
        holders.push([segment, ordinal]);
      }
    }
    if (holders.length === 0) {
      return;
    }
    for (const [segment, ordinal] of holders) {
      next[segment] = ordinal + 1;
    }
    yield holders;
  }
}

/** Copies the postings of a word from one segment. Returns the last post that was written. */
function addPosts(
  segment: IndexSegment,
  ordinal: number,
  numbers: Uint32Array,
  last: number,
  postings: ByteWriter,
  places: ByteWriter,
): number {
  const known = segment.postings(ordinal);
  const { posts, masks, placeStarts } = known;
  let before = last;
  // The places of neighbouring posts are copied in one piece.
  let from = 0;
  let to = 0;
  for (let index = 0; index < posts.length; index += 1) {
    const post = numbers[posts[index] as number] as number;
    const start = placeStarts[index] as number;
    const end = placeStarts[index + 1] as number;
    if (post === gone) {
      continue;
    }
    writePosting(postings, post - before, masks[index] as number, end - start);
    before = post;
    if (start !== to) {
      copyPlaces(segment, ordinal, from, to, places);
      from = start;
    }
    to = end;
  }
  copyPlaces(segment, ordinal, from, to, places);
  return before;
}

function copyPlaces(segment: IndexSegment, ordinal: number, from: number, to: number, places: ByteWriter): void {
  if (to > from) {
    const { bytes, at } = segment.placeBytes(ordinal, from, to - from);
    places.copy(bytes, at, at + to - from);
  }
}

function mergeStems(
  segments: readonly IndexSegment[],
  ordinals: readonly Uint32Array[],
): ReadonlyMap<string, StemmedWords> {
  const merged = new Map<string, StemmedWords & { readonly ordinals: number[]; readonly stems: string[] }>();
  for (const language of new Set(segments.flatMap(({ stems }) => [...stems.keys()]))) {
    const known = new Map<number, Set<string> | string>();
    const words: { ordinals: number[]; stems: string[] } = { ordinals: [], stems: [] };
    for (const [segment, { stems }] of segments.entries()) {
      const languageStems = stems.get(language);
      for (let index = 0; index < (languageStems?.size ?? 0); index += 1) {
        const ordinal = (ordinals[segment] as Uint32Array)[languageStems?.ordinal(index) as number] as number;
        if (ordinal === gone) {
          continue;
        }
        const stem = languageStems?.stem(index) as string;
        const before = known.get(ordinal);
        if (before === stem || (typeof before === 'object' && before.has(stem))) {
          continue;
        }
        known.set(
          ordinal,
          before === undefined ? stem : new Set([stem, ...(typeof before === 'string' ? [before] : before)]),
        );
        words.ordinals.push(ordinal);
        words.stems.push(stem);
      }
    }
    merged.set(language, words);
  }
  return merged;
}

function mergeInnerParts(segments: readonly IndexSegment[], ordinals: readonly Uint32Array[]): Uint32Array {
  const merged: number[] = [];
  for (const [segment, { innerParts }] of segments.entries()) {
    for (const entry of innerParts.entries) {
      const { ordinal, offset } = unpackNameEntry(entry);
      const mergedOrdinal = (ordinals[segment] as Uint32Array)[ordinal] as number;
      if (mergedOrdinal !== gone) {
        merged.push(nameEntry(mergedOrdinal, offset));
      }
    }
  }
  return Uint32Array.from(merged);
}

function mergePosts(segments: readonly IndexSegment[], numbers: readonly Uint32Array[]): Uint8Array<ArrayBuffer> {
  const count = numbers.reduce(
    (sum, segmentNumbers) => sum + segmentNumbers.filter((number) => number !== gone).length,
    0,
  );
  const lengths = new Uint32Array(count * numbersPerPost);
  const ends = new Uint32Array(count * numbersPerPost);
  const traits = new Map<string, number[]>();
  for (const [index, segment] of segments.entries()) {
    const segmentNumbers = numbers[index] as Uint32Array;
    for (const [post, number] of segmentNumbers.entries()) {
      if (number === gone) {
        continue;
      }
      for (let field = 0; field < recordedFields.length; field += 1) {
        lengths[number * numbersPerPost + field] = segment.length(post, field);
        ends[number * numbersPerPost + field] = segment.end(post, field);
      }
    }
    for (const [trait, posts] of segment.traits) {
      for (const post of posts) {
        const number = segmentNumbers[post] as number;
        if (number === gone) {
          continue;
        }
        const known = traits.get(trait);
        if (known) {
          known.push(number);
        } else {
          traits.set(trait, [number]);
        }
      }
    }
  }
  return writePosts({ lengths, ends, traits });
}
