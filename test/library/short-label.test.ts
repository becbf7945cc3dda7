import { expect, it } from 'vitest';
import type { FrontMatterValue } from '../../main/library/front-matter/front-matter-value.ts';
import { postMetadata } from '../../main/library/metadata/post-metadata.ts';
import { withShortNames } from '../../main/library/metadata/short-names.ts';
import { cutText, shortLabel } from '../../main/library/short-label.ts';

it('leaves a label as it is up to 200 units, and cuts a longer one', () => {
  expect(shortLabel('a'.repeat(200))).toBe('a'.repeat(200));
  expect(shortLabel('a'.repeat(201))).toBe(`${'a'.repeat(199)}…`);
});

it('never cuts a character in two', () => {
  expect(cutText('😀😀😀', 4)).toBe('😀…');
  expect(cutText('😀😀😀', 5)).toBe('😀😀…');
  expect(cutText('ab cd', 4)).toBe('ab…');
});

it('cuts all that posts are filtered by, and says names that begin alike once', () => {
  const long = 'x'.repeat(3_000);
  const fields = new Map<string, FrontMatterValue>([
    ['tags', [`${long}1`, `${long}2`, 'plain']],
    ['authors', [long]],
    ['categories', [long]],
    ['series', long],
  ]);
  const { tags, authors, categories, series } = withShortNames(postMetadata(fields, { path: 'a.md', modified: 0 }));
  const cut = `${'x'.repeat(199)}…`;
  expect({ tags, authors, categories, series: series?.name }).toEqual({
    tags: [cut, 'plain'],
    authors: [cut],
    categories: [cut],
    series: cut,
  });
});
