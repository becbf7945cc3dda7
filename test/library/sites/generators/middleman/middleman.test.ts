import { expect, it } from 'vitest';
import { publishFiles, publishFixture } from '../../publish-fixture.ts';

it('reads a Middleman configuration without running it', async () => {
  const { site, why } = await publishFixture('middleman');
  expect(why).toBe('its config.rb activates :blog');
  expect(site).toMatchObject({
    generator: 'middleman',
    addresses: ['https://bells.example/bells/'],
    basePath: '/bells/',
    timeZone: 'Asia/Tokyo',
    contentRoots: ['source/journal/', 'source/'],
    mounts: [{ folder: 'source/', at: '/' }],
  });
  // middlemanapp.com/basics/template-engine-options: kramdown is the Markdown of Middleman 4.
  expect(site.dialect).toMatchObject({ headingIds: 'kramdown-plain', attributes: 'blocks' });
});

it('knows the word that ends an excerpt', async () => {
  // middlemanapp.com/basics/blogging, Summary.
  const markOf = async (config: string) =>
    (await publishFiles({ 'config.rb': config, 'source/2012-01-01-a.md': '' })).site.dialect.readMore;
  expect(await markOf('activate :blog\n')).toBe('READMORE');
  expect(await markOf('activate :blog do |blog|\n  blog.summary_separator = /SPLIT HERE/\nend\n')).toBe('SPLIT HERE');
  expect(await markOf('activate :blog do |blog|\n  blog.summary_separator = /a|b+/\nend\n')).toBe('READMORE');
});

it('gives each article the address that middleman-blog gives it', async () => {
  const { urls } = await publishFixture('middleman');
  expect(urls).toEqual({
    // lib/middleman-blog/extension.rb: the prefix stands before the permalink; blog_data.rb: tokens may be of the front matter.
    'source/journal/2012-01-01-first-bell.html.markdown': '/bells/journal/new-casts/2012/first-bell/',
    // blog_article.rb slug and uri_templates.rb safe_parameterize.
    'source/journal/2012-05-06-second.html.md': '/bells/journal/foundry/2012/second-try/',
    'source/journal/2013-02-03-plain.md': '/bells/journal/glocken-lauten/2013/plain/',
    // middlemanapp.com/advanced/pretty-urls.
    'source/about.html.md': '/bells/about/',
    'source/_part.md': null,
    'README.md': null,
  });
});

it('reads tags, drafts and dates as middleman-blog does', async () => {
  const { posts } = await publishFixture('middleman');
  // blog_article.rb: a text of tags is split at commas.
  expect(posts.get('source/journal/2012-01-01-first-bell.html.markdown')).toMatchObject({
    kind: 'post',
    date: '2012-01-01',
    metadata: { tags: ['bronze', 'large bells'] },
  });
  expect(posts.get('source/journal/2012-05-06-second.html.md')).toMatchObject({
    kind: 'post',
    date: '2012-05-06T23:30:00Z',
    metadata: { tags: ['bronze'], draft: true },
  });
  expect(posts.get('source/about.html.md')?.kind).toBe('page');
});

it.each([
  // middlemanapp.com/basics/blogging: the default, and the older form of tokens.
  ['activate :blog', 'source/2011-02-03-a-b.html.md', '/2011/02/03/a-b.html'],
  [
    'activate :blog do |b|\n  b.permalink = ":year/:month/:title"\n  b.sources = "posts/:year/:month-:day-:title"\nend',
    'source/posts/2011/02-03-x.md',
    '/2011/02/x',
  ],
  ['activate :blog, prefix: "log", permalink: "{title}.html"', 'source/log/2011-02-03-x.md', '/log/x.html'],
])('publishes with “%s”', async (config, path, url) => {
  const { urls } = await publishFiles({ 'config.rb': `${config}\n`, [path]: '---\ntitle: X\n---\n' });
  expect(urls).toEqual({ [path]: url });
});
