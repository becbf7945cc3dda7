import { describe, expect, it } from 'vitest';
import { slugFilter, slugifyFilter } from '../../../../../main/library/slugs/eleventy-slug.ts';
import { publishFiles } from '../../publish-fixture.ts';

/** Title, date, permalink, and the address that Eleventy 2.0.1 and 3 print. Null where only a run could compute it. */
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
  ['V', '2020-12-31', '/v/{{ page.date.getUTCFullYear() }}/{{ title | lower }}/', '/v/2020/v/'],
  // What only a run could tell has no address.
  ['V', '2020-12-31', '/v/{{ page.date.getTime() }}/', null],
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

describe('a permalink that Eleventy works out in JavaScript', () => {
  const addressWith = async (files: Readonly<Record<string, string>>): Promise<string | null | undefined> => {
    const { urls } = await publishFiles({
      '.eleventy.js': 'module.exports = () => ({});',
      'a/2020-01-02-post.md': '---\ntitle: Title A\nsection: s\n---\n',
      ...files,
    });
    return urls['a/2020-01-02-post.md'];
  };

  // Printed by Eleventy 2.0.1; null where only a run could compute it. `§` stands for a dollar sign.
  it.each([
    ['{ eleventyComputed: { permalink: (data) => `/words/§{data.page.fileSlug}/` } }', '/words/post/'],
    [
      '{ permalink: function ({ title, page }) { return `/b/§{this.slugify(title)}/§{page.fileSlug}/index.html`; } }',
      '/b/title-a/post/',
    ],
    [
      '{ eleventyComputed: { permalink(data) { return data.draft ? false : `/c/§{data.section}/§{data.page.fileSlug}.html`; } } }',
      '/c/s/post.html',
    ],
    ['{ permalink: data => `/d/§{data.title.toLowerCase()}/` }', '/d/title a/'],
    ['{ layout: null, permalink: "/e/{{ title | slugify }}/" }', '/e/title-a/'],
    ['{ permalink: (data) => `/§{data.page.date.getFullYear()}/` }', '/2020/'],
    ['{ permalink: (data) => `/§{data.page.date.getMonth()}/` }', null],
    // The four below by Eleventy 3.1.8.
    [
      '{ eleventyComputed: { permalink: (data) => { if (data.permalink) return data.permalink; const y = data.page.date.getFullYear(); return `/blog/§{y}/§{data.page.fileSlug}/index.html`; } } }',
      '/blog/2020/post/',
    ],
    [
      '{ permalink: (data) => { const d = new Date(data.page.date); return `/§{d.getFullYear()}/§{String(d.getMonth() + 1).padStart(2, "0")}/§{d.getDate()}/§{data.page.fileSlug}/`; } }',
      '/2020/01/2/post/',
    ],
    [
      '{ permalink({ page }) { return `/c/§{page.date.toISOString().slice(0, 10)}/§{page.fileSlug}/`; } }',
      '/c/2020-01-02/post/',
    ],
    ['{ permalink: (data) => { const y = 2022; return `/§{y}/x/`; } }', '/2022/x/'],
    ['{ permalink: (data) => { count(data); return `/§{data.page.fileSlug}/`; } }', null],
    ['{ permalink: (data) => makeAddress(data) }', null],
    ['{ permalink: (data) => `/§{other.thing}/` }', null],
    ['{ layout: "post" }', '/a/2020-01-02-post/'],
  ])('is read where it only puts names into a text: %s', async (data, url) => {
    expect(await addressWith({ 'a/a.11tydata.js': `module.exports = ${data.replaceAll('§', '$')};` })).toBe(url);
  });

  // Printed by Eleventy 3.1.8.
  it.each([
    ["/{% if section != 'en' %}{{ section }}/{% endif %}about/", '/s/about/'],
    ["/{% if section == 'de' %}d{% elif section == 's' %}e{% else %}f{% endif %}/x/", '/e/x/'],
    ['/{% if other %}a{% else %}b{% endif %}/', null],
    ['/{{ page.date | year }}/{{ page.date | isoDay }}/', '/2020/2020-01-02/'],
    ["/{{ page.date | dateOf('yyyy/LL/d') }}/", '/2020/01/2/'],
    ["/{{ page.date | dateOf('fff') }}/", null],
    ["/in/{{ page.inputPath | replace('./a/', '') | replace('.md', '') }}/", '/in/2020-01-02-post/'],
  ])('may choose, and use filters of the site for dates: %s', async (permalink, url) => {
    const filters =
      "c.addFilter('year', (d) => new Date(d).getFullYear()); c.addFilter('isoDay', (d) => d.toISOString().split('T')[0]); c.addFilter('dateOf', (d, form) => DateTime.fromJSDate(d).toFormat(form));";
    const config = `module.exports = (c) => { ${filters} };`;
    expect(await addressWith({ '.eleventy.js': config, 'a/a.json': JSON.stringify({ permalink }) })).toBe(url);
  });

  it('may be given to all posts', async () => {
    const config = "module.exports = (c) => { c.addGlobalData('permalink', '/g/{{ page.fileSlug }}/'); };";
    expect(await addressWith({ '.eleventy.js': config })).toBe('/g/post/');
    expect(await addressWith({ '.eleventy.js': config, 'a/a.json': '{"permalink": "/own/"}' })).toBe('/own/');
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
