import { expect, it } from 'vitest';
import { dateInPath, parseDate } from '../../main/library/metadata/post-date.ts';
import { zoneOffset } from '../../main/library/metadata/zone-offset.ts';
import { slugFilter, slugifyFilter } from '../../main/library/slugs/eleventy-slug.ts';
import { hugoSlug } from '../../main/library/slugs/hugo-slug.ts';
import { jekyllSlug } from '../../main/library/slugs/jekyll-slug.ts';
import { zolaAnchor, zolaSlug } from '../../main/library/slugs/zola-slug.ts';
import { holds, textOf } from './fuzz.ts';

it('any date is one that a calendar has, or none', () => {
  const dates = textOf(
    ...['2024', '1', '12', '31', '99', '0', '-', '/', '.', ':', ' ', 'T', 'Z', '+', '09:40', 'am', 'p.m.', 'March'],
    ...['Mar', 'Fri,', 'UTC', 'PST', '[Europe/Berlin]', '-0700', '20240301', '24:00', '٢', '１', '年', 'th', ','],
  );
  holds(dates, (text) => {
    for (const date of [parseDate(text), dateInPath(`a/${text}.md`)]) {
      if (date !== null) {
        expect(Number.isNaN(new Date(date.time).getTime())).toBe(false);
      }
    }
    expect(zoneOffset(text)).toBeTypeOf('string');
  });
});

it('any title has a name for its address, which grows with it and no faster', () => {
  const titles = textOf(
    'a',
    'B',
    ' ',
    '-',
    '_',
    '/',
    '.',
    '..',
    '#',
    '?',
    '%',
    '&',
    "'",
    'ß',
    'é',
    'İ',
    '漢',
    '🙂',
    '\u0301',
  );
  holds(titles, (text) => {
    const names = [
      hugoSlug(text),
      jekyllSlug(text),
      jekyllSlug(text, 'pretty'),
      jekyllSlug(text, 'latin'),
      zolaSlug(text, 'on'),
      zolaAnchor(text, 'safe'),
      slugFilter(text),
      slugifyFilter(text, true),
    ];
    // One letter of another script is written with a few Latin ones.
    expect(names.filter((name) => name.length > 30 * text.length || /\s/.test(name))).toEqual([]);
  });
});
