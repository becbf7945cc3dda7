import { describe, expect, it } from 'vitest';
import { postText as post } from '../../post-files.ts';
import { linksOf } from './links-of.ts';

describe('a link in a Hugo site', () => {
  const site = (body: string): Readonly<Record<string, string>> => ({
    'hugo.toml': 'baseURL = "https://www.example.org/"\n[permalinks]\npost = "/blog/:year/:month/:slug/"',
    'content/post/2012/first.md': post(
      'title: First Steps\ndate: 2012-05-24\naliases: [/old/2012/24-first, /old/2012/24-first.html]\ntags: [Deep Water]',
    ),
    'content/post/2013/second.md': post('title: Second\ndate: 2013-07-29\naliases: [/old/2013/07-second]', body),
    'static/files/talk.pdf': 'x',
    'static/img/Lake.PNG': 'x',
  });

  it('follows addresses, aliases, the site’s own domain, and paths in the source', async () => {
    const links = await linksOf(
      'content/post/2013/second.md',
      site(
        '[a](/blog/2012/05/first-steps/) [b](/old/2012/24-first.html#end) [c](http://example.org/blog/2012/05/first-steps) [d](../2012/first.md) [e](#here)',
      ),
    );
    expect(links).toEqual({
      '/blog/2012/05/first-steps/': 'post content/post/2012/first.md (address)',
      '/old/2012/24-first.html#end': 'post content/post/2012/first.md#end (alias)',
      'http://example.org/blog/2012/05/first-steps': 'post content/post/2012/first.md (own-domain)',
      '../2012/first.md': 'post content/post/2012/first.md (path)',
      '#here': 'anchor #here (anchor)',
    });
  });

  it('follows a relative link that was written against an older address', async () => {
    const links = await linksOf('content/post/2013/second.md', site('[a](../2012/24-first)'));
    expect(links).toEqual({ '../2012/24-first': 'post content/post/2012/first.md (relative-to-alias)' });
  });

  it('leads to files, pictures, lists and the web, and says what is dead', async () => {
    const links = await linksOf(
      'content/post/2013/second.md',
      site(
        '[a](/files/talk.pdf) ![b](/img/lake.png) [c](/tags/deep-water/) [c](/tags/deep-water/page/2/) [c](/index.xml) [d](/nowhere/) [d](/nowhere/page/2/) [e](https://example.com/x) [f](mailto:a@example.org) [g](javascript:alert) [h](ftp://example.com/x.pdf)',
      ),
    );
    expect(links).toEqual({
      '/files/talk.pdf': 'file static/files/talk.pdf (static)',
      '/img/lake.png': 'picture static/img/Lake.PNG (file)',
      '/tags/deep-water/': 'list /tags/deep-water/ (list)',
      '/tags/deep-water/page/2/': 'list /tags/deep-water/page/2/ (list)',
      '/index.xml': 'list /index.xml (list)',
      '/nowhere/': 'dead null (none)',
      '/nowhere/page/2/': 'dead null (none)',
      'https://example.com/x': 'web https://example.com/x (web)',
      'mailto:a@example.org': 'web mailto:a@example.org (wants mail)',
      'ftp://example.com/x.pdf': 'web ftp://example.com/x.pdf (wants ftp)',
      'javascript:alert': 'web javascript:alert (wants script)',
    });
  });

  it('never leaves the folder', async () => {
    const links = await linksOf(
      'content/post/2013/second.md',
      site('[a](../../../../etc/passwd) ![b](../../../../../x.png) [c](..%2f..%2f..%2f..%2fetc/passwd)'),
    );
    expect(Object.values(links)).toEqual(['dead null (none)', 'dead null (none)', 'dead null (none)']);
  });
});

