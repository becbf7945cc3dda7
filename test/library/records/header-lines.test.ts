import { describe, expect, it } from 'vitest';
import { HeaderLines } from '../../../main/library/records/header-lines.ts';
import { stepGrowth } from '../../step-growth.ts';

describe('the lines of references in front matter', () => {
  it('are those on which they are written, in their order', () => {
    const lines = new HeaderLines('---\nslides:\n  - a.png;b.pdf\n  - c.png\nlink: /x/\ngallery: [a.png]\n---\n');
    expect(['/x/', 'a.png', 'c.png', 'a.png', 'none.png'].map((target) => lines.of(target))).toEqual([5, 6, 4, 6, 6]);
  });

  it('take steps in proportion where very many are not written as they are read', () => {
    const find = (count: number): void => {
      const lines = new HeaderLines('  - "n\\x2b.png"\n'.repeat(count));
      for (let at = 0; at < count; at += 1) {
        lines.of(`n+${at}`);
      }
    };
    expect(stepGrowth(find, 2_000)).toBeLessThan(5);
  });
});
