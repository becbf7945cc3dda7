import { describe, expect, it } from 'vitest';
import { findAnchors, scrollTopFor } from '../../../renderer/state/anchor.ts';
import { RowPlaces } from '../../../renderer/state/row-places.ts';
import { rowOf } from './rows.ts';

const rowHeight = 88;
const places = new RowPlaces(1_000, [], rowHeight);

function rowAt(index: number) {
  return rowOf(`post ${index}`);
}

describe('findAnchors', () => {
  it('holds on to nothing at the very top, where new posts may appear', () => {
    expect(findAnchors(0, 500, places, rowAt)).toEqual([]);
  });

  it('holds on to the topmost row in sight first, then to those below it', () => {
    const anchors = findAnchors(2 * rowHeight + 30, 2 * rowHeight, places, rowAt);
    expect(anchors.map(({ post }) => post)).toEqual(['post 2', 'post 3', 'post 4']);
    expect(anchors[0]?.offset).toBe(30);
  });

  it('leaves out rows that are not here yet', () => {
    const anchors = findAnchors(rowHeight, 3 * rowHeight, places, (index) => (index === 1 ? undefined : rowAt(index)));
    expect(anchors[0]?.post).toBe('post 2');
  });
});

describe('scrollTopFor', () => {
  it('puts a row that moved where it stood', () => {
    const [anchor] = findAnchors(2 * rowHeight + 30, rowHeight, places, rowAt);
    expect(anchor && scrollTopFor(12, anchor, places)).toBe(12 * rowHeight + 30);
  });

  it('does not scroll above the top', () => {
    expect(scrollTopFor(0, { post: rowAt(3).id, offset: -rowHeight }, places)).toBe(0);
  });
});
