import type { PostId, PostRow } from '../../main/library/model.ts';

/** Every row of the list is this high, in CSS pixels; list.css has the same number. */
export const rowHeight = 104;

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
  if (scrollTop <= 0) return [];
  const first = Math.floor(scrollTop / rowHeight);
  const last = Math.floor((scrollTop + Math.max(0, height - 1)) / rowHeight);
  const anchors: Anchor[] = [];
  for (let index = first; index <= last && anchors.length < 4; index++) {
    const row = rowAt(index);
    if (row) anchors.push({ post: row.id, offset: scrollTop - index * rowHeight });
  }
  return anchors;
}

/** Where to scroll so that the row at `index` stands where its anchor stood. */
export function scrollTopFor(index: number, anchor: Anchor): number {
  return Math.max(0, index * rowHeight + anchor.offset);
}
