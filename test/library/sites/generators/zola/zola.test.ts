import { linksOf } from '../../../links/links-of.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SiteFolder } from '../../../../../main/library/sites/generator.ts';
import { zola } from '../../../../../main/library/sites/generators/zola/zola.ts';
import { slugifyMode, zolaSlug } from '../../../../../main/library/slugs/zola-slug.ts';
import { type PublishedSite, publishFiles, publishFixture } from '../../publish-fixture.ts';

let blog: PublishedSite;

beforeAll(async () => {
  blog = await publishFixture('zola');
});

describe('a Zola blog', () => {
  it('is told from Hugo, which has a config.toml and a content folder too', () => {
    expect(blog.label).toBe('Zola');
    expect(blog.why).toBe('its config.toml names a base_url');
    expect(blog.site.addresses).toEqual(['https://crumbs.example/bakery/']);
    expect(blog.site.dialect).toMatchObject({ templates: 'zola', smartQuotes: true });
    // components/content/src/front_matter/page.rs takes a time without a zone for UTC.
    expect(blog.site.timeZone).toBe('UTC');
  });

  it('leaves a config.toml without a base_url to Hugo', async () => {
    const folder: SiteFolder = {
      paths: new Set(['config.toml']),
      folders: new Set(['content']),
      read: async () => 'baseURL = "https://a.example/"',
      learn: (_name, make) => make(),
    };
    expect(await zola.recognise(folder)).toBeNull();
  });
});

// All of the following was printed by Zola 0.22.0.
describe('a Zola configuration', () => {
  const page = '+++\ntitle = "A page"\ndate = 2024-01-02\n+++\nText.\n';
  const files = {
    'content/a.draft.md': page,
    'content/notes/_index.md': page,
    'content/notes/b.md': page,
    'content/notes/sub/_index.md': page,
    'content/notes/sub/c.md': page,
    'content/x/index.md': page,
    'content/y/z.md': page,
    'README.md': '# Not a page\n',
  };
  const published = async (patterns: readonly string[]): Promise<readonly string[]> => {
    const ignored = `base_url = "https://a.example"\nignored_content = ${JSON.stringify(patterns)}\n`;
    const { urls } = await publishFiles({ ...files, 'config.toml': ignored });
    return Object.values(urls).filter((url) => url !== null);
  };
  const all = ['/a-draft/', '/notes/', '/notes/b/', '/notes/sub/', '/notes/sub/c/', '/x/', '/y/z/'];

  it.each([
    [[], all],
    [['*.draft.md'], all.slice(1)],
    // A star matches across folders. A section is left out only together with its folder.
    [['**/notes/**'], ['/a-draft/', '/notes/', '/x/', '/y/z/']],
    [['*/z.md'], all.slice(0, 6)],
    [['**/_index.md'], all],
    // A pattern that begins with a name matches nothing, because Zola compares absolute paths.
    [['notes/*', 'content/notes/*', 'z.md', 'y/?.md', '[xy]/*.md'], all],
    [
      ['**/{b,c}.md', '**/[xy]/*.md'],
      ['/a-draft/', '/notes/', '/notes/sub/'],
    ],
  ])('leaves out what ignored_content names: %j', async (patterns, urls) => {
    expect(await published(patterns)).toEqual(urls);
  });

  it('puts lists below the taxonomy_root and takes authors from a taxonomy', async () => {
    const { site, posts } = await publishFiles({
      'config.toml': 'base_url = "https://a.example"\ntaxonomy_root = "tax"\n',
      'content/blog/a.md': '+++\n[taxonomies]\ntags = ["A b"]\nauthors = ["Jo Do"]\n+++\nText.\n',
    });
    expect(site.listAddress?.('tag', 'A b')).toBe('/tax/tags/a-b/');
    expect(posts.get('content/blog/a.md')?.metadata.authors).toEqual(['Jo Do']);
  });

  it('decides how headings get their ids', async () => {
    const idsOf = async (mode: string): Promise<string> => {
      const slugify = `base_url = "https://a.example"\n[slugify]\nanchors = "${mode}"\n`;
      const { site } = await publishFiles({ 'content/a.md': page, 'config.toml': slugify });
      return site.dialect.headingIds;
    };
    expect(await Promise.all(['on', 'safe', 'off'].map(idsOf))).toEqual(['slug', 'slug-safe', 'slug-safe']);
  });
});

