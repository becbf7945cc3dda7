import { describe, expect, it } from 'vitest';
import { slugFilter, slugifyFilter } from '../../../../../main/library/slugs/eleventy-slug.ts';
import { publishFiles } from '../../publish-fixture.ts';

/** Title, date, permalink, and the address that Eleventy 2.0.1 and 3 print. */
const printed: readonly (readonly [title: string, date: string, permalink: string, url: string | null])[] = [
  ['A', '2019-01-01', "/{{ page.date | date: '%Y/%m/%d' }}/index.html", '/2019/01/01/'],
  ['B it is', '2019-01-02', 'blog/{{ title | slug }}/', '/blog/b-it-is/'],
  ['C', '2019-01-03', '/posts/{{ page.fileSlug }}/', '/posts/post/'],
  ["Don't & won't: 1.0 (beta)!", '2019-01-05', '/n/{{ title | slug }}/', "/n/don't-and-won't:-1.0-(beta)!/"],
  ["Don't & won't: 1.0 (beta)!", '2019-01-06', '/n/{{ title | slugify }}/', '/n/don-t-and-won-t-1-0-beta/'],
  ['Ölpreis über Straße Ærø Łódź', '2019-01-07', '/n/{{ title | slug }}/', '/n/olpreis-uber-strasse-aero-lodz/'],
  ['Ölpreis über Straße Ærø Łódź', '2019-01-08', '/n/{{title|slugify}}/', '/n/oelpreis-ueber-strasse-aero-lodz/'],
  ['Mixed_case NASAFiles', '2019-01-09', '/n/{{ title | slugify }}.html', '/n/mixed-case-nasafiles.html'],
  ['J', '2019-01-10T22:30:00-05:00', "/{{ date | date: '%Y/%-m/%e' }}/{{ title | downcase }}/", '/2019/1/11/j/'],
  [
    'K k',
    '2019-02-03',
    "/{{ page.date | date: '%B-%y-%j' | downcase }}/{{ title | replace: ' ', '_' }}/",
    '/february-19-034/K_k/',
  ],
  ['L', '2019-02-04', "/x/{{ title | append: '-end' | prepend: 'start-' }}/", '/x/start-L-end/'],
  ['M', '2019-02-05', '{{ page.filePathStem }}.{{ page.outputFileExtension }}', '/post.html'],
  ['Привет мир', '2019-02-08', '/{{ title | slug }}/', '/privet-mir/'],
  ['S a  b', '2019-02-11', '/{{ title | strip | upcase | url_encode }}/', '/S+A++B/'],
  ['iPhone 5S', '2019-02-12', "/{{ title | slugify | truncate: 4, '' }}/", '/ipho/'],
  ['C++ & C#', '2019-02-14', '/{{ title | slug }}/', '/c++-and-c/'],
  ['X', '2019-02-16', '/{{ tags[0] }}/{{ extra.part }}/x/', '/one/deep/x/'],
  // What only a run could tell has no address.
  ['R', '2019-02-10', '/{% if title %}r{% endif %}/', null],
  ['R', '2019-02-10', '/{{ title | ownFilter }}/', null],
  ['R', '2019-02-10', '/{{ site.section }}/r/', null],
  ['R', '2019-02-10', "/{{ page.date | date: '%Q' }}/r/", null],
];

describe('a permalink of Eleventy', () => {
  it.each(printed)('of “%s” (%s) is filled in: %s', async (title, date, permalink, url) => {
    const fields = { title, date, permalink, tags: ['one', 'two'], extra: { part: 'deep' } };
    const { urls } = await publishFiles({
      '.eleventy.js': 'module.exports = () => ({ dir: { input: "src" } });',
      'package.json': '{"dependencies": {"@11ty/eleventy": "^2.0.0"}}',
      'src/post.md': `---\n${JSON.stringify(fields)}\n---\nText.\n`,
    });
    expect(urls['src/post.md']).toBe(url);
  });
});

describe('Eleventy’s filters', () => {
  it.each([
    ['The potter’s Größe & more', 'the-potter-s-groesse-and-more', "the-potter's-grosse-and-more"],
    ['№ 5 … “q”', '5-q', '5-...-"q"'],
    ['Łódź — đ', 'lodz-d', 'lodz-dj'],
    ['A/B 50%', 'a-b-50', 'ab-50percent'],
    ['x © y', 'x-y', 'x-(c)-y'],
    ['a_b — c', 'a-b-c', 'a_b-c'],
    ['- lead', 'lead', 'lead'],
    ['100€ $5', '100-5', '100euro-dollar5'],
    ['灯台', '', ''],
  ])('write “%s” as the libraries do', (text, slugify, slug) => {
    expect([slugifyFilter(text, false), slugFilter(text)]).toEqual([slugify, slug]);
  });

  it('leave a contraction one word from version 3 on', () => {
    expect([slugifyFilter("It's ok", true), slugifyFilter("It's ok", false)]).toEqual(['its-ok', 'it-s-ok']);
  });
});
