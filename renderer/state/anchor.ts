import type { PostId, PostRow } from '../../main/library/model.ts';

/** Every row of the list is this high, in CSS pixels; list.css has the same number. */
export const rowHeight = 104;
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
  rowAt: (index: number) => PostRow | undefined,
): readonly Anchor[] {
  if (scrollTop <= 0) {
    return [];
  }
  const first = Math.floor(scrollTop / rowHeight);
  const last = Math.floor((scrollTop + Math.max(0, height - 1)) / rowHeight);
  const anchors: Anchor[] = [];
  for (let index = first; index <= last && anchors.length < 4; index++) {
    const row = rowAt(index);
    if (row) {
      anchors.push({ post: row.id, offset: scrollTop - index * rowHeight });
    }
  }
  return anchors;
}

/** The row under a pointer that is so far below the list's top edge. */
export function anchorAt(
  scrollTop: number,
  below: number,
  rowAt: (index: number) => PostRow | undefined,
): readonly Anchor[] {
  const index = Math.floor((scrollTop + below) / rowHeight);
  const row = rowAt(index);
  return row ? [{ post: row.id, offset: scrollTop - index * rowHeight }] : [];
}

/** Whether a row that is now at `index` can stand where its anchor stood: the list does not scroll above its beginning. */
export function canStay(index: number, anchor: Anchor): boolean {
  return index * rowHeight + anchor.offset >= 0;
}

/** Where to scroll so that the row at `index` stands where its anchor stood. */
export function scrollTopFor(index: number, anchor: Anchor): number {
  return Math.max(0, index * rowHeight + anchor.offset);
}
