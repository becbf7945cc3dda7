import type { Problem } from '../model/post.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';
import type { IndexSegmentWriter } from '../search/index-segment/index-segment-writer.ts';
import type { IndexSegmentBytes } from '../search/index-segment/segment-layout.ts';
import type { Site } from '../sites/generator.ts';
import { makeRecord, unreadableRecord, withFault } from './make-record.ts';
import { RecordWriter } from './record-segment.ts';
import type { SegmentBytes } from './segment-bytes.ts';

/** The files of one segment. */
export interface SegmentTask {
  readonly root: string;
  readonly files: readonly ScannedPost[];
  /** By path: files that are listed by name with this problem, and never parsed. */
  readonly refused: ReadonlyMap<string, Problem>;
}

/**
 * Makes the records of files in order, and then the segment. Yields the index of each file before it is read, so that
 * the caller can watch the progress, let other work run, or stop. `words` must be empty before the call, and is empty
 * after it.
 */
export function* makeSegment(
  { root, files, refused }: SegmentTask,
  site: Site,
  words: IndexSegmentWriter,
): Generator<number, SegmentBytes> {
  const records = new RecordWriter();
  for (const [at, file] of files.entries()) {
    yield at;
    const problem = refused.get(file.path);
    const { record, searched } = problem ? unreadableRecord(file, problem) : makeRecord(root, file, site);
    let made = record;
    try {
      words.add(searched ?? nothing);
    } catch (fault) {
      made = withFault(record, fault);
    }
    records.add(made);
  }
  let index: IndexSegmentBytes;
  try {
    index = words.finish();
  } catch (fault) {
    return unsearched({ root, files, refused }, site, words, fault);
  }
  return { ...records.finish(), ...index };
}

/** The same segment without words, for when indexing fails. Its posts can still be opened. */
function unsearched(
  { root, files, refused }: SegmentTask,
  site: Site,
  words: IndexSegmentWriter,
  fault: unknown,
): SegmentBytes {
  words.drop();
  const records = new RecordWriter();
  for (const file of files) {
    const problem = refused.get(file.path);
    const { record } = problem ? unreadableRecord(file, problem) : makeRecord(root, file, site);
    records.add(withFault(record, fault));
    words.add(nothing);
  }
  return { ...records.finish(), ...words.finish() };
}

/** The empty search fields of a file that is not a post, which keeps its index in the segment. */
const nothing = { title: [], names: [], headings: [], text: [], code: [] };
