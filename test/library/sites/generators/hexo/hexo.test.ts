import { expect, it } from 'vitest';
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
  // hexo-renderer-marked's README: breaks is on unless told.
  expect(site.dialect).toMatchObject({
    templates: 'hexo',
    headingIds: 'hexo',
    codeTitles: true,
    breaks: true,
    smartQuotes: false,
  });
});

it('gives each post the address that Hexo gives it', async () => {
  // All of them were also computed by Hexo 8.1 itself from this folder, with the computer's zone that of the configuration.
  const { urls } = await publishFixture('hexo');
  expect(urls).toMatchObject({
    // docs/permalinks.md: `:title` is the name, `:category` the last one; docs/configuration.md: category_map.
    'source/_posts/2019-06-30-Cold-Water.md': '/log/trips/lake/2019/6/Cold-Water/',
    // lib/plugins/processor/post.ts parseFilename: a name that new_post_name does not describe is slugized whole.
    'source/_posts/winter/ice.md': '/log/ice/2020/2/winter-ice/',
    'source/_posts/2021-03-04-json.md': '/log/uncategorized/2021/3/json/',
    'source/_posts/lake/2019-07-01-swim.md': '/log/uncategorized/2019/7/lake-2019-07-01-swim/',
    'source/_posts/2020-03-01-sunrise.md': '/log/fruh/2020/3/sunrise/',
    // lib/plugins/filter/post_permalink.ts: with post_asset_folder an address is a folder.
    'source/_posts/2021-01-01-new-year.md': '/log/special/new-year/',
    // hexo-front-matter: YAML's times are put to the same clock without their zone.
    'source/_posts/2021-01-02-zone.md': '/log/uncategorized/2021/1/zone/',
    // A draft's date would be that of its file.
    'source/_drafts/not-done.md': null,
    // lib/plugins/processor/asset.ts.
    'source/about/index.md': '/log/about/',
    'source/links.md': '/log/friends/',
    // lib/plugins/processor/common.ts isHiddenFile.
    'source/_data/hidden.md': null,
  });
});

it('reads tags, categories, drafts and dates as Hexo does', async () => {
  const { posts } = await publishFixture('hexo');
  expect(posts.get('source/_posts/2019-06-30-Cold-Water.md')).toMatchObject({
    kind: 'post',
    date: '2019-06-30T23:50:00',
    aliases: ['/log/old/cold.html'],
  });
  expect(posts.get('source/_posts/2019-06-30-Cold-Water.md')?.metadata).toMatchObject({
    tags: ['swimming', 'early start'],
    categories: ['Trips & tours', 'Lake'],
  });
  // One text is one tag (lib/plugins/processor/post.ts): it is not split as Jekyll does.
  expect(posts.get('source/_posts/lake/2019-07-01-swim.md')?.metadata.tags).toEqual(['open water']);
  expect(posts.get('source/_posts/2020-03-01-sunrise.md')).toMatchObject({
    date: '2020-03-01',
    metadata: { categories: ['Früh'], draft: true },
  });
  expect(posts.get('source/_drafts/not-done.md')).toMatchObject({
    kind: 'post',
    date: null,
    metadata: { draft: true },
  });
  // lib/plugins/tag/post_link.ts: a post is called by its slug or its title.
  expect(posts.get('source/_posts/lake/2019-07-01-swim.md')?.names).toEqual(['lake-2019-07-01-swim', 'The swim']);
  expect(posts.get('source/about/index.md')?.kind).toBe('page');
});

it.each([
  [':year/:month/:day/:title/', '/2012/03/04/deep/Two-words/'],
  [':year-:i_day/:name.html', '/2012-4/Two-words.html'],
  [':post_title/', '/two-words-and-e/'],
  // hexo-util permalink.ts: an underscore at the end is none of the name.
  [':title_:hour:minute:second', '/deep/Two-words_050607'],
  ['posts/:abbrlink.html', '/posts/4a17b156.html'],
  [':lang/:title/', '/nl/deep/Two-words/'],
  // The database's own number.
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
