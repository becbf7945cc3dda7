import type { PostId } from '../../main/library/model/ids.ts';
import type { PostRow } from '../../main/library/model/list.ts';
import type { RowPlaces } from './row-places.ts';

/** How many rows are in the page above and below those in sight. */
export const overscan = 4;

/** A row that keeps its place on the screen when the list changes. */
export interface Anchor {
  readonly post: PostId;
  /** How far the list is scrolled past the top of the row, in CSS pixels; negative for rows below the first in sight. */
  readonly offset: number;
}

/** Possible anchors at a scroll position, best first. None at the very top, where new posts may appear. */
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

/** The row under the pointer, which is `below` CSS pixels under the top edge of the list. */
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

/** Whether the row at `index` can keep the position of its anchor. It can't if the list would scroll above its beginning. */
export function canStay(index: number, anchor: Anchor, places: RowPlaces): boolean {
  return places.topOf(index) + anchor.offset >= 0;
}

/** The scroll position at which the row at `index` has the position of its anchor. */
export function scrollTopFor(index: number, anchor: Anchor, places: RowPlaces): number {
  return Math.max(0, places.topOf(index) + anchor.offset);
}
