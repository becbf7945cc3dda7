import { describe, expect, it } from 'vitest';
import type { Site } from '../../../main/library/sites/generator.ts';
import { leadsTo, mapOf, type PostOfMap } from './map-of.ts';

interface Folder {
  readonly site?: Partial<Site>;
  readonly posts?: readonly PostOfMap[];
  readonly files?: readonly string[];
}

async function to(from: string, href: string, { site = {}, posts = [], files = [] }: Folder): Promise<string> {
  return leadsTo(await mapOf({ contentRoots: [], mounts: [], ...site }, posts, files), from, href);
}

describe('an address', () => {
  it('is an anchor if it has no path', async () => {
    const folder = { posts: [{ path: 'a.md', url: '/a/' }] };
    expect(await to('a.md', '#low%20tide', folder)).toBe('anchor #low tide');
    expect(await to('a.md', '?x=1#low', folder)).toBe('anchor #low');
    expect(await to('a.md', '', folder)).toBe('anchor #');
  });

  it.each([
    ['/a/', 'post a/index.md'],
    ['/a/index.html', 'post a/index.md'],
    ['/a.html', 'post a.md'],
    ['/a', 'post a.md'],
    ['/b/', 'post b.md'],
    ['/b.html', 'post b.md'],
    ['/c.html', 'post c/index.md'],
  ])('tells a page in a folder from one beside it: %s', async (href, expected) => {
    const posts = [
      { path: 'a.md', url: '/a.html' },
      { path: 'a/index.md', url: '/a/' },
      { path: 'b.md', url: '/b' },
      { path: 'c/index.md', url: '/c/' },
    ];
    expect(await to('x.md', href, { posts })).toMatch(expected);
    expect(await to('a/index.md', href, { posts })).toMatch(expected);
  });

  it('is on the web with the host of another site', async () => {
    const site = { addresses: ['https://sea.example/'] };
    expect(await to('a.md', 'https://other.example/a', { site })).toBe('web https://other.example/a');
    expect(await to('a.md', 'HTTP://other.example/a', { site })).toBe('web HTTP://other.example/a');
    expect(await to('a.md', '//other.example/a', { site })).toBe('web https://other.example/a');
  });
});

describe('an address from the root', () => {
  const posts = [
    { path: 'src/sea.md', url: '/log/sea/', aliases: ['/log/old-sea/', '/older/sea/'] },
    { path: 'src/tide.md', url: '/log/tide/' },
  ];
  const site = { basePath: '/log/', contentRoots: ['src/'] };

  it('is that of a post, now or once', async () => {
    expect(await to('src/a.md', '/log/sea/', { site, posts })).toBe('post src/sea.md (address)');
    expect(await to('src/a.md', '/log/SEA/index.html?x#low', { site, posts })).toBe('post src/sea.md#low (address)');
    expect(await to('src/a.md', '/older/sea/', { site, posts })).toBe('post src/sea.md (alias)');
  });

  it('is found without the base path, and the rule says that it guesses', async () => {
    expect(await to('src/a.md', '/sea/', { site, posts })).toBe('post src/sea.md (below-base-path)');
    expect(await to('src/a.md', '/old-sea/', { site, posts })).toBe('post src/sea.md (below-base-path)');
    expect(await to('src/a.md', '/log/log/sea/', { site, posts })).toBe('dead');
  });

  it('does not take the top of the domain for the top of the site', async () => {
    const home = { path: 'src/index.md', url: '/log/' };
    expect(await to('src/a.md', '/log/', { site, posts: [home] })).toBe('post src/index.md (address)');
    expect(await to('src/a.md', '/log', { site, posts: [home] })).toBe('post src/index.md (address)');
    expect(await to('src/a.md', '/', { site, posts: [home] })).toBe('dead');
  });

  it('always has the base path where the generator adds it', async () => {
    const adding = { ...site, addsBasePath: true, addresses: ['https://sea.example/log/'] };
    expect(await to('src/a.md', '/sea/', { site: adding, posts })).toBe('post src/sea.md (address)');
    expect(await to('src/a.md', '/log/sea/', { site: adding, posts })).toBe('post src/sea.md (address)');
    expect(await to('src/a.md', '/older/sea/', { site: adding, posts })).toBe('dead');
    expect(await to('src/a.md', '/none/', { site: adding, posts })).toBe('dead');
  });

  it('leads to a page beside the site if the domain is known', async () => {
    const known = { ...site, addresses: ['https://sea.example/log/'] };
    expect(await to('src/a.md', '/team/', { site: known, posts })).toBe('web https://sea.example/team/');
    expect(await to('src/a.md', '/log/none/', { site: known, posts })).toBe('dead');
    expect(await to('src/a.md', 'team/', { site: known, posts })).toBe('dead');
    expect(await to('src/a.md', '/team/', { site: { ...known, basePath: '/' }, posts })).toBe('dead');
  });

  it('may be that of a file or a list', async () => {
    const tagged = [{ path: 'src/sea.md', url: '/log/sea/', tags: ['Low'] }];
    const whole = { ...site, mounts: [{ folder: 'static/', at: '/' }] };
    expect(await to('src/a.md', '/log/a.pdf', { site: whole, files: ['static/a.pdf'] })).toBe(
      'file static/a.pdf (static)',
    );
    expect(await to('src/a.md', '/log/tags/low/', { site, posts: tagged })).toBe('list /log/tags/low/ (list)');
  });

  it('may be the path of a source file with its extension', async () => {
    expect(await to('src/a.md', '/sea.md', { site, posts: ['src/sea.md'] })).toBe('post src/sea.md (path)');
    expect(await to('src/a.md', '/src/sea.md#x', { site, posts: ['src/sea.md'] })).toBe('post src/sea.md#x (path)');
    expect(await to('src/a.md', '/low%20tide.md', { site, posts: ['src/low tide.md'] })).toBe(
      'post src/low tide.md (path)',
    );
    expect(await to('src/a.md', '/sea', { site, posts: ['src/sea.md'] })).toBe('dead');
    expect(await to('src/a.md', '/../../sea.md', { site, posts: ['src/sea.md', 'sea.md'] })).toBe('dead');
  });
});

