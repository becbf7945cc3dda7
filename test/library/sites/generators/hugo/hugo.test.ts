import { linksOf } from '../../../links/links-of.ts';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { withZone } from '../../../../../main/library/metadata/post-date.ts';
import type { PostDate } from '../../../../../main/library/model/post.ts';
import { hugoSlug } from '../../../../../main/library/slugs/hugo-slug.ts';
import { type PublishedSite, publishFiles, publishFixture } from '../../publish-fixture.ts';

let blog: PublishedSite;
beforeAll(async () => {
  blog = await publishFixture('hugo');
});

describe('a Hugo site', () => {
  it('is recognised by its configuration, which is read', () => {
    expect(blog.label).toBe('Hugo');
    expect(blog.why).toBe('it has hugo.toml');
    expect(blog.site).toMatchObject({
      title: 'Tide notes',
      addresses: ['https://tides.example/notes/'],
      basePath: '/notes/',
      language: 'en',
      timeZone: 'Europe/London',
      notes: [],
    });
    expect(blog.site.dialect).toMatchObject({
      templates: 'hugo',
      headingIds: 'goldmark',
      rawHeadingIds: true,
      smartQuotes: true,
      guillemets: true,
      math: 'dollars',
    });
    expect(blog.site.mounts.map(({ folder }) => folder)).toEqual([
      'static/',
      'content/',
      'themes/sea/static/',
      'assets/',
    ]);
  });
});

interface PrintedPage {
  readonly url: string | null;
  readonly date?: string;
  readonly draft?: boolean;
  readonly expiryDate?: string;
  readonly aliases?: readonly string[];
}

describe('a Hugo site that Hugo has built', () => {
  // `expected-pages.json` is what Hugo 0.131.0 printed: `hugo list all`, and the redirects of its build.
  const printed = JSON.parse(
    readFileSync(new URL('../../../../fixtures/sites/hugo-printed/expected-pages.json', import.meta.url), 'utf8'),
  ) as Readonly<Record<string, PrintedPage>>;
  let built: PublishedSite;
  beforeAll(async () => {
    built = await publishFixture('hugo-printed');
  });

  it('has every page at the address that Hugo printed, and no other', () => {
    const expected = Object.entries(printed).map(([path, { url }]) => [path, url] as const);
    const published = Object.entries(built.urls).filter(([path, url]) => path in printed || url !== null);
    expect(Object.fromEntries(published)).toEqual(Object.fromEntries(expected));
  });

  it('has the dates, drafts and aliases that Hugo printed', () => {
    const slashed = (address: string): string => (/\.html$|\/$/.test(address) ? address : `${address}/`);
    for (const [path, { date, draft = false, expiryDate, aliases = [] }] of Object.entries(printed)) {
      const post = built.posts.get(path);
      expect(post?.aliases.map(slashed).sort(), path).toEqual(aliases);
      expect(post?.metadata.draft, path).toBe(draft || expiryDate !== undefined);
      if (date) {
        expect(withZone(post?.metadata.date as PostDate, 'UTC').time, path).toBe(Date.parse(date));
      }
    }
  });

  it('has its tags under the name that the configuration gives them', () => {
    expect(built.posts.get('content/posts/cpp.md')?.metadata.tags).toEqual(['C++', 'Rye']);
    expect(built.site.listAddress?.('tag', 'C++')).toBe('/b/topics/c++/');
  });
});

