import { beforeAll, describe, expect, it } from 'vitest';
import { nikola } from '../../../../../main/library/sites/generators/nikola/nikola.ts';
import { type PublishedSite, publishFiles, publishFixture } from '../../publish-fixture.ts';

let blog: PublishedSite;
beforeAll(async () => {
  blog = await publishFixture('nikola');
});

describe('a Nikola site', () => {
  it('is recognised by its conf.py, which Sphinx has too', async () => {
    expect(blog.label).toBe('Nikola');
    expect(blog.why).toBe('its conf.py names POSTS and PAGES');
    expect(blog.site).toMatchObject({
      title: 'Stove talk',
      contentRoots: ['posts/', 'pages/'],
      addresses: ['https://stove.example/'],
      language: 'en',
      timeZone: 'Europe/Stockholm',
      notes: [],
    });
    // docs/manual.rst, MARKDOWN_EXTENSIONS: “extra” is on, “toc” is not.
    expect(blog.site.dialect).toMatchObject({
      headingIds: 'none',
      rawHeadingIds: true,
      attributes: 'blocks',
      abbreviations: true,
    });
    // docs/manual.rst: files/ is the site’s root, images/ keeps its name.
    expect(blog.site.mounts.slice(0, 2)).toEqual([
      { folder: 'files/', at: '/' },
      { folder: 'images/', at: '/images/' },
    ]);
    const sphinx = { paths: new Set(['conf.py']), folders: new Set<string>(), read: async () => 'project = "x"\n' };
    expect(await nikola.recognise(sphinx)).toBeNull();
  });

  it('publishes every post where Nikola would', () => {
    expect(blog.urls).toEqual({
      // docs/manual.rst, POSTS and PAGES: folders below the wildcard’s are kept below the destination; PRETTY_URLS.
      'posts/tile-stove.md': '/blog/tile-stove/',
      'posts/2016/chimney.md': '/blog/2016/chimney/',
      // nikola/post.py, has_pretty_url; nikola/utils.py, slugify.
      'posts/2016/Sweeping Häst & chimney.md': '/blog/2016/sweeping-hast-chimney.html',
      // docs/multilingual.rst: TRANSLATIONS names where a language stands.
      'posts/2016/chimney.sv.md': '/sv/blog/2016/chimney/',
      'posts/2016/oldest.md': '/blog/2016/oldest-post/',
      'pages/about.md': '/about/',
      // nikola/post.py: `index` makes no folder, and STRIP_INDEXES takes it off.
      'pages/index.md': '/',
      'README.md': null,
    });
    const pages = [...blog.posts].filter(([, { kind }]) => kind === 'page').map(([path]) => path);
    expect(pages).toEqual(['README.md', 'pages/about.md', 'pages/index.md']);
  });

  it('reads fields from comments, from front matter and from files beside posts', () => {
    expect(blog.posts.get('posts/tile-stove.md')).toMatchObject({
      title: 'A tile stove: first fire',
      date: '2014-11-02T18:30:00+01:00',
      // The conf’s REDIRECTIONS.
      aliases: ['/2014/old-stove.html'],
      metadata: {
        tags: ['fire', 'Stoves'],
        categories: ['Heat'],
        draft: true,
        summary: 'How it was lit.',
        authors: ['Ola Berg'],
      },
    });
    expect(blog.posts.get('posts/2016/chimney.md')).toMatchObject({
      title: 'The chimney',
      date: '2016-05-06T07:08:00',
      metadata: { tags: ['brick'], draft: true, lang: 'en' },
    });
    expect(blog.posts.get('posts/2016/chimney.sv.md')).toMatchObject({
      title: 'The chimney',
      metadata: { lang: 'sv' },
    });
    expect(blog.posts.get('posts/2016/oldest.md')).toMatchObject({ title: 'The oldest', date: '2013-01-02T10:00:00' });
    expect(blog.posts.get('posts/2016/Sweeping Häst & chimney.md')?.metadata.authors).toEqual(['Kim Ek']);
  });
});

describe('Nikola’s settings', () => {
  it('may turn pretty addresses off and take slugs from names', async () => {
    const conf = [
      'POSTS = [("posts/*.md", {"en": "p", "de": "q"}, "post.tmpl")]',
      'PAGES = []',
      'SITE_URL = "https://a.example/b/"',
      'PRETTY_URLS = False',
      "FILE_METADATA_REGEXP = r'.*/(?P<date>\\d{4}-\\d\\d-\\d\\d)-(?P<slug>[^.]*)\\.md'",
    ].join('\n');
    const { urls, posts } = await publishFiles({
      'conf.py': conf,
      'posts/2020-01-02-my-day.md': '<!--\n.. title: T\n-->\n\nText\n',
    });
    expect(urls['posts/2020-01-02-my-day.md']).toBe('/b/p/my-day.html');
    expect(posts.get('posts/2020-01-02-my-day.md')?.date).toBe('2020-01-02');
  });

  it('that are computed are told of', async () => {
    const { site, urls } = await publishFiles({ 'conf.py': 'POSTS = make()\nPAGES = []\n', 'posts/a.md': '' });
    expect(site.notes).toHaveLength(1);
    expect(urls['posts/a.md']).toBe('/posts/a/');
  });
});
