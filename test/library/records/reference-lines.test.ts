import { describe, expect, it } from 'vitest';
import { ReferenceLines } from '../../../main/library/records/reference-lines.ts';
import { stepGrowth } from '../../step-growth.ts';

describe('the lines of references', () => {
  it('are those on which they are written, in reading order', () => {
    const lines = new ReferenceLines('[a](x y.md)\n[b](/caf%C3%A9)\n\n[c](x y.md) <a href="?a&amp;b">', 5);
    expect(['x%20y.md', '/caf%C3%A9', 'x%20y.md', '?a&b'].map((target) => lines.of(target))).toEqual([5, 6, 8, 8]);
  });

  it('take steps in proportion where very many are not written as they are read', () => {
    const find = (count: number): void => {
      const lines = new ReferenceLines('<a href="n&#43;">x</a>\n'.repeat(count), 1);
      for (let at = 0; at < count; at += 1) {
        lines.of(`n+${at}`);
      }
    };
    expect(stepGrowth(find, 2_000)).toBeLessThan(5);
  });
});
