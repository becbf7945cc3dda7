import type { BlockCache } from '../search/index-segment/checked-bytes.ts';
import { IndexSegment } from '../search/index-segment/index-segment.ts';
import { MemoryBytes } from '../storage/byte-source.ts';
import { DamagedData } from '../storage/damaged-data.ts';
import { RecordSegment } from './record-segment.ts';
import type { SegmentBytes, SegmentSources } from './segment-bytes.ts';

/** The two halves of a segment. A post has the same index in both. */
export interface SegmentHalves {
  readonly records: RecordSegment;
  readonly index: IndexSegment;
}

/** Opens a segment: reads only its tables and words. Throws `DamagedData`. */
export function openSegment(sources: SegmentSources, cache?: BlockCache): SegmentHalves {
  const records = new RecordSegment({
    files: section(sources, 'files'),
    'file-table': section(sources, 'file-table'),
    texts: section(sources, 'texts'),
    'text-table': section(sources, 'text-table'),
  });
  const index = new IndexSegment(
    {
      lexicon: section(sources, 'lexicon'),
      posts: section(sources, 'posts'),
      postings: section(sources, 'postings'),
      places: section(sources, 'places'),
    },
    cache,
  );
  if (records.size !== index.size) {
    throw new DamagedData('The halves of a segment have different numbers of posts.');
  }
  return { records, index };
}

/** A segment that is not saved. */
export function segmentInMemory(bytes: SegmentBytes): SegmentSources {
  return Object.fromEntries(Object.entries(bytes).map(([name, section]) => [name, new MemoryBytes(section)]));
}

function section(sources: SegmentSources, name: string) {
  const source = sources[name];
  if (!source) {
    throw new DamagedData(`A segment has no ${name}.`);
  }
  return source;
}
