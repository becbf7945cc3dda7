import { describe, expect, it } from 'vitest';
import { jekyllSlug } from '../../../../../main/library/slugs/jekyll-slug.ts';
import { linksOf } from '../../../links/links-of.ts';
import { publishFiles, publishFixture } from '../../publish-fixture.ts';

function config(lines = ''): Record<string, string> {
  return {
    '_config.yml': `title: A blog\n${lines}`,
    '_layouts/post.html': '',
  };
}

it('recognises a Jekyll site and reads where it is published', async () => {
  const { site, why } = await publishFixture('jekyll');
  expect(why).toBe('it has _config.yml and a _posts folder');
  expect(site).toMatchObject({
    generator: 'jekyll',
    title: 'Harbour notes',
    addresses: ['https://harbour.example/notes/'],
    basePath: '/notes/',
    language: 'en-GB',
    timeZone: 'Europe/Lisbon',
    notes: [],
  });
  expect(site.contentRoots).toEqual(['_drafts/', '_posts/', 'travel/_posts/', '_talks/', '_notes/', '']);
  // lib/jekyll/static_file.rb: files of a collection that is written out stand below its label.
  expect(site.mounts).toEqual([
    { folder: '', at: '/' },
    { folder: '_talks/', at: '/talks/' },
  ]);
});

it.each([
  // docs/_docs/permalinks.md, built-in formats; 2009-01-01 was a Thursday of week 1, the first day of its year.
  ['date', '/red/hello/2009/01/01/one-two.html', '/about.html', '/books/deep/it.html'],
  ['pretty', '/red/hello/2009/01/01/one-two/', '/about/', '/books/deep/it/'],
  ['ordinal', '/red/hello/2009/001/one-two.html', '/about.html', '/books/deep/it.html'],
  ['weekdate', '/red/hello/2009/W01/Thu/one-two.html', '/about', '/books/deep/it'],
  ['none', '/red/hello/one-two.html', '/about.html', '/books/deep/it.html'],
  // Printed by Jekyll 4.3.4: addresses of pages and collections end like those of posts, except in formats by week.
  ['/:year/:title/', '/2009/one-two/', '/about/', '/books/deep/it/'],
  ['/blog/:y_day_:slug', '/blog/001_one-two', '/about', '/books/deep/it'],
  [
    '/:slugified_categories/:long_month/:w_year-:w_day:output_ext',
    '/red-hello/January/2009-4.html',
    '/about.html',
    '/books/deep/it.html',
  ],
])('publishes with the style %s', async (permalink, post, page, document) => {
  const category = permalink.includes('slugified') ? 'Red hello' : 'Red/hello';
  const { urls } = await publishFiles({
    ...config(`permalink: ${permalink}\ncollections:\n  books: {output: true}\n`),
    '_posts/2009-01-01-one-two.md': `---\ncategory: ${category}\n---\n`,
    'about.md': '---\ntitle: About\n---\n',
    '_books/deep/it.md': '---\ntitle: It\n---\n',
  });
  expect(urls).toMatchObject({ '_posts/2009-01-01-one-two.md': post, 'about.md': page, '_books/deep/it.md': document });
});

it('finds a site in the docs folder of a repository, as GitHub Pages do, with its own domain', async () => {
  const { site, urls, why } = await publishFiles({
    'docs/_config.yml': 'title: Docs\n',
    'docs/CNAME': 'docs.example\n',
    'docs/_posts/2020-02-29-leap.md': '---\ntitle: Leap\n---\n',
    'docs/guide.md': '# A guide without front matter\n',
    'readme.md': '# Outside\n',
  });
  expect(why).toBe('it has docs/_config.yml and a _posts folder');
  expect(site.addresses).toEqual(['https://docs.example/']);
  // jekyll-optional-front-matter is on for GitHub Pages.
  expect(urls).toEqual({
    'docs/_posts/2020-02-29-leap.md': '/2020/02/29/leap.html',
    'docs/guide.md': '/guide.html',
    'readme.md': null,
  });
});

it('shows a time without a zone as the UTC that Jekyll takes it for, in the configured zone', async () => {
  const { urls, posts } = await publishFiles({
    ...config('timezone: America/New_York\n'),
    // SafeYAML (lib/safe_yaml/parse/date.rb) reads it with DateTime.parse, so without a zone as UTC.
    '_posts/2012-07-01-early.md': '---\ndate: 2012-07-01 02:00:00\n---\n',
    '_posts/2012-07-02-plain.md': '---\ndate: 2012-07-02\n---\n',
  });
  expect(urls).toEqual({
    '_posts/2012-07-01-early.md': '/2012/06/30/early.html',
    '_posts/2012-07-02-plain.md': '/2012/07/02/plain.html',
  });
  expect(posts.get('_posts/2012-07-01-early.md')?.date).toBe('2012-06-30T22:00:00-04:00');
});