describe('a Hugo configuration', () => {
  it('may be a folder, in YAML', async () => {
    const { site, why, urls } = await publishFiles({
      'config/_default/config.yaml': 'baseURL: https://a.example/\n',
      'config/_default/permalinks.yaml': 'blog: /:year-:month/:filename\n',
      'content/blog/x.md': '---\ndate: 2020-02-03\ntitle: X\n---\n',
    });
    expect(why).toBe('it has config/_default');
    expect(site.addresses).toEqual(['https://a.example/']);
    expect(urls['content/blog/x.md']).toBe('/2020-02/x/');
  });

  it('may put content elsewhere and make addresses end in .html', async () => {
    const { urls } = await publishFiles({
      'config.toml': 'baseURL = "/"\ncontentDir = "src/pages"\nuglyURLs = true\n',
      'content/.keep': '',
      'src/pages/blog/A Post.md': '---\ndate: 2020-02-03\ntitle: X\n---\n',
    });
    // configuration/ugly-urls.md.
    expect(urls['src/pages/blog/A Post.md']).toBe('/blog/a-post.html');
  });

  it('may mount folders', async () => {
    const config =
      '[[module.mounts]]\nsource = "text"\ntarget = "content"\n[[module.mounts]]\nsource = "pictures"\ntarget = "static/img"\n';
    const { urls, site } = await publishFiles({
      'hugo.toml': config,
      'text/a/b.md': '---\ndate: 2020-02-03\ntitle: X\n---\n',
    });
    expect(urls['text/a/b.md']).toBe('/a/b/');
    expect(site.mounts).toEqual([
      { folder: 'static/', at: '/' },
      { folder: 'pictures/', at: '/img/' },
      { folder: 'text/', at: '/' },
      { folder: 'assets/', at: '/' },
    ]);
  });

  it('may keep each language in a folder of its own', async () => {
    const config =
      'defaultContentLanguageInSubdir = true\n[languages.en]\ncontentDir = "content/english"\n[languages.de]\ncontentDir = "content/german"\n';
    const file = '---\ndate: 2020-02-03\ntitle: X\n---\n';
    const { urls, posts } = await publishFiles({
      'hugo.toml': config,
      'content/english/p/a.md': file,
      'content/german/p/a.md': file,
    });
    expect(urls).toEqual({ 'content/english/p/a.md': '/en/p/a/', 'content/german/p/a.md': '/de/p/a/' });
    expect(posts.get('content/german/p/a.md')?.metadata.lang).toBe('de');
  });

  it('may change how Markdown is read', async () => {
    const { site } = await publishFiles({
      'hugo.yaml':
        'markup:\n  goldmark:\n    renderer: {hardWraps: true}\n    parser: {autoHeadingIDType: blackfriday}\n    extensions: {typographer: {disable: true}}\n',
      'content/a/b.md': 'Text\n',
    });
    expect(site.dialect).toMatchObject({ breaks: true, headingIds: 'blackfriday', smartQuotes: false });
  });

  it('makes .html of every address, and of the name that Hugo prints for it', async () => {
    const { urls } = await publishFiles({
      'hugo.toml': 'uglyURLs = true\ndisablePathToLower = true\n',
      'content/Sec/_index.md': '---\ntitle: S\n---\n',
      'content/Sec/a.b.md': '---\ntitle: X\n---\n',
      'content/Sec/c.md': '---\ntitle: X\nslug: "Ends Ⅷ here -"\n---\n',
    });
    // Hugo 0.131.
    expect(urls).toEqual({
      'content/Sec/_index.md': '/Sec.html',
      'content/Sec/a.b.md': '/Sec/a.b.html',
      'content/Sec/c.md': '/Sec/Ends-here-.html',
    });
  });

  it('may leave pictures out of lists that no post names for them', async () => {
    const { posts } = await publishFiles({
      'hugo.toml': '[params]\nautoThumbnailImage = false\n',
      'content/a/b.md': '---\ntitle: X\ncoverImage: c.png\n---\n',
      'content/a/c.md': '---\ntitle: X\ncoverImage: c.png\nthumbnailImage: t.png\n---\n',
      'content/a/d.md': '---\ntitle: X\ncoverImage: c.png\nautoThumbnailImage: true\n---\n',
    });
    expect([...posts.values()].map(({ metadata }) => metadata.thumbnail)).toEqual(['', 't.png', 'c.png']);
  });

  it('may be broken: a note says so, and the folder is read all the same', async () => {
    const { site, posts } = await publishFiles({
      'hugo.toml': 'title = \n',
      'content/a/b.md': '---\ntitle: X\ndate: 2020-01-01\n---\n',
    });
    expect(site.notes).toHaveLength(1);
    expect(posts.get('content/a/b.md')?.url).toBe('/a/b/');
  });
});

