import { describe, expect, it } from 'vitest';
import { isFiltering, leavesOut, noFilters, onlyValue, toggleValue } from '../../../renderer/state/filters.ts';

describe('filters', () => {
  it('adds a value, then another, then removes both', () => {
    const one = toggleValue(noFilters, 'tag', 'postgres');
    const two = toggleValue(one, 'tag', 'linux');
    expect(two.tag).toEqual(['postgres', 'linux']);
    expect(isFiltering(toggleValue(toggleValue(two, 'tag', 'postgres'), 'tag', 'linux'))).toBe(false);
  });

  it('counts hidden drafts as a filter', () => {
    expect(isFiltering({ ...noFilters, drafts: 'hidden' })).toBe(true);
  });

  it('counts pages among the posts as filtering, but not as leaving posts out', () => {
    expect(isFiltering({ ...noFilters, kind: 'all' })).toBe(true);
    expect(leavesOut({ ...noFilters, kind: 'all' })).toBe(false);
    expect(leavesOut({ ...noFilters, kind: 'pages' })).toBe(true);
  });

  it('leaves nothing but the one value that was clicked in a post', () => {
    expect(onlyValue('author', 'Ada Marsh')).toEqual({ ...noFilters, author: ['Ada Marsh'] });
  });
});
