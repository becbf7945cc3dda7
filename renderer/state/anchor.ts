import type { PostId } from '../../main/library/model/ids.ts';
import type { PostRow } from '../../main/library/model/list.ts';
import type { RowPlaces } from './row-places.ts';

/** So many rows stand in the page beyond each end of those in sight. */
export const overscan = 4;

/** A post near the top of the list and how far the list is scrolled past its row's top. */
export interface Anchor {
  readonly post: PostId;
  /** Negative for rows below the topmost. */
  readonly offset: number;
}

/** The rows that a scroll position can hold on to, best first; none at the very top, where new posts may appear. */
export function findAnchors(
  scrollTop: number,
  height: number,
  places: RowPlaces,
  rowAt: (index: number) => PostRow | undefined,
): readonly Anchor[] {
  if (scrollTop <= 0) {
    return [];
  }
  const first = places.indexAt(scrollTop);
  const last = places.indexAt(scrollTop + Math.max(0, height - 1));
  const anchors: Anchor[] = [];
  for (let index = first; index <= last && anchors.length < 4; index++) {
    const row = rowAt(index);
    if (row) {
      anchors.push({ post: row.id, offset: scrollTop - places.topOf(index) });
    }
  }
  return anchors;
}

/** The row under a pointer that is so far below the list's top edge. */
export function anchorAt(
  scrollTop: number,
  below: number,
  places: RowPlaces,
  rowAt: (index: number) => PostRow | undefined,
): readonly Anchor[] {
  const index = places.indexAt(scrollTop + below);
  const row = rowAt(index);
  return row ? [{ post: row.id, offset: scrollTop - places.topOf(index) }] : [];
}

/** Whether a row that is now at `index` can stand where its anchor stood: the list does not scroll above its beginning. */
export function canStay(index: number, anchor: Anchor, places: RowPlaces): boolean {
  return places.topOf(index) + anchor.offset >= 0;
}

/** Where to scroll so that the row at `index` stands where its anchor stood. */
export function scrollTopFor(index: number, anchor: Anchor, places: RowPlaces): number {
  return Math.max(0, places.topOf(index) + anchor.offset);
}
