import { describe, expect, it } from 'vitest';
import { RowCache } from '../../../renderer/state/row-cache.ts';
import { rowOf } from './rows.ts';

function rowsFrom(from: number, count: number) {
  return Array.from({ length: count }, (_, index) => rowOf(String(from + index)));
}

describe('RowCache', () => {
  it('asks for what is missing and some rows more, each once, cut at the total', () => {
    const cache = new RowCache();
    expect(cache.nextMissing(10, 20, 70)).toEqual([10, 40]);
    cache.asked(10, 40);
    expect(cache.nextMissing(10, 20, 70)).toBeNull();
    expect(cache.nextMissing(35, 45, 70)).toEqual([40, 70]);
    expect(cache.nextMissing(60, 80, 70)).toEqual([40, 70]);
  });

  it('asks for no row more than is wanted where it is told so', () => {
    const cache = new RowCache();
    cache.put(0, rowsFrom(0, 5));
    expect(cache.nextMissing(0, 13, 70, 0)).toEqual([5, 13]);
    expect(cache.nextMissing(0, 5, 70, 0)).toBeNull();
  });

  it('asks for rows above where a list is scrolled up', () => {
    const cache = new RowCache();
    cache.put(100, rowsFrom(100, 30));
    expect(cache.nextMissing(99, 110, 1_000)).toEqual([70, 100]);
    expect(cache.nextMissing(5, 10, 1_000)).toEqual([5, 35]);
  });

  it('asks again for rows that did not come', () => {
    const cache = new RowCache();
    cache.asked(0, 10);
    expect(cache.nextMissing(0, 1, 10)).toBeNull();
    cache.missed(0, 10);
    expect(cache.nextMissing(0, 1, 10)).toEqual([0, 10]);
  });

  it('gives rows by their number, and none for what is not here', () => {
    const cache = new RowCache();
    cache.put(50, rowsFrom(50, 10));
    expect(cache.get(53)?.id).toBe('53');
    expect(cache.get(3)).toBeUndefined();
    expect(cache.get(60)).toBeUndefined();
  });

  it('forgets the rows that were seen longest ago, and keeps those just looked at', () => {
    const cache = new RowCache();
    for (let from = 0; from < 3_000; from += 100) {
      cache.put(from, rowsFrom(from, 100));
    }
    cache.nextMissing(0, 10, 10_000);
    cache.put(3_000, rowsFrom(3_000, 100));
    expect(cache.get(9)).toBeDefined();
    expect(cache.get(10)).toBeUndefined();
    expect(cache.get(200)).toBeDefined();
  });
});
