import { describe, expect, it } from 'vitest';
import { FacetColumn } from '../../../main/library/views/facet-column.ts';

function columnOf(...posts: readonly (readonly string[])[]): FacetColumn {
  const column = new FacetColumn();
  for (const [post, values] of posts.entries()) {
    column.put(post, values);
  }
  return column;
}

/** The names of a post's values. */
function valuesOf(column: FacetColumn, post: number): readonly (string | undefined)[] {
  const list = column.listOf[post] ?? 0;
  return [...column.values.slice(column.starts[list], column.starts[list + 1])].map((value) => column.names[value]);
}

describe('the values of a facet', () => {
  it('are kept for each post, in order', () => {
    const column = columnOf(['sea', 'rain'], [], ['rain']);
    expect([0, 1, 2].map((post) => valuesOf(column, post))).toEqual([['sea', 'rain'], [], ['rain']]);
  });

  it('count once in a post that spells one of them twice', () => {
    const column = columnOf(['Sea', 'rain', 'sea'], ['sea']);
    expect(valuesOf(column, 0)).toEqual(['Sea', 'rain']);
    expect(valuesOf(column, 1)).toEqual(['sea']);
  });

  it('have one list for all posts with the same values, and another for the same letters divided otherwise', () => {
    const column = columnOf(['a', 'b'], ['a', 'b'], ['ab'], []);
    expect([...column.listOf.slice(0, 4)]).toEqual([1, 1, 2, 0]);
    expect(column.lists).toBe(3);
  });

  it('may be replaced in one post', () => {
    const column = columnOf(['a'], ['a']);
    column.put(0, ['b']);
    expect([valuesOf(column, 0), valuesOf(column, 1)]).toEqual([['b'], ['a']]);
  });

  it('are found by any spelling, and unknown ones are passed over', () => {
    const column = columnOf(['Sea', 'rain', 'sea']);
    const [sea, rain] = [column.keys[0] ?? -1, column.keys[1] ?? -1];
    expect([...column.keysOf(['SEA', 'snow'])]).toEqual([sea, rain].map((key) => (key === sea ? 1 : 0)));
    expect([...column.keysOf([])]).toEqual([0, 0]);
  });

  it('are kept for thousands of posts', () => {
    const column = columnOf(...Array.from({ length: 3_000 }, (_, at) => [`v${at}`, 'all']));
    expect(valuesOf(column, 2_999)).toEqual(['v2999', 'all']);
    expect(valuesOf(column, 17)).toEqual(['v17', 'all']);
  });
});
