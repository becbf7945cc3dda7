import { describe, expect, it } from 'vitest';
import { noFilters } from '../../../renderer/state/filters.ts';
import { countNew, isSameSearch, searchName, withRecent, withRenamed } from '../../../renderer/search/saved-search.ts';

function seen(...marks: readonly string[]) {
  return { total: marks.length, posts: marks.join('') };
}

describe('saved searches', () => {
  it('count new posts, even if others have been removed', () => {
    expect(countNew(seen('aaaaaaaa', 'bbbbbbbb'), seen('aaaaaaaa'))).toBe(1);
    expect(countNew(seen('aaaaaaaa', 'cccccccc'), seen('aaaaaaaa', 'bbbbbbbb'))).toBe(1);
    expect(countNew(seen(), seen('aaaaaaaa'))).toBe(0);
    // Two that meet in the middle make no third one.
    expect(countNew(seen('baaaaaab'), seen('aaaaaaba', 'aaaaabaa'))).toBe(1);
  });

  it('know a post by its new name, and only that one', () => {
    const renamed = withRenamed(seen('aaaaaaab', 'baaaaaaa'), 'baaaaaaa0123', 'cccccccc0123');
    expect(renamed).toEqual(seen('aaaaaaab', 'cccccccc'));
    // Two that meet in the middle make no third one.
    expect(withRenamed(seen('aaaaaaba', 'aaaaabaa'), 'baaaaaab', 'cccccccc')).toEqual(seen('aaaaaaba', 'aaaaabaa'));
  });

  it('compare only totals if more posts are found than are remembered', () => {
    expect(countNew({ total: 6_003, posts: 'aaaaaaaa' }, { total: 6_000, posts: 'bbbbbbbb' })).toBe(3);
    expect(countNew({ total: 5_900, posts: 'aaaaaaaa' }, { total: 6_000, posts: 'bbbbbbbb' })).toBe(0);
  });

  it('are the same in whatever order their filters stand', () => {
    const a = { text: 'vacuum ', filters: { ...noFilters, tag: ['sql', 'linux'] } };
    expect(isSameSearch(a, { text: 'vacuum', filters: { ...noFilters, tag: ['linux', 'sql'] } })).toBe(true);
    expect(isSameSearch(a, { text: 'vacuum', filters: { ...noFilters, tag: ['linux'] } })).toBe(false);
    expect(isSameSearch(a, { ...a, filters: { ...a.filters, drafts: 'only' } })).toBe(false);
  });

  it('are named by their words and filters', () => {
    expect(searchName('vacuum', { ...noFilters, tag: ['sql'], year: ['2012'] })).toBe('vacuum · 2012 · sql');
  });
});

describe('recent searches', () => {
  it('hold the last ten, each once, the newest first', () => {
    expect(withRecent(['b', 'a'], ' a ')).toEqual(['a', 'b']);
    expect(withRecent(['a'], '  ')).toEqual(['a']);
    expect(withRecent([...'abcdefghij'], 'k')).toEqual([...'kabcdefghi']);
  });
});
