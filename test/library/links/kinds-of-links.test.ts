import { describe, expect, it } from 'vitest';
import { resolveLink } from '../../../main/library/links/resolve-link.ts';
import { SiteMap } from '../../../main/library/links/site-map.ts';
import type { FileId } from '../../../main/library/model/ids.ts';
import { plain } from '../../../main/library/sites/generators/plain/plain.ts';
import { datedPost, postText as post } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary } from '../open-library.ts';
import { linksOf } from './links-of.ts';

/** The findings of `check` in a folder of these files. */
async function findings(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { library } = await openWholeLibrary(temporaryFolder(files));
  return (await library.check()).map(({ kind, target }) => `${kind} ${target}`);
}

it('finds names with a number sign, which links write as %23', async () => {
  const files = {
    'hugo.toml': 'baseURL = "https://example.org/"\n',
    'content/posts/c#.md': post('title: "C#"\ndate: 2020-01-01\ntags: ["c#"]'),
    'content/posts/c.md': datedPost('C', '2020-01-02', '[a](/posts/c%23/) [b](/posts/c/) [c](/tags/c%23/)'),
  };
  expect(await linksOf('content/posts/c.md', files)).toEqual({
    '/posts/c%23/': 'post content/posts/c#.md (address)',
    '/posts/c/': 'post content/posts/c.md (address)',
    '/tags/c%23/': 'list /tags/c%23/ (list)',
  });
  expect(await findings(files)).toEqual([]);
});

describe('an address with a scheme', () => {
  const body =
    '[a](obsidian://open?vault=sea) [b](chrome://flags/#tides) [c](irc://chat.example.org/sea) [d](weather-app:today) <a href="javascript:void(0)">e</a> ![f](cid:sea) [g](MAILTO:a@example.org)';
  const files = { 'a.md': datedPost('A', '2020-01-01', body) };

  it('is for the program that opens it, known or not', async () => {
    expect(await linksOf('a.md', files)).toEqual({
      'obsidian://open?vault=sea': 'web obsidian://open?vault=sea (wants Obsidian)',
      'chrome://flags/#tides': 'web chrome://flags/#tides (wants Chrome)',
      'irc://chat.example.org/sea': 'web irc://chat.example.org/sea (wants irc)',
      'weather-app:today': 'web weather-app:today (wants weather-app)',
      'javascript:void(0)': 'web javascript:void(0) (wants script)',
      'cid:sea': 'web cid:sea (wants cid)',
      'MAILTO:a@example.org': 'web MAILTO:a@example.org (wants mail)',
    });
  });

  it('is nothing to mend', async () => {
    expect(await findings(files)).toEqual([]);
  });

  it('is dead if it is a place on one computer, or lacks its scheme', async () => {
    const links = await linksOf('a.md', {
      'a.md': datedPost(
        'A',
        '2020-01-01',
        '<a href="C:\\notes\\b.md">a</a> <a href="file:///b.md">b</a> [c](localhost:4000/b)',
      ),
      'b.md': datedPost('B', '2020-01-02'),
    });
    expect(Object.values(links)).toEqual(Array(3).fill('dead null (none)'));
  });
});

describe('an address that a template makes', () => {
  it.each([
    [
      'Jekyll',
      '_posts/2020-01-01-a.md',
      { '_config.yml': 'baseurl: /log\n' },
      '[a]({{ release.url.gz }}) ![b]({{ page.none }}/sea.png) [c]({{ site.baseurl }}/get/{{ page.none }}.zip) <img src="{{ include.src }}">',
    ],
    [
      'Hugo',
      'content/post/a.md',
      { 'hugo.toml': 'baseURL = "https://example.org/"' },
      '[a]({{< latest "sea" >}}) ![b]({{% picture "sea" %}}) [c](/get/{{< version >}}/)',
    ],
    [
      'Middleman',
      'source/2020-01-01-a.html.md',
      { 'config.rb': 'activate :blog\n' },
      '[a](<%= link_to_sea %>) <a href="<%= sea %>">b</a>',
    ],
    [
      'HTML without quotes',
      'content/post/a.md',
      { 'hugo.toml': 'baseURL = "https://example.org/"' },
      '<div><a href={{ printf "%s" .Sea }}>a</a> <img src={% sea %}></div>',
    ],
    ['a plain folder', 'a.md', {}, '[a]({{sea}}) <a href="{% url \'sea\' %}">b</a>'],
  ])('is computed in %s, and nothing to mend', async (_generator, path, config, body) => {
    const files = { ...config, [path]: datedPost('A', '2020-01-01', body) };
    const links = Object.values(await linksOf(path, files));
    expect(links.length).toBeGreaterThan(1);
    expect(links).toEqual(links.map(() => 'computed null (template)'));
    expect(await findings(files)).toEqual([]);
  });

  it('is known where it begins with another site, or its values are', async () => {
    const links = await linksOf('_posts/2020-01-01-a.md', {
      '_config.yml': 'baseurl: /log\n',
      '_posts/2020-01-01-a.md': datedPost(
        'A',
        '2020-01-01',
        '[a](https://example.com/{{ page.none }}) [b]({{ site.baseurl }}/2020/01/02/b.html) [c]({{ site.baseurl }}/none/)',
      ),
      '_posts/2020-01-02-b.md': datedPost('B', '2020-01-02'),
    });
    expect(Object.values(links)).toEqual([
      'web https://example.com/{{ page.none }} (web)',
      'post _posts/2020-01-02-b.md (address)',
      'dead null (none)',
    ]);
  });
});