it('puts texts into addresses as Hugo does', () => {
  // hugo common/paths/path.go, Sanitize: signs go, runs of spaces are one dash.
  expect(hugoSlug('Social   Sciences')).toBe('social-sciences');
  expect(hugoSlug('What is this? (a test)')).toBe('what-is-this-a-test');
  expect(hugoSlug('a - b -- c')).toBe('a-b--c');
  expect(hugoSlug('C#/.NET, Ü_ñ 50%')).toBe('c#/.net-ü_ñ-50');
  expect(hugoSlug('Été', { plainLetters: true })).toBe('ete');
  expect(hugoSlug('Été', { keepCase: true })).toBe('Été');
});

// Hugo 0.111.3 printed these pages.
it('knows the pages of its sections and of all its taxonomies', async () => {
  const links = await linksOf('content/posts/a.md', {
    'hugo.toml':
      'baseURL = "https://a.example/"\n[permalinks]\nposts = "/:year/:slug/"\n[taxonomies]\ntag = "tags"\nseries = "series"\n',
    'content/posts/a.md':
      '---\ntitle: A\ndate: 2020-01-02\nseries: Dunes 101\ntags: ["C#"]\n---\n[1](/posts/) [2](/series/dunes-101/) [3](/series/) [4](/tags/c%23/) [5](/series/a/b/) [6](/post/)\n',
  });
  expect(Object.values(links).map((link) => link.split(' ')[0])).toEqual([
    ...Array.from({ length: 4 }, () => 'list'),
    'dead',
    'dead',
  ]);
});

// As Hugo 0.111.3 built it.
it('has the lists of each language below its name', async () => {
  const links = await linksOf('content/posts/one.md', {
    'hugo.toml': [
      "baseURL = 'https://a.example/blog/'",
      "defaultContentLanguage = 'en'",
      'defaultContentLanguageInSubdir = true',
      '[languages.en]',
      '[languages.de]',
      '[permalinks]',
      "posts = '/:year/:slug/'",
      '[taxonomies]',
      "series = 'series'",
    ].join('\n'),
    'content/posts/one.md':
      '---\ndate: 2020-01-02\nseries: [My Series]\n---\n[a](/blog/en/series/my-series/) [b](/blog/de/series/x/index.xml) [c](/blog/en/posts/index.xml) [d](/blog/posts/) [e](/blog/de/series/x/y/z/)\n',
  });
  expect(links).toEqual({
    '/blog/en/series/my-series/': 'list /blog/en/series/my-series/ (list)',
    '/blog/de/series/x/index.xml': 'list /blog/de/series/x/index.xml (list)',
    '/blog/en/posts/index.xml': 'list /blog/en/posts/index.xml (list)',
    '/blog/posts/': 'dead null (none)',
    '/blog/de/series/x/y/z/': 'dead null (none)',
  });
});

it('takes no slug from behind the last dot of a name with a date, as Hugo does', async () => {
  const { urls } = await publishFiles({
    'hugo.toml': "[frontmatter]\ndate = [':filename']\n[permalinks]\npost = '/:year/:slug/'\n",
    'content/post/2020-12-31-end.of.year.md': '---\ntitle: T\n---\n',
    'content/post/2020-12-30-plain.md': '---\ntitle: T\n---\n',
  });
  expect(urls).toEqual({
    'content/post/2020-12-31-end.of.year.md': '/2020/end.of/',
    'content/post/2020-12-30-plain.md': '/2020/plain/',
  });
});

// Hugo 0.111.3 published it.
it('knows the well-known addresses below its static folders', async () => {
  const links = await linksOf('content/posts/a.md', {
    'hugo.toml': 'baseURL = "https://a.example/"\n',
    'content/posts/a.md':
      '---\ntitle: A\ndate: 2020-01-02\n---\n[1](/.well-known/site.json) [2](/.well-known/gone.json) [3](/.htaccess)\n',
    'static/.well-known/site.json': '{}',
    'static/.htaccess': '',
  });
  expect(links).toEqual({
    '/.well-known/site.json': 'file static/.well-known/site.json (static)',
    '/.well-known/gone.json': 'dead null (none)',
    '/.htaccess': 'file static/.htaccess (static)',
  });
});
