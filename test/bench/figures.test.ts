import { describe, expect, it } from 'vitest';
import { median, percentile } from './measure/figures.mjs';
import { meets } from './measure/goals.mjs';
import { recordsOf, tableOf } from './measure/print-table.mjs';

const line = {
  id: 'start-again',
  what: 'start',
  unit: 'ms',
  ours: 900,
  peer: { name: 'bare', value: 600 },
  runs: 5,
} as const;

describe('figures', () => {
  it('takes the middle value, or the mean of the two in the middle', () => {
    expect(median([5, 1, 100])).toBe(5);
    expect(median([4, 1, 100, 2])).toBe(3);
    expect(median([])).toBeNaN();
  });

  it('takes the value below which a share of the numbers lies', () => {
    const numbers = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(percentile(numbers, 0.5)).toBe(51);
    expect(percentile(numbers, 0.95)).toBe(96);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('compares a line with its goal, by ratio or by figure, and leaves out lines that were not measured', () => {
    expect(meets(line, { ratio: 1.5 })).toBe(true);
    expect(meets(line, { ratio: 1.4 })).toBe(false);
    expect(meets(line, { most: 899 })).toBe(false);
    expect(meets({ ...line, ours: Number.NaN }, { most: 899 })).toBeNull();
    expect(meets({ ...line, peer: { name: 'bare', value: Number.NaN } }, { ratio: 1 })).toBeNull();
    expect(meets(line, null)).toBeNull();
  });

  it('puts a figure beside its peer in the table, with ratio, goal and verdict', () => {
    expect(tableOf([line], 1_805).split('\n')[1]).toMatch(/^start +900 ms +600 ms +bare +1\.50 × +≤ 1\.25 × +✗ +5$/);
    expect(recordsOf([line], 48_000)).toMatchObject([{ ratio: 1.5, goal: { ratio: 1.25 }, met: false }]);
  });

  it('takes the goal of the folder’s size', () => {
    const searchable = { ...line, id: 'searchable-again' };
    expect(recordsOf([searchable], 1_805)).toMatchObject([{ goal: { most: 300 }, met: false }]);
    expect(recordsOf([searchable], 48_000)).toMatchObject([{ goal: { most: 1_500 }, met: true }]);
  });
});