describe('an address of the site’s own domain', () => {
  const site = { addresses: ['https://sea.example/log/', 'https://old.example/'], basePath: '/log/' };
  const posts = [{ path: 'sea.md', url: '/log/sea/', aliases: ['/log/old/'], tags: ['Low'] }];

  it('leads to posts, files and lists of the folder', async () => {
    const whole = { site: { ...site, contentRoots: ['', 'src/'] }, posts, files: ['a.pdf'] };
    expect(await to('a.md', 'https://sea.example/log/sea/#x', whole)).toBe('post sea.md#x (own-domain)');
    expect(await to('a.md', '//sea.example/log/sea/', whole)).toBe('post sea.md (own-domain)');
    expect(await to('a.md', 'https://sea.example/log/old/', whole)).toBe('post sea.md (own-domain)');
    expect(await to('a.md', 'https://sea.example/log/a.pdf', whole)).toBe('file a.pdf (own-domain)');
    expect(await to('a.md', 'https://sea.example/log/tags/low/', whole)).toBe('list /log/tags/low/ (own-domain)');
    const top = { ...whole, site: { ...whole.site, addresses: ['https://sea.example/'], basePath: '/' } };
    expect(await to('a.md', 'https://sea.example/sea.md', top)).toBe('post sea.md (path)');
  });

  it('is dead below its main address, and on the web beside it', async () => {
    expect(await to('a.md', 'https://sea.example/log/none/', { site, posts })).toBe('dead');
    expect(await to('a.md', 'https://sea.example/none/', { site, posts })).toBe('web https://sea.example/none/');
    expect(await to('a.md', 'https://old.example/none/', { site, posts })).toBe('web https://old.example/none/');
    const top = { addresses: ['https://sea.example/'], basePath: '/' };
    expect(await to('a.md', 'https://sea.example/none/', { site: top, posts })).toBe('web https://sea.example/none/');
  });
});

