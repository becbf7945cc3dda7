import { describe, expect, it } from 'vitest';
import { pageSize, RowCache } from '../../renderer/list/row-cache.ts';
import { rowOf } from './rows.ts';

function pageFrom(from: number) {
  return Array.from({ length: pageSize }, (_, index) => rowOf(String(from + index)));
}

describe('RowCache', () => {
  it('asks for whole pages, each once, the last one cut at the total', () => {
    const cache = new RowCache();
    expect(cache.nextMissing(10, 60, 70)).toEqual([0, pageSize]);
    cache.asked(0);
    expect(cache.nextMissing(10, 60, 70)).toEqual([pageSize, 70]);
    cache.asked(pageSize);
    expect(cache.nextMissing(10, 60, 70)).toBeNull();
  });

  it('asks again for a page that did not come', () => {
    const cache = new RowCache();
    cache.asked(0);
    cache.missed(0);
    expect(cache.nextMissing(0, 1, 10)).toEqual([0, 10]);
  });

  it('gives rows by their number, and none for what is not here', () => {
    const cache = new RowCache();
    cache.put(pageSize, pageFrom(pageSize));
    expect(cache.get(pageSize + 3)?.id).toBe(String(pageSize + 3));
    expect(cache.get(3)).toBeUndefined();
  });

  it('forgets the rows that were seen longest ago, and keeps those just looked at', () => {
    const cache = new RowCache();
    const total = 200 * pageSize;
    for (let page = 0; page < 60; page++) {
      cache.put(page * pageSize, pageFrom(page * pageSize));
    }
    cache.nextMissing(0, 1, total);
    cache.put(60 * pageSize, pageFrom(60 * pageSize));
    expect(cache.get(0)).toBeDefined();
    expect(cache.get(pageSize)).toBeUndefined();
  });
});
