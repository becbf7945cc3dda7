import { expect, it } from 'vitest';
import { linksOf } from '../../../links/links-of.ts';
import { publishFiles, publishFixture } from '../../publish-fixture.ts';

it('recognises a Hexo site and reads where it is published', async () => {
  const { site, why } = await publishFixture('hexo');
  expect(why).toBe('it has _config.yml and a scaffolds folder');
  expect(site).toMatchObject({
    generator: 'hexo',
    title: 'Around the lake',
    addresses: ['https://lake.example/log/'],
    basePath: '/log/',
    language: 'en',
    timeZone: 'Europe/Zurich',
    mounts: [{ folder: 'source/', at: '/' }],
    headers: ['unopened'],
    notes: [],
  });
  // hexo-renderer-marked's README: `breaks` is on by default.
  expect(site.dialect).toMatchObject({
    templates: 'hexo',
    headingIds: 'hexo',
    codeTitles: true,
    breaks: true,
    smartQuotes: false,
  });
});

it.each([
  [':year/:month/:day/:title/', '/2012/03/04/deep/Two-words/'],
  [':year-:i_day/:name.html', '/2012-4/Two-words.html'],
  [':post_title/', '/two-words-and-e/'],
  // hexo-util permalink.ts: an underscore at the end is not part of the name.
  [':title_:hour:minute:second', '/deep/Two-words_050607'],
  ['posts/:abbrlink.html', '/posts/4a17b156.html'],
  [':lang/:title/', '/nl/deep/Two-words/'],
  // `:id` is a number in Hexo's database, which Offprint does not know.
  [':id/', null],
])('publishes with the permalink %s', async (permalink, url) => {
  const { urls } = await publishFiles({
    '_config.yml': `url: https://a.example\npermalink: ${permalink}\npermalink_defaults: {lang: nl}\n`,
    'source/_posts/deep/Two-words.md':
      '---\ntitle: Two words, and é\nabbrlink: 4a17b156\ndate: 2012-03-04 05:06:07\n---\n',
  });
  expect(urls).toEqual({ 'source/_posts/deep/Two-words.md': url });
});

it('numbers an address as Hexo does where the zone is known', async () => {
  // lib/plugins/filter/post_permalink.ts: the first 12 digits of the SHA-1 of slug and seconds; computed by Hexo 8.1.
  const { urls } = await publishFiles({
    '_config.yml': 'permalink: :hash/:timestamp/\ntimezone: UTC\n',
    'source/_posts/a.md': '---\ndate: 2020-01-01\n---\n',
  });
  expect(urls).toEqual({ 'source/_posts/a.md': '/8eecf2dbed4f/1577836800/' });
});

it('leaves an Octopress to Jekyll', async () => {
  const { site, urls } = await publishFiles({
    '_config.yml': 'source: source\npermalink: /blog/:year/:month/:day/:title/\n',
    'source/_layouts/post.html': '',
    'source/_posts/2012-01-02-a.markdown': '---\ntitle: A\n---\n',
  });
  expect(site.generator).toBe('jekyll');
  expect(urls).toEqual({ 'source/_posts/2012-01-02-a.markdown': '/blog/2012/01/02/a/' });
});

it('treats names such as `__proto__` as any other name', async () => {
  const { urls } = await publishFiles({
    '_config.yml': 'new_post_name: :constructor-:title.md\npermalink: :title/\n',
    'scaffolds/post.md': '',
    'source/_posts/x-a.md': '---\ntitle: A\ndate: 2020-01-02\n---\n',
  });
  expect(urls['source/_posts/x-a.md']).toBe('/a/');
});

// Hexo 8.1.2 printed these pages.
it('knows its lists by the folders and names that the configuration gives them', async () => {
  const links = await linksOf('source/_posts/a.md', {
    '_config.yml': 'root: /log/\ntag_dir: labels\ncategory_map:\n  海: sea\ntag_map:\n  C++: cpp\n',
    'scaffolds/post.md': '',
    'source/_posts/a.md':
      '---\ndate: 2020-01-02\ncategories: [海, 深水]\ntags: [甲, b c, C++]\n---\n[1](/log/categories/sea/) [2](/log/categories/sea/深水/) [3](/log/labels/甲/) [4](/log/labels/b-c/) [5](/log/labels/cpp/) [6](/log/labels/) [7](/log/categories/gone/深水/)\n',
  });
  expect(Object.values(links).map((link) => link.split(' ')[0])).toEqual([
    ...Array.from({ length: 6 }, () => 'list'),
    'dead',
  ]);
});

it('publishes what `skip_render` names as it is, and posts of its not at all', async () => {
  // As Hexo 8.1.2 built it.
  const { urls, posts } = await publishFiles({
    '_config.yml': "url: https://a.example/blog\nskip_render: ['raw/**', '_posts/kept/*']\n",
    'source/raw/deep/b.md': '# B\n',
    'source/shown/c.md': '# C\n',
    'source/_posts/a.md': '---\ndate: 2020-01-02\n---\n',
    'source/_posts/kept/d.md': '---\ndate: 2020-01-02\n---\n',
  });
  expect(urls).toEqual({
    'source/raw/deep/b.md': '/blog/raw/deep/b.md',
    'source/shown/c.md': '/blog/shown/c.html',
    'source/_posts/a.md': '/blog/2020/01/02/a/',
    'source/_posts/kept/d.md': null,
  });
  expect(posts.get('source/_posts/kept/d.md')?.kind).toBe('page');
});

// As Hexo 8.1.2 built it.
it('reads what the configuration includes, and not what it leaves out', async () => {
  const { urls, posts } = await publishFiles({
    '_config.yml': [
      'permalink: :title/',
      'include: ["_pages/**"]',
      'exclude: ["drafty/*", "_posts/en/*"]',
      'ignore: ["**/foo/*"]',
      'future: false',
    ].join('\n'),
    'source/_pages/p.md': '---\ntitle: P\n---\n',
    'source/_other/q.md': '---\ntitle: Q\n---\n',
    'source/drafty/a.md': '---\ntitle: A\n---\n',
    'source/about/me.md': '---\ntitle: Me\n---\n',
    'source/_posts/en/kept.md': '---\ndate: 2021-02-03\n---\n',
    'source/_posts/foo/x.md': '---\ndate: 2021-02-03\n---\n',
    'source/_posts/later.md': '---\ndate: 2199-01-01\n---\n',
  });
  expect(urls).toEqual({
    'source/_pages/p.md': '/_pages/p.html',
    'source/_other/q.md': null,
    'source/drafty/a.md': null,
    'source/about/me.md': '/about/me.html',
    'source/_posts/en/kept.md': '/en/kept/',
    'source/_posts/foo/x.md': null,
    'source/_posts/later.md': null,
  });
  expect(posts.get('source/_posts/later.md')?.metadata.draft).toBe(true);
});

it('has its list of posts where the configuration puts it', async () => {
  const links = await linksOf('source/_posts/a.md', {
    '_config.yml': 'url: https://a.example\nindex_generator: { path: journal }\n',
    'source/_posts/a.md': '---\ndate: 2020-01-01\n---\n[j](/journal/) [k](/journal/page/2/) [l](/log/)\n',
  });
  expect(links).toEqual({
    '/journal/': 'list /journal/ (list)',
    '/journal/page/2/': 'list /journal/page/2/ (list)',
    '/log/': 'dead null (none)',
  });
});