describe('a relative address', () => {
  const posts = [
    { path: 'src/tide.md', url: '/2020/tide/', aliases: ['/old/tide/'] },
    { path: 'src/sea.md', url: '/2020/sea/', aliases: ['/old/sea-once/'] },
    { path: 'src/deep/sea.md', url: '/2021/deep/' },
  ];

  it('is read against the address of the post, as a browser does', async () => {
    expect(await to('src/tide.md', '../sea/', { posts })).toBe('post src/sea.md (relative-to-address)');
    expect(await to('src/tide.md', '../../2021/deep/#x', { posts })).toBe(
      'post src/deep/sea.md#x (relative-to-address)',
    );
    expect(await to('src/tide.md', '../../../../../2020/sea/', { posts })).toBe(
      'post src/sea.md (relative-to-address)',
    );
    expect(await to('src/tide.md', '../../old/sea-once/', { posts })).toBe('post src/sea.md (relative-to-address)');
  });

  it('is read against the source file if it names one, or if no page is found', async () => {
    expect(await to('src/tide.md', 'deep/sea.md#x', { posts })).toBe('post src/deep/sea.md#x (path)');
    expect(await to('src/tide.md', 'deep/sea', { posts })).toBe('post src/deep/sea.md (path)');
    expect(await to('src/tide.md', './sea.md', { posts })).toBe('post src/sea.md (path)');
    expect(await to('tide.md', '../src/sea.md', { posts })).toBe('dead');
  });

  it('prefers the page that a browser finds to a source file', async () => {
    const two = [
      { path: 'src/tide.md', url: '/2020/tide/' },
      { path: 'src/low.md', url: '/2021/low/' },
      { path: 'other.md', url: '/2020/tide/low/' },
    ];
    expect(await to('src/tide.md', 'low', { posts: two })).toBe('post other.md (relative-to-address)');
    expect(await to('src/tide.md', 'low.md', { posts: two })).toBe('post src/low.md (path)');
  });

  it('is read against an older address of the post', async () => {
    expect(await to('src/tide.md', '../sea-once/', { posts })).toBe('post src/sea.md (relative-to-alias)');
  });

  it('is read against the first twenty older addresses only', async () => {
    const aliases = Array.from({ length: 22 }, (_alias, at) => `/old/${at}/`);
    const at = (number: number) => ({
      posts: [
        { path: 'a.md', aliases },
        { path: 'x/other.md', url: `/old/${number}/b/` },
      ],
    });
    expect(await to('a.md', 'b/', at(19))).toBe('post x/other.md (relative-to-alias)');
    expect(await to('a.md', 'b/', at(20))).toBe('dead');
  });

  it('may lead to a list or a file', async () => {
    const tagged = [{ path: 'src/tide.md', url: '/2020/tide/', tags: ['Low'] }];
    expect(await to('src/tide.md', '../../tags/low/', { posts: tagged })).toBe('list /tags/low/ (relative-to-address)');
    expect(await to('src/tide.md', 'a.pdf', { posts, files: ['src/a.pdf', 'a.pdf'] })).toBe('file src/a.pdf (path)');
    expect(await to('src/tide.md', 'b.pdf', { posts, files: ['x/b.pdf'] })).toBe('file x/b.pdf (unique-name)');
  });
});

describe('a name that no rule finds', () => {
  const called = (name: string, ...more: readonly PostOfMap[]) => ({
    posts: [{ path: `deep/${name}.md`, url: `/x/1/` }, ...more],
  });

  it('is that of the only post with this name, if it has several words', async () => {
    expect(await to('a.md', 'none/low-tide', called('low-tide'))).toBe('post deep/low-tide.md (unique-name)');
    expect(await to('a.md', 'none/low-tide/', called('low-tide'))).toBe('post deep/low-tide.md (unique-name)');
    expect(await to('a.md', 'none/low-tide.html#x', called('low-tide'))).toBe('post deep/low-tide.md#x (unique-name)');
    expect(await to('a.md', 'none/low%20tide', called('low tide'))).toBe('post deep/low tide.md (unique-name)');
    expect(await to('a.md', 'none/ebbe_und_flut', called('ebbe_und_flut'))).toBe(
      'post deep/ebbe_und_flut.md (unique-name)',
    );
    expect(await to('a.md', 'none/höhe-über', called('höhe-über'))).toBe('post deep/höhe-über.md (unique-name)');
  });

  it('is not guessed if it is short, one word, or shared', async () => {
    expect(await to('a.md', 'none/contact', called('contact'))).toBe('dead');
    expect(await to('a.md', 'none/a-b-c', called('a-b-c'))).toBe('dead');
    expect(await to('a.md', 'none/a-bc-d', called('a-bc-d'))).toBe('post deep/a-bc-d.md (unique-name)');
    expect(await to('a.md', 'none/low-tide', called('low-tide', 'other/low-tide.md'))).toBe('dead');
    expect(await to('deep/low-tide.md', 'none/low-tide', called('low-tide'))).toBe('dead');
  });

  it('is that of a post whose address only a program knows', async () => {
    const posts = ['2020-02-03-low-tide.md', 'x/boats.md'];
    for (const href of ['/2020/low-tide/', '/2020/low-tide', '/2020/low-tide.html', '/2020/low-tide/index.html']) {
      expect(await to('a.md', href, { posts })).toBe('post 2020-02-03-low-tide.md (unique-name)');
    }
    expect(await to('a.md', '/2020/low-tide/index.htm#x', { posts })).toBe(
      'post 2020-02-03-low-tide.md#x (unique-name)',
    );
    expect(await to('a.md', '/2020/boats/', { posts })).toBe('dead');
    expect(await to('a.md', '2020/low-tide/', { posts })).toBe('dead');
    expect(await to('a.md', '/2020/low-tide/', { posts: [...posts, 'y/low-tide.md'] })).toBe('dead');
  });
});
