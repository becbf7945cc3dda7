import type { SearchFields } from '../../../../main/library/search/field-names.ts';
import { IndexSegment, Places } from '../../../../main/library/search/index-segment/index-segment.ts';
import { IndexSegmentWriter } from '../../../../main/library/search/index-segment/index-segment-writer.ts';
import type { IndexSegmentBytes } from '../../../../main/library/search/index-segment/segment-layout.ts';
import { MemoryBytes } from '../../../../main/library/storage/byte-source.ts';

/** The searched fields of a post. Fields that are not given are empty. */
export function searchFields(fields: Partial<SearchFields>): SearchFields {
  return {
    title: [],
    names: [],
    headings: [],
    text: [],
    code: [],
    ...fields,
  };
}

/** The bytes of a segment of some posts. */
export function segmentBytes(posts: readonly SearchFields[], writer = new IndexSegmentWriter()): IndexSegmentBytes {
  for (const post of posts) {
    writer.add(post);
  }
  return writer.finish();
}

/** A segment in memory. */
export function openBytes({ lexicon, posts, postings, places }: IndexSegmentBytes): IndexSegment {
  return new IndexSegment({
    lexicon: new MemoryBytes(lexicon),
    posts: new MemoryBytes(posts),
    postings: new MemoryBytes(postings),
    places: new MemoryBytes(places),
  });
}

/** All contents of a segment as plain data. */
export function contentOf(segment: IndexSegment) {
  const room = new Places();
  const words = Array.from({ length: segment.wordCount }, (_, ordinal) => {
    const postings = segment.postings(ordinal);
    const places = [...postings.posts].map((post, index) => {
      const count = segment.places(ordinal, postings, index, room);
      return [post, postings.masks[index], [...room.numbers.subarray(0, count)]] as const;
    });
    return [segment.word(ordinal), places] as const;
  });
  const posts = Array.from({ length: segment.size }, (_, post) =>
    [0, 1, 2, 3, 4, 5].map((field) => [segment.length(post, field), segment.end(post, field)]),
  );
  const stems = [...segment.stems].map(
    ([language, own]) =>
      [
        language,
        Array.from({ length: own.size }, (_, index) => [own.stem(index), segment.word(own.ordinal(index))]),
      ] as const,
  );
  const traits = [...segment.traits].map(([trait, numbers]) => [trait, [...numbers]] as const).sort();
  const endings = Array.from({ length: segment.wordCount }, (_, index) => segment.word(segment.byEnding(index)));
  return { words, posts, stems, traits, endings };
}
