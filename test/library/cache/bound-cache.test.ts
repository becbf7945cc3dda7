import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { boundCache, cachedLibraries, clearCached } from '../../../main/library/cache/bound-cache.ts';
import { SavedLibrary } from '../../../main/library/cache/saved-library.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** A cache with these libraries, by their sizes in bytes. They were used one after the other. */
function cacheOf(sizes: Readonly<Record<string, number>>): string {
  const cache = temporaryFolder();
  for (const [at, [root, size]] of Object.entries(sizes).entries()) {
    const before = new Set(readdirSync(cache));
    const saved = new SavedLibrary(cache, { root, code: 'code' });
    const name = saved.add({ all: new Uint8Array(size) })?.name ?? '';
    saved.commit({ basis: '', segments: [{ name, dead: [] }] }, null);
    saved.close();
    const folder = readdirSync(cache).find((each) => !before.has(each)) ?? '';
    const used = new Date(1_700_000_000_000 + at * 60_000);
    utimesSync(path.join(cache, folder, 'used'), used, used);
  }
  return cache;
}

/** The libraries in a cache, the least recently used first. */
function roots(cache: string): readonly string[] {
  return cachedLibraries(cache).map(({ folder }) => readFileSync(path.join(folder, 'used'), 'utf8'));
}

const three = { '/a': 50_000, '/b': 50_000, '/c': 50_000 };

describe('the cache of all folders', () => {
  it('is known by size and last use', () => {
    const cache = cacheOf({ '/a': 50_000, '/b': 10_000 });
    expect(roots(cache)).toEqual(['/a', '/b']);
    const [a, b] = cachedLibraries(cache);
    expect(a?.size).toBeGreaterThan(50_000);
    expect(a?.size).toBeLessThan(51_000);
    expect(b?.size).toBeLessThan(11_000);
    expect(cachedLibraries(path.join(cache, 'not-there'))).toEqual([]);
  });

  it.each([
    [200_000, ['/a', '/b', '/c']],
    [110_000, ['/b', '/c']],
    [60_000, ['/c']],
    [10_000, ['/c']],
    [0, ['/c']],
  ])('loses the least recently used until it has no more than %d bytes, and keeps the last one', (largest, left) => {
    const cache = cacheOf(three);
    boundCache(cache, largest);
    expect(roots(cache)).toEqual(left);
  });

  it('does not keep a library for years because it was used while the clock was ahead', () => {
    const cache = cacheOf(three);
    const [first] = cachedLibraries(cache);
    const ahead = new Date(Date.now() + 10 * 365 * 86_400_000);
    utimesSync(path.join(first?.folder ?? '', 'used'), ahead, ahead);
    boundCache(cache, 60_000);
    expect(roots(cache)).toEqual(['/c']);
  });

  it('counts a library that is opened again as the last one used', () => {
    const cache = cacheOf(three);
    new SavedLibrary(cache, { root: '/a', code: 'code' }).close();
    boundCache(cache, 60_000);
    expect(roots(cache)).toEqual(['/a']);
  });

  it('leaves files alone that are not its own', () => {
    const cache = cacheOf(three);
    writeFileSync(path.join(cache, 'notes.txt'), 'a person’s');
    mkdirSync(path.join(cache, 'own'));
    writeFileSync(path.join(cache, 'own', 'notes.txt'), 'a person’s');
    boundCache(cache, 60_000);
    expect(existsSync(path.join(cache, 'notes.txt'))).toBe(true);
    expect(existsSync(path.join(cache, 'own', 'notes.txt'))).toBe(true);
    expect(roots(cache)).toEqual(['/c']);
  });

  it('is gone after it was cleared; a library that uses it still works', () => {
    const cache = cacheOf(three);
    const reader = new SavedLibrary(cache, { root: '/a', code: 'code' });
    clearCached(cache);
    expect(existsSync(cache)).toBe(false);
    const [segment] = reader.contents?.segments ?? [];
    expect(segment?.sections['all']?.read(49_999, 1)).toEqual(new Uint8Array(1));
    expect(reader.writes).toBe(false);
    reader.close();
    expect(existsSync(cache)).toBe(false);
    clearCached(cache);
    expect(cachedLibraries(cache)).toEqual([]);
  });
});
