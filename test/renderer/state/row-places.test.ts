import { describe, expect, it } from 'vitest';
import { RowPlaces } from '../../../renderer/state/row-places.ts';

describe('where rows stand', () => {
  // Rows 0–2, 3, and 4–9, each group below a heading of 28.
  const places = new RowPlaces(10, [0, 3, 4], 88);

  it('leaves room for each heading above the first row of its group', () => {
    expect([0, 2, 3, 4, 9].map((index) => places.topOf(index))).toEqual([28, 204, 320, 436, 876]);
    expect(places.height).toBe(10 * 88 + 3 * 28);
    expect([2, 3, 4, 5].map((index) => places.sizeOf(index))).toEqual([88, 116, 116, 88]);
    expect([0, 2, 3, 9].map((index) => places.groupAt(index))).toEqual([0, 0, 1, 2]);
  });

  it('finds the row at each place, the first of a group at its heading', () => {
    for (let index = 0; index < 10; index++) {
      expect(places.indexAt(places.topOf(index))).toBe(index);
      expect(places.indexAt(places.topOf(index) + 87)).toBe(index);
    }
    expect([0, 27, 292, 319, 408].map((distance) => places.indexAt(distance))).toEqual([0, 0, 3, 3, 4]);
  });

  it('needs no groups, and may begin without one', () => {
    const plain = new RowPlaces(10, [], 44);
    expect([plain.topOf(7), plain.indexAt(310), plain.groupAt(3), plain.height]).toEqual([308, 7, -1, 440]);
    const late = new RowPlaces(10, [5], 44);
    expect([late.topOf(4), late.topOf(5), late.indexAt(219), late.indexAt(220)]).toEqual([176, 248, 4, 5]);
  });

  it('takes the same few steps in a list of any length', () => {
    const many = new RowPlaces(
      1_000_000,
      Array.from({ length: 10_000 }, (_, at) => at * 100),
      88,
    );
    expect(many.indexAt(many.topOf(987_654) + 10)).toBe(987_654);
  });
});