describe('a page of Zola whose day stands in its address alone', () => {
  it('is a post of that day', async () => {
    const { posts } = await publishFiles({
      'config.toml': 'base_url = "https://a.example"',
      'content/keel.md': '+++\ntitle = "Keel"\npath = "2018/07/20/keel"\n+++\n',
      'content/log/mast.md': '+++\ntitle = "Mast"\npath = "/log/2019-03-05/mast"\n+++\n',
      'content/both.md': '+++\ntitle = "Both"\ndate = 2021-01-01\npath = "2018/07/20/both"\n+++\n',
      'content/about.md': '+++\ntitle = "About"\npath = "about/1999"\n+++\n',
      'content/odd.md': '+++\ntitle = "Odd"\npath = "2018/31/31/odd"\n+++\n',
    });
    const said = [...posts].map(([path, { kind, date, metadata }]) => [path, kind, date, metadata.date.source]);
    expect(said).toEqual([
      ['content/about.md', 'page', null, 'file'],
      ['content/both.md', 'post', '2021-01-01', 'front-matter'],
      ['content/keel.md', 'post', '2018-07-20', 'path'],
      ['content/log/mast.md', 'post', '2019-03-05', 'path'],
      ['content/odd.md', 'page', null, 'file'],
    ]);
    expect(posts.get('content/keel.md')?.url).toBe('/2018/07/20/keel/');
  });
});

describe('a name in Zola’s addresses', () => {
  // The cases of components/utils/src/slugs.rs.
  it.each([
    ['test ', 'test', 'test', 'test '],
    ['tes t', 'tes-t', 'tes t', 'tes t'],
    ['dot. ', 'dot', 'dot', 'dot. '],
    ['日本', 'ri-ben', '日本', '日本'],
    ['héhé', 'hehe', 'héhé', 'héhé'],
    ['test (hey)', 'test-hey', 'test (hey)', 'test (hey)'],
  ])('%o is %o, %o or %o', (text, on, safe, off) => {
    expect([zolaSlug(text, 'on'), zolaSlug(text, 'safe'), zolaSlug(text, 'off')]).toEqual([on, safe, off]);
  });

  it('spells other scripts and keeps no dash at either end', () => {
    expect(zolaSlug('Æúű--cool?', 'on')).toBe('aeuu-cool');
    expect(zolaSlug('Привет, мир', 'on')).toBe('privet-mir');
    expect(zolaSlug('«Menü É»', 'on')).toBe('menu-e');
  });

  it.each([
    // Addresses by Zola 0.22.0 for pages with these names.
    ['🎉 party time', 'tada-party-time'],
    ['👩‍💻 dev', 'woman-computer-dev'],
    ['❤️ love', 'heart-love'],
    ['🇩🇪 flag', 'de-flag'],
    ['👍🏽 skin', '1-skin'],
    ['🏳️‍🌈 pride', 'flag-white-rainbow-pride'],
    ['1️⃣ key', '1-key'],
    ['日本 and 🎉', 'ri-ben-and-tada'],
    ['日本語の記事', 'ri-ben-yu-noji-shi'],
    ['العربية', 'l-rby'],
    ['объект', 'ob-ekt'],
    ['カード', 'kado'],
    ['x² + y³', 'x2-y3'],
    ['𝒳 math', 'x-math'],
    ['①one', '1one'],
    ['☀ sun', 'sun'],
    ['✅ done', 'white-check-mark-done'],
    ['₹', 'rs'],
    ['a♈b', 'aaries-b'],
    ['a🅰b', 'aab'],
  ])('spells emoji and signs: %o is %o', (text, slug) => {
    expect(zolaSlug(text, 'on')).toBe(slug);
  });

  it('reads the mode, the old boolean too', () => {
    expect([undefined, 'on', 'safe', 'off', false].map(slugifyMode)).toEqual(['on', 'on', 'safe', 'off', 'safe']);
  });
});

it('knows the lists of its own taxonomies, in each language', async () => {
  const links = await linksOf('content/a.md', {
    'zola.toml':
      'base_url = "https://lamp.example/sub"\ntaxonomies = [{ name = "tags" }, { name = "Reading Lists" }]\n[languages.de]\n',
    'content/a.md':
      '+++\ntitle = "A"\n[taxonomies]\ntags = ["oil"]\n+++\n[a](/sub/reading-lists/) [b](/sub/reading-lists/short-ones/) [c](/sub/de/reading-lists/) [d](/sub/series/one/) [e](https://lamp.example/sub/reading-lists/short-ones/)\n',
  });
  expect(Object.values(links).map((link) => link.split(' ', 1)[0])).toEqual(['list', 'list', 'list', 'dead', 'list']);
});
