import type { SavedLibrary, SavedSegment } from '../cache/saved-library.ts';
import { segmentInMemory } from '../records/open-segment.ts';
import { lengthOf, type SegmentBytes } from '../records/segment-bytes.ts';
import type { OpenSegment, SegmentStore } from '../records/segment-store.ts';

/** Opens a segment that was just made: from its file if it could be saved, otherwise from its bytes in memory. */
export function keepSegment(bytes: SegmentBytes, store: SegmentStore, cache: SavedLibrary | null): OpenSegment {
  return openKept(bytes, store, cache?.add(bytes) ?? null);
}

/** Does the same, and saves it without blocking. */
export async function keepSegmentLater(
  bytes: SegmentBytes,
  store: SegmentStore,
  cache: SavedLibrary | null,
): Promise<OpenSegment> {
  return openKept(bytes, store, (await cache?.addLater(bytes)) ?? null);
}

function openKept(bytes: SegmentBytes, store: SegmentStore, saved: SavedSegment | null): OpenSegment {
  return store.open(
    saved
      ? { name: saved.name, bytes: null, length: saved.length, sources: saved.sections }
      : { name: null, bytes, length: lengthOf(bytes), sources: segmentInMemory(bytes) },
  );
}