it('keeps collections in the folder that the configuration names for them', async () => {
  // docs/_docs/collections.md: collections_dir.
  const { urls } = await publishFiles({
    ...config(
      'collections_dir: written\ndefaults:\n  - scope: {path: written/_posts/old}\n    values: {category: old}\n',
    ),
    'written/_posts/2001-02-03-a.md': '---\ntitle: A\n---\n',
    'written/_posts/old/2001-02-03-b.md': '---\ntitle: B\n---\n',
  });
  expect(urls).toEqual({
    'written/_posts/2001-02-03-a.md': '/2001/02/03/a.html',
    'written/_posts/old/2001-02-03-b.md': '/old/2001/02/03/b.html',
  });
});

it('says so if the configuration is not YAML, and goes on with Jekyll’s defaults', async () => {
  const { site, urls } = await publishFiles({ '_config.yml': 'title: [', '_posts/2001-02-03-a.md': 'Text.\n' });
  expect(site.notes).toHaveLength(1);
  expect(urls).toEqual({ '_posts/2001-02-03-a.md': '/2001/02/03/a.html' });
});

it('leaves a folder of posts to the generator whose configuration is there', async () => {
  const { site } = await publishFiles({ '.eleventy.js': 'module.exports = {}', 'src/_posts/2020-01-02-a.md': 'A\n' });
  expect(site.generator).toBe('eleventy');
});

it.each([
  // Printed by Jekyll 4.3.4: Jekyll::Utils.slugify.
  [
    'The _config.yml file',
    [
      'the-_config.yml-file',
      'the-config-yml-file',
      'the-_config.yml-file',
      'the-config-yml-file',
      'the-config-yml-file',
      'the _config.yml file',
    ],
  ],
  [
    'Été à Łódź ß Æ',
    ['été-à-łódź-ß-æ', 'été-à-łódź-ß-æ', 'été-à-łódź-ß-æ', 't-d', 'ete-a-lodz-ss-ae', 'été à łódź ß æ'],
  ],
  ['日本 x', ['日本-x', '日本-x', '日本-x', 'x', 'x', '日本 x']],
  ['a  b--c_d', ['a-b--c_d', 'a-b-c-d', 'a-b-c_d', 'a-b-c-d', 'a-b-c-d', 'a  b--c_d']],
  ['C++ & C#', ['c++-&-c#', 'c-c', 'c++-&-c', 'c-c', 'c-c', 'c++ & c#']],
])('makes slugs of “%s” in all of Jekyll’s modes', (text, slugs) => {
  expect(['raw', 'default', 'pretty', 'ascii', 'latin', 'none'].map((mode) => jekyllSlug(text, mode))).toEqual(slugs);
});

it('treats a readme as the index of its folder as GitHub Pages does', async () => {
  // https://github.com/benbalter/jekyll-readme-index, on for every site of GitHub Pages.
  const files = {
    ...config(),
    'README.md': '# Top\n',
    'guide/readme.md': '# Guide\n',
    'indexed/README.md': '# Not the index\n',
    'indexed/index.html': '---\n---\n',
    'own/README.md': '---\ntitle: With front matter\n---\n',
  };
  const hosted = await publishFiles(files);
  expect(hosted.urls).toEqual({
    'README.md': '/',
    'guide/readme.md': '/guide/',
    'indexed/README.md': '/indexed/README.md',
    'own/README.md': '/own/README.html',
  });
  const elsewhere = await publishFiles({ ...files, Gemfile: "gem 'jekyll'\n" });
  expect(elsewhere.urls['guide/readme.md']).toBe('/guide/readme.md');
  const asked = await publishFiles({ ...files, ...config('readme_index: {with_frontmatter: true}\n') });
  expect(asked.urls['own/README.md']).toBe('/own/');
});

