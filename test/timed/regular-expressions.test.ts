import { describe, expect, it } from 'vitest';
import { renderPost } from '../../main/library/render/render-post.ts';
import { dialectOf } from '../library/render/fixture-dialects.ts';
import { cpuGrowth } from './cpu-growth.ts';

/*
 * What a regular expression tries inside a single match can't be counted, so these few measure processor time. They
 * are the only tests that do. Each text makes a careless expression begin anew at every character.
 */
describe('a text made to keep a regular expression busy', () => {
  const texts: readonly (readonly [what: string, dialect: string, text: (size: number) => string])[] = [
    ['spaces that a line does not end with', 'hugo', (size) => `a${' '.repeat(size)}b\n`.repeat(4)],
    ['arguments without an end', 'hugo', (size) => `{{< box ${'a=b '.repeat(size)}`],
    ['attributes of a tag without an end', 'hugo', (size) => `<a ${'b=c '.repeat(size)}`],
    ['words of an attribute list without an end', 'jekyll', (size) => `# a {: ${'.b '.repeat(size)}`],
    ['signs of a table line', 'jekyll', (size) => `${'-|: '.repeat(size)}x\n`],
  ];
  it.each(texts)('takes time in proportion to %s (%s)', (_what, dialect, text) => {
    expect(
      cpuGrowth((size) => renderPost({ body: text(size), bodyLine: 1, dialect: dialectOf(dialect) }), 8_000),
    ).toBeLessThan(10);
  });
});
