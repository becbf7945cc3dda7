import { describe, expect, it } from 'vitest';
import { cutRanges } from '../../../../renderer/post/frame/mark-ranges.ts';

describe('cutRanges', () => {
  it('cuts a hit where bold words begin and end', () => {
    expect(cutRanges([4, 3, 5], [{ start: 2, end: 9, hit: 0 }])).toEqual([
      { node: 0, start: 2, end: 4, hit: 0 },
      { node: 1, start: 0, end: 3, hit: 0 },
      { node: 2, start: 0, end: 2, hit: 0 },
    ]);
  });

  it('finds several hits in one text node', () => {
    expect(
      cutRanges(
        [20],
        [
          { start: 0, end: 2, hit: 0 },
          { start: 2, end: 5, hit: 1 },
          { start: 18, end: 20, hit: 2 },
        ],
      ),
    ).toEqual([
      { node: 0, start: 0, end: 2, hit: 0 },
      { node: 0, start: 2, end: 5, hit: 1 },
      { node: 0, start: 18, end: 20, hit: 2 },
    ]);
  });

  it('goes on in the node that the hit before ended in', () => {
    expect(
      cutRanges(
        [4, 10],
        [
          { start: 2, end: 6, hit: 0 },
          { start: 7, end: 9, hit: 1 },
        ],
      ),
    ).toEqual([
      { node: 0, start: 2, end: 4, hit: 0 },
      { node: 1, start: 0, end: 2, hit: 0 },
      { node: 1, start: 3, end: 5, hit: 1 },
    ]);
  });

  it('skips empty text nodes and what lies beyond the text', () => {
    expect(cutRanges([0, 3, 0], [{ start: 1, end: 9, hit: 0 }])).toEqual([{ node: 1, start: 1, end: 3, hit: 0 }]);
    expect(cutRanges([3], [{ start: 5, end: 9, hit: 0 }])).toEqual([]);
    expect(cutRanges([], [{ start: 0, end: 1, hit: 0 }])).toEqual([]);
  });
});
