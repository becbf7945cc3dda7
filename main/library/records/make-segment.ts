import type { Problem } from '../model/post.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';
import type { IndexSegmentWriter } from '../search/index-segment/index-segment-writer.ts';
import type { IndexSegmentBytes } from '../search/index-segment/segment-layout.ts';
import type { Site } from '../sites/generator.ts';
import { makeRecord, unreadableRecord, withFault } from './make-record.ts';
import { RecordWriter } from './record-segment.ts';
import type { SegmentBytes } from './segment-bytes.ts';

/** Files that make one segment. */
export interface SegmentTask {
  readonly root: string;
  readonly files: readonly ScannedPost[];
  /** By path: files that are listed by their name with this problem, and never parsed. */
  readonly refused: ReadonlyMap<string, Problem>;
}

/**
 * Makes the records of files, in their order, and the segment of them. Yields before each file its place among them,
 * so that whoever drives it can see how far it is, let other work have its turn, or stop. `words` has no post yet, and
 * has none afterwards.
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

/** The same segment without any words, where the index of all of them fails: its posts can be opened. */
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

/** What is searched of a file that is no post: it only keeps its place. */
const nothing = { title: [], names: [], headings: [], text: [], code: [] };
