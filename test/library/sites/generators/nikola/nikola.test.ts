import { beforeAll, describe, expect, it } from 'vitest';
import { linksOf } from '../../../links/links-of.ts';
import type { SiteFolder } from '../../../../../main/library/sites/generator.ts';
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
    const sphinx: SiteFolder = {
      paths: new Set(['conf.py']),
      folders: new Set<string>(),
      read: async () => 'project = "x"\n',
      learn: (_name, make) => make(),
    };
    expect(await nikola.recognise(sphinx)).toBeNull();
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

  it('that are computed are reported', async () => {
    const { site, urls } = await publishFiles({ 'conf.py': 'POSTS = make()\nPAGES = []\n', 'posts/a.md': '' });
    expect(site.notes).toHaveLength(1);
    expect(urls['posts/a.md']).toBe('/posts/a/');
  });
});

it('finds a post by its slug in a format that Offprint does not read', async () => {
  const old = '.. title: Old\n.. slug: low-tide\n.. date: 2013-01-01\n\nText\n';
  const links = await linksOf('posts/a.md', {
    'conf.py':
      "BLOG_TITLE = 'Sea'\nPOSTS = (('posts/*.md', 'blog', 'post.tmpl'), ('posts/*.rst', 'blog', 'post.tmpl'))\nPAGES = (('pages/*.rst', 'more', 'page.tmpl'),)\n",
    'posts/a.md':
      '<!--\n.. title: A\n.. slug: a\n.. date: 2015-06-07\n-->\n[1](link://slug/low-tide) [2](link://slug/no-tide) [3](link://slug/twice)\n',
    'posts/old.rst': old,
    'posts/one.rst': old.replace('low-tide', 'twice'),
    'pages/two.rst': old.replace('low-tide', 'twice'),
  });
  // Nikola warns of a slug that two have, and takes one of them.
  expect(links).toEqual({
    'link://slug/low-tide': 'unread posts/old.rst (name)',
    'link://slug/no-tide': 'dead null (none)',
    'link://slug/twice': expect.stringMatching(/^unread .*\/(?:one|two)\.rst \(name\)$/),
  });
});

it('makes a list of all categories, archives by their file, and a feed beside each list', async () => {
  // From taxonomies/categories.py, archive.py and render_taxonomies.py.
  const links = await linksOf('posts/a.md', {
    'conf.py':
      'CATEGORY_PATH = "cats"\nTAG_PATH = "labels"\nARCHIVE_PATH = "archive"\nPRETTY_URLS = True\nPOSTS = (("posts/*.md", "blog", "post.tmpl"),)\n',
    'posts/a.md':
      '---\ntitle: A\ndate: 2020-01-02\ntags: sea\ncategory: deep\n---\n[c](/cats/) [t](/labels/) [y](/archive/2020/index.html) [f](/labels/sea.xml) [g](/cats/cat_deep.xml) [n](/labels/none.xml) [x](/data.xml)\n',
  });
  expect(Object.fromEntries(Object.entries(links).map(([target, link]) => [target, link.split(' ')[0]]))).toEqual({
    '/cats/': 'list',
    '/labels/': 'list',
    '/archive/2020/index.html': 'list',
    '/labels/sea.xml': 'list',
    '/cats/cat_deep.xml': 'list',
    '/labels/none.xml': 'dead',
    '/data.xml': 'dead',
  });
});