it('knows where jekyll-archives puts the posts of a tag', async () => {
  // https://github.com/jekyll/jekyll-archives/blob/master/docs/configuration.md
  const { site } = await publishFiles({
    ...config(
      'baseurl: /log\nplugins: [jekyll-archives]\njekyll-archives:\n  slug_mode: latin\n  permalinks: {tag: /t/:name/}\n',
    ),
    '_posts/2020-01-01-a.md': '',
  });
  expect(site.listAddress?.('tag', 'Été à la mer')).toBe('/log/t/ete-a-la-mer/');
  expect(site.listAddress?.('category', 'Sea log')).toBe('/log/category/sea-log/');
});

it('knows the other address of a post that the time zone of the builder may move to another day', async () => {
  const { urls, posts } = await publishFiles({
    ...config(),
    '_posts/2014-05-01-late.md': '---\ndate: 2014-05-01 23:30:00 -0800\n---\n',
  });
  // Printed by Jekyll 4.3.4 with TZ=UTC, and with TZ=America/Anchorage.
  expect(urls).toEqual({ '_posts/2014-05-01-late.md': '/2014/05/02/late.html' });
  expect(posts.get('_posts/2014-05-01-late.md')?.aliases).toEqual(['/2014/05/01/late.html']);
});

describe('a date of Jekyll', () => {
  const dates = {
    quoted: '"2021-09-03 23:21:31"',
    plain: '2021-09-03 23:21:31',
    short: '2021-09-03 23:21',
    zoned: '"2021-09-03 23:21:31 +0200"',
    words: 'September 3, 2021 11:21 pm',
    day: "'2021-09-03'",
    named: 'Fri Sep  3 23:21:31 CEST 2021',
  } as const;

  async function datesIn(config: string): Promise<Readonly<Record<string, readonly [url: string, time: string]>>> {
    const files = Object.entries(dates).map(([name, date]): [string, string] => [
      `_posts/2021-09-03-${name}.md`,
      `---\ntitle: ${name}\ndate: ${date}\n---\n`,
    ]);
    const { posts } = await publishFiles({ '_config.yml': config, ...Object.fromEntries(files) });
    return Object.fromEntries(
      [...posts.values()].map(({ title, url, metadata }) => [
        title,
        [url ?? '', new Date(metadata.date.time).toISOString().slice(0, 16)],
      ]),
    );
  }

  it('is local where it is a text, and that of UTC where YAML knows it as a time', async () => {
    // Printed by Jekyll 4.3.1. It ignores a zone whose name Ruby does not know, in the address too.
    expect(await datesIn('timezone: Asia/Tokyo')).toEqual({
      quoted: ['/2021/09/03/quoted.html', '2021-09-03T14:21'],
      plain: ['/2021/09/04/plain.html', '2021-09-03T23:21'],
      short: ['/2021/09/03/short.html', '2021-09-03T14:21'],
      zoned: ['/2021/09/04/zoned.html', '2021-09-03T21:21'],
      words: ['/2021/09/03/words.html', '2021-09-03T14:21'],
      day: ['/2021/09/03/day.html', '2021-09-03T00:00'],
      named: ['/2021/09/03/named.html', '2021-09-03T21:21'],
    });
  });

  it('is that of UTC where the configuration names no zone', async () => {
    const { quoted, plain, zoned, named } = await datesIn('title: No zone');
    expect({ quoted, plain, zoned, named }).toEqual({
      quoted: ['/2021/09/03/quoted.html', '2021-09-03T23:21'],
      plain: ['/2021/09/03/plain.html', '2021-09-03T23:21'],
      zoned: ['/2021/09/03/zoned.html', '2021-09-03T21:21'],
      named: ['/2021/09/03/named.html', '2021-09-03T21:21'],
    });
  });
});

// As jekyll-archives 2.2.1 built it with Jekyll 4.3.1.
it('has the archives of years and months that a plugin makes', async () => {
  const config = (enabled: string): string =>
    `plugins: [jekyll-archives]\njekyll-archives:\n  enabled: ${enabled}\n  permalinks: { year: '/y/:year/' }\n`;
  const linksWith = async (enabled: string): Promise<unknown> =>
    linksOf('_posts/2020-01-02-a.md', {
      '_config.yml': config(enabled),
      '_posts/2020-01-02-a.md': '---\npermalink: /a/\n---\n[y](/y/2020/) [m](/2020/01/) [z](/y/x/)\n',
    });
  expect(await linksWith('[year, month]')).toEqual({
    '/y/2020/': 'list /y/2020/ (list)',
    '/2020/01/': 'list /2020/01/ (list)',
    '/y/x/': 'dead null (none)',
  });
  expect(await linksWith('[tags]')).toMatchObject({ '/y/2020/': 'dead null (none)' });
});