describe('a link in a folder without configuration', () => {
  const folder = (body: string): Readonly<Record<string, string>> => ({
    '2019/03/deep-lake.md': post(
      'title: Deep lake\ndate: 2019-03-01',
      '[x](/notes/2019/04/high-hill/) [y](/notes/2020/01/last-leaf/) ![z](/notes/2019/03/deep-lake/map.png)',
    ),
    '2019/03/deep-lake/map.png': 'x',
    '2019/04/high-hill.md': post('title: High hill\ndate: 2019-04-01', body),
    '2020/01/last-leaf.md': post('title: Last leaf\ndate: 2020-01-01', '[x](/notes/2019/03/deep-lake/)'),
    'other/map.png': 'x',
  });

  it('finds the address at which the folder is mounted', async () => {
    const links = await linksOf('2019/04/high-hill.md', folder('[a](/notes/2019/03/deep-lake/#shore) [b](/team/)'));
    expect(links['/notes/2019/03/deep-lake/#shore']).toBe('post 2019/03/deep-lake.md#shore (address)');
    expect(links['/team/']).toBe('dead null (none)');
  });

  it('distinguishes addresses below the mount from others', async () => {
    const files = folder('[a](/) [b](/team/) [c](/2019/03/deep-lake/) [d](/notes/)');
    const own = '[x](https://www.example.org/notes/2019/03/deep-lake/)';
    const voters = Object.fromEntries(
      ['one', 'two', 'three'].map((name) => [`2021/01/${name}.md`, post(`title: ${name}\ndate: 2021-01-01`, own)]),
    );
    expect(await linksOf('2019/04/high-hill.md', { ...files, ...voters })).toEqual({
      '/': 'web https://www.example.org/ (web)',
      '/team/': 'web https://www.example.org/team/ (web)',
      '/2019/03/deep-lake/': 'post 2019/03/deep-lake.md (below-base-path)',
      '/notes/': 'list /notes/ (list)',
    });
  });

  it('does not take another post’s picture for one that is missing', async () => {
    const links = await linksOf('2019/04/high-hill.md', folder('![a](/notes/2019/04/high-hill/map.png)'));
    expect(links).toEqual({ '/notes/2019/04/high-hill/map.png': 'dead null (none)' });
  });

  it('guesses by a rare name that only one post has, and says so; never by a common name', async () => {
    const links = await linksOf('2019/04/high-hill.md', folder('[a](somewhere/deep-lake) [b](somewhere/leaf)'));
    expect(links).toEqual({
      'somewhere/deep-lake': 'post 2019/03/deep-lake.md (unique-name)',
      'somewhere/leaf': 'dead null (none)',
    });
  });
});

describe('a link that starts with a slash, in a site below a path of its domain', () => {
  const posts = (folder: string, body: string) => ({
    [`${folder}sea.md`]: post('title: Sea\ndate: 2024-01-02', body),
    [`${folder}lake.md`]: post('title: Lake\ndate: 2024-01-02'),
  });

  it.each([
    ['hexo', 'source/_posts/', '/2024/01/02/lake/', { '_config.yml': 'url: https://a.example/log/\nroot: /log/\n' }],
    [
      'gatsby',
      'src/pages/',
      '/lake/',
      {
        'gatsby-config.js': "module.exports = { pathPrefix: '/log', siteMetadata: { siteUrl: 'https://a.example' } };",
      },
    ],
  ])('stays in the site, as %s puts the path before it', async (_generator, folder, lake, config) => {
    const links = await linksOf(`${folder}sea.md`, { ...config, ...posts(folder, `[a](${lake}) [b](/nowhere/)`) });
    expect(links).toEqual({
      [lake]: `post ${folder}lake.md (address)`,
      '/nowhere/': 'dead null (none)',
    });
  });

  it('may lead beside the site where nothing is put before it', async () => {
    const hugo = { 'hugo.toml': 'baseURL = "https://a.example/log/"' };
    const links = await linksOf('content/sea.md', { ...hugo, ...posts('content/', '[b](/nowhere/)') });
    expect(links).toEqual({ '/nowhere/': 'web https://a.example/nowhere/ (web)' });
  });
});
