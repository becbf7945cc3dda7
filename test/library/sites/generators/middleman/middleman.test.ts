import { linksOf } from '../../../links/links-of.ts';
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
  expect(site.dialect).toMatchObject({ headingIds: 'kramdown-plain', attributes: 'blocks', kramdown: true });
});

it('knows the word that ends an excerpt', async () => {
  // middlemanapp.com/basics/blogging, Summary.
  const markOf = async (config: string) =>
    (await publishFiles({ 'config.rb': config, 'source/2012-01-01-a.md': '' })).site.dialect.readMore;
  expect(await markOf('activate :blog\n')).toBe('READMORE');
  expect(await markOf('activate :blog do |blog|\n  blog.summary_separator = /SPLIT HERE/\nend\n')).toBe('SPLIT HERE');
  expect(await markOf('activate :blog do |blog|\n  blog.summary_separator = /a|b+/\nend\n')).toBe('READMORE');
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

it('treats names such as `__proto__` as any other name', async () => {
  const { site, urls } = await publishFiles({
    'config.rb':
      'Time.zone = "constructor"\nactivate :blog do |blog|\n  blog.sources = "{constructor}/{year}-{month}-{day}-{title}.html"\nend\n',
    'source/x/2020-01-02-a.html.md': '---\ntitle: A\n---\n',
  });
  expect(site.timeZone).toBe('constructor');
  expect(urls).toEqual({ 'source/x/2020-01-02-a.html.md': '/2020/01/02/a.html' });
});

it.each([
  ['', '/site'],
  ['activate :directory_indexes', ''],
])('leads to lists, further pages and pages of templates (%s, %s)', async (indexes, prefix) => {
  const links = await linksOf('source/words/2020-01-02-one.html.md', {
    'config.rb': `activate :blog do |blog|
  blog.prefix = "words"
  blog.permalink = "{year}/{category}/{title}.html"
  blog.page_link = "p{num}"
end
set :http_prefix, "${prefix}"
redirect "old.html", to: "/words/2020/news/one.html"
proxy "/people/ann.html", "/person.html", locals: {}
${indexes}
`,
    'source/words/index.html.erb': '---\npageable: true\n---\n',
    'source/words/2020-01-02-one.html.md':
      '---\ncategory: news\ntags: a b\n---\n[t](/words/tags/a-b.html) [p](/words/p2.html) [q](/words/px.html) [i](/words/) [n](/people/ann.html) [o](/old.html) [d](/people/bob.html)\n',
  });
  const end = indexes === '' ? '.html' : '/';
  expect(links).toEqual({
    '/words/tags/a-b.html': `list ${prefix}/words/tags/a-b${end} (list)`,
    '/words/p2.html': 'unread source/words/index.html.erb (route)',
    '/words/px.html': 'dead null (none)',
    '/words/': 'unread source/words/index.html.erb (address)',
    '/people/ann.html': `list ${prefix}/people/ann${end} (list)`,
    '/old.html': 'post source/words/2020-01-02-one.html.md (alias)',
    '/people/bob.html': 'dead null (none)',
  });
});