describe('a page in a form that is not read', () => {
  it('is known by its place, by links of the generator, and is nothing to mend', async () => {
    const files = {
      'pelicanconf.py': "PATH = 'content'\n",
      'content/a.md':
        'Title: A\nDate: 2020-01-01\n\n[a](sea.rst) [b]({filename}deep/lake.rst) [c]({filename}none.rst)\n',
      'content/sea.rst': 'Sea\n===\n',
      'content/deep/lake.rst': 'Lake\n====\n',
    };
    expect(await linksOf('content/a.md', files)).toEqual({
      'sea.rst': 'unread content/sea.rst (path)',
      '{filename}deep/lake.rst': 'unread content/deep/lake.rst (asset)',
      '{filename}none.rst': 'dead null (none)',
    });
    expect(await findings(files)).toEqual(['dead-link {filename}none.rst']);
  });

  it('is known by the address that the site gives it', async () => {
    const site = await plain.open({
      paths: new Set(),
      folders: new Set(),
      read: async () => null,
      learn: (_name, make) => make(),
    });
    const pages = ['src/pages/team.tsx', 'src/pages/help/index.astro', 'src/data.tsx'];
    const map = new SiteMap(
      {
        ...site,
        pageAddress: (path) => /^src\/pages\/(.*?)(?:\/index)?\.\w+$/.exec(path)?.[1]?.replace(/^/, '/') ?? null,
      },
      [],
      pages.map((path) => ({ id: path as FileId, path })),
    );
    const found = ['/team', '/team/#us', '/help/', '/src/data.tsx', '/data'].map((href) => {
      const link = resolveLink(map, 'a.md', href);
      return `${link.kind} ${'file' in link ? link.file : ''}`;
    });
    expect(found).toEqual([
      'unread src/pages/team.tsx',
      'unread src/pages/team.tsx',
      'unread src/pages/help/index.astro',
      'file src/data.tsx',
      'dead ',
    ]);
  });
});

describe('a page that the generator makes', () => {
  const tagged = 'title: A\ndate: 2020-03-01\ntags: [Deep Sea]\ncategories: [Log]\nauthor: Ada';

  it.each([
    [
      'Hexo',
      { '_config.yml': 'url: https://example.org\narchive_dir: all\n' },
      'source/_posts/a.md',
      [
        '/all/',
        '/all/2020/',
        '/all/2020/03/',
        '/all/page/2/',
        '/tags/',
        '/atom.xml',
        '/rss2.xml',
        '/sitemap.xml',
        '/page/2/',
      ],
      ['/archives/', '/tags/none/', '/all/none/'],
    ],
    [
      'Jekyll',
      { '_config.yml': 'title: Log\n' },
      '_posts/2020-03-01-a.md',
      ['/feed.xml', '/sitemap.xml', '/page2/', '/tags/', '/log/2020/'],
      ['/archive/', '/2020/', '/feed.html', '/sitemap.png'],
    ],
    [
      'Hugo',
      { 'hugo.toml': 'baseURL = "https://example.org/log/"' },
      'content/post/a.md',
      ['/log/index.xml', '/log/tags/deep-sea/index.xml', '/log/post/', '/log/post/page/3/', '/log/sitemap.xml'],
      ['/log/tags/none/index.xml'],
    ],
    [
      'Docusaurus',
      { 'docusaurus.config.js': "module.exports = { presets: [['classic', { blog: { routeBasePath: 'log' } }]] };" },
      'blog/2020-03-01-a.md',
      ['/log', '/log/archive', '/log/tags', '/log/authors', '/log/rss.xml', '/log/page/2'],
      ['/log/none'],
    ],
  ])('is a list in %s', async (_generator, config, path, lists, none) => {
    const body = [...lists, ...none].map((address) => `[x](${address})`).join(' ');
    const links = await linksOf(path, { ...config, [path]: post(tagged, body) });
    const kinds = Object.fromEntries(Object.entries(links).map(([target, found]) => [target, found.split(' ')[0]]));
    expect(kinds).toEqual({
      ...Object.fromEntries(lists.map((address) => [address, 'list'])),
      ...Object.fromEntries(none.map((address) => [address, 'dead'])),
    });
  });

  it('is a list in Pelican, feeds by category too', async () => {
    const links = await linksOf('content/a.md', {
      'pelicanconf.py': "PATH = 'content'\n",
      'content/a.md':
        'Title: A\nDate: 2020-01-01\nTags: Sea\n\n[a](/archives.html) [b](/feeds/all.atom.xml) [c](/feeds/log.rss.xml) [d](/index2.html) [e](/tag/sea.html) [f](/archive.html)\n',
    });
    expect(Object.values(links).map((found) => found.split(' ')[0])).toEqual([...Array(5).fill('list'), 'dead']);
  });
});
