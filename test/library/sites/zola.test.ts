import { beforeAll, describe, expect, it } from 'vitest';
import { zola } from '../../../main/library/sites/zola.ts';
import { slugifyMode, zolaSlug } from '../../../main/library/sites/zola-slug.ts';
import { type PublishedSite, publishFixture } from './publish-fixture.ts';

let blog: PublishedSite;
const post = (path: string) => blog.posts.get(`content/${path}`);
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
    const folder = {
      paths: new Set(['config.toml']),
      folders: new Set(['content']),
      read: async () => 'baseURL = "https://a.example/"',
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

  it('reads the mode, the old boolean too', () => {
    expect([undefined, 'on', 'safe', 'off', false].map(slugifyMode)).toEqual(['on', 'on', 'safe', 'off', 'safe']);
  });
});
