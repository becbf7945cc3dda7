import { describe, expect, it } from 'vitest';
import { parseFrontMatter } from '../../main/library/front-matter/parse-front-matter.ts';
import { renderPost } from '../../main/library/render/render-post.ts';
import { linkTargetsIn } from '../../main/library/sites/addresses/infer-addresses.ts';
import { dialectOf } from '../library/render/fixture-dialects.ts';
import { cpuGrowth } from './cpu-growth.ts';

/*
 * Steps inside a single match of a regular expression can't be counted. So these few tests, and only they, measure
 * processor time. Each text makes a careless expression start again at every character.
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

describe('front matter made to keep a regular expression busy', () => {
  const texts: readonly (readonly [what: string, text: (size: number) => string])[] = [
    ['commas in a list that never ends', (size) => `---\ntitle: [a${','.repeat(size)}x\nb: c\n---\n`],
    ['empty lines', (size) => `---\n${'\n'.repeat(size)}a: b\n---\n`],
    ['spaces behind a fence', (size) => `---${' '.repeat(size)}!\na: b\n---\n`],
    ['commas of JSON without braces', (size) => `;;;\n"a": 1${','.repeat(size)}x\n;;;\n`],
  ];
  it.each(texts)('takes time in proportion to %s', (_what, text) => {
    expect(cpuGrowth((size) => parseFrontMatter(text(size)), 24_000)).toBeLessThan(10);
  });
});

describe('a post made to keep a search for links busy', () => {
  const texts: readonly (readonly [what: string, text: (size: number) => string])[] = [
    ['empty lines', (size) => `${'\n'.repeat(size)}x`],
    ['brackets that never close', (size) => '[\n'.repeat(size / 2)],
    ['brackets on one line', (size) => `${'['.repeat(size)}\n`],
    ['links that never end', (size) => '](/a'.repeat(size / 4)],
  ];
  it.each(texts)('takes time in proportion to %s', (_what, text) => {
    expect(cpuGrowth((size) => linkTargetsIn(text(size)), 24_000)).toBeLessThan(10);
  });
});
