import { beforeAll, describe, expect, it } from 'vitest';
import type { SiteFolder } from '../../../../../main/library/sites/generator.ts';
import { zola } from '../../../../../main/library/sites/generators/zola/zola.ts';
import { slugifyMode, zolaSlug } from '../../../../../main/library/slugs/zola-slug.ts';
import { type PublishedSite, publishFiles, publishFixture } from '../../publish-fixture.ts';

let blog: PublishedSite;

function post(path: string) {
  return blog.posts.get(`content/${path}`);
}

beforeAll(async () => {
  blog = await publishFixture('zola');
});

describe('a Zola blog', () => {
  it('is told from Hugo, which has a config.toml and a content folder too', () => {
    expect(blog.label).toBe('Zola');
    expect(blog.why).toBe('its config.toml names a base_url');
    expect(blog.site.addresses).toEqual(['https://crumbs.example/bakery/']);
    expect(blog.site.dialect).toMatchObject({ templates: 'zola', smartQuotes: true });
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

  it('publishes every page where Zola would', () => {
    expect(blog.urls).toEqual({
      // getzola/zola components/content/src/section.rs: a section is its folder.
      'content/_index.md': '/bakery/',
      'content/blog/_index.md': '/bakery/blog/',
      'content/workshop/_index.md': '/bakery/workshop/',
      // components/content/src/page.rs: `path` wins over everything.
      'content/about.md': '/bakery/who/',
      // page.rs, RFC3339_DATE: a date before the name is no part of the slug…
      'content/blog/2018-03-01-first-loaf.md': '/bakery/blog/first-loaf/',
      // …nor before the name of the folder of an index.md.
      'content/blog/2019-07-04_picnic/index.md': '/bakery/blog/picnic/',
      'content/workshop/2021-01-10T07:00:00Z-knives.md': '/bakery/workshop/knives/',
      // page.rs: with nothing behind the date the whole name is the slug.
      'content/blog/2022-02-02.md': '/bakery/blog/2022-02-02/',
      // page.rs slugifies the name alone, folders stay as written; components/utils/src/slugs.rs: 日本 is ri-ben.
      'content/blog/kitchen notes/Héhé, 日本 bread.md': '/bakery/blog/kitchen notes/hehe-ri-ben-bread/',
      // page.rs: `slug` is slugified too.
      'content/blog/starter.md': '/bakery/blog/sour-wild/',
      // documentation/content/multilingual: other languages stand below their code.
      'content/blog/starter.fr.md': '/bakery/fr/blog/starter/',
    });
  });

  it('counts sections and what has no date at the top as pages', () => {
    expect([...blog.posts].filter(([, { kind }]) => kind === 'post').map(([path]) => path)).toEqual([
      'content/blog/2018-03-01-first-loaf.md',
      'content/blog/2019-07-04_picnic/index.md',
      'content/blog/2022-02-02.md',
      'content/blog/kitchen notes/Héhé, 日本 bread.md',
      'content/blog/starter.fr.md',
      'content/blog/starter.md',
      'content/workshop/2021-01-10T07:00:00Z-knives.md',
    ]);
  });

  it('takes dates from names, and takes times without a zone for UTC', () => {
    // documentation/content/page: a date in the name counts where the front matter gives none.
    expect(post('blog/2018-03-01-first-loaf.md')?.metadata.date).toMatchObject({ text: '2018-03-01', source: 'path' });
    expect(post('workshop/2021-01-10T07:00:00Z-knives.md')?.metadata.date.text).toBe('2021-01-10T07:00:00Z');
    expect(post('blog/2019-07-04_picnic/index.md')?.metadata.date.text).toBe('2019-07-05T09:30:00+02:00');
    expect(post('blog/starter.md')?.metadata.date.text).toBe('2020-05-01T08:00:00');
    // components/content/src/front_matter/page.rs assumes UTC.
    expect(blog.site.timeZone).toBe('UTC');
    expect(post('blog/2019-07-04_picnic/index.md')?.metadata.updated?.text).toBe('2019-08-01');
  });

  it('reads taxonomies, authors and languages', () => {
    expect(post('blog/2018-03-01-first-loaf.md')?.metadata).toMatchObject({
      tags: ['sourdough', 'Beginners'],
      categories: ['Bread'],
      authors: ['Ines Roth'],
      lang: 'en',
    });
    expect(post('blog/2019-07-04_picnic/index.md')?.metadata.authors).toEqual(['Ines Roth', 'Jo Park']);
    expect(post('blog/starter.fr.md')?.metadata.lang).toBe('fr');
  });

  it('keeps aliases below the base path', () => {
    expect(post('about.md')?.aliases).toEqual(['/bakery/about-us/', '/bakery/old/me.html']);
  });

  it('takes all of a draft section for drafts', () => {
    // documentation/content/section: what is below a drafted section is not published.
    expect(post('workshop/2021-01-10T07:00:00Z-knives.md')?.metadata.draft).toBe(true);
    expect(post('blog/2022-02-02.md')?.metadata.draft).toBe(true);
    expect(post('blog/starter.md')?.metadata.draft).toBe(false);
  });
});

// What follows is what Zola 0.22.0 made of the same files.
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
    // A star goes across folders, a section is left out with its folder alone.
    [['**/notes/**'], ['/a-draft/', '/notes/', '/x/', '/y/z/']],
    [['*/z.md'], all.slice(0, 6)],
    [['**/_index.md'], all],
    // Nothing that begins with a name fits: paths are absolute there.
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
    // As Zola 0.22.0 published pages of these names.
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
