import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { linksOf } from '../../../links/links-of.ts';
import { openWholeLibrary, readPostAt } from '../../../open-library.ts';
import { type PublishedSite, publishFiles, publishFixture } from '../../publish-fixture.ts';

let blog: PublishedSite;
beforeAll(async () => {
  blog = await publishFixture('plain');
});

it('is a folder without a generator’s files, published at the address that its own links have', () => {
  expect(blog.label).toBe('Folder of posts');
  expect(blog.site).toMatchObject({
    basePath: '/blog/',
    addresses: ['https://coast.example/blog/'],
    timeZone: '',
    headers: [],
  });
});

it('is at the root where too few links agree on anything else', async () => {
  const { site } = await publishFiles({ 'a.md': '[b](/x/b) [c](https://a.example/x/y/b)', 'b.md': '' });
  expect(site).toMatchObject({ basePath: '/', addresses: [] });
});

it('has aliases below its base path, written with it or without', async () => {
  const links = '[x](/blog/2019/a/) [y](/blog/2019/b/) [z](/blog/2019/c/)';
  const { posts } = await publishFiles({
    '2019/a.md': `---\naliases: [/old/a, /blog/older/a, older-still]\n---\n${links}`,
    '2019/b.md': links,
    '2019/c.md': '',
  });
  expect(posts.get('2019/a.md')?.aliases).toEqual(['/blog/old/a', '/blog/older/a', '/blog/older-still']);
});

it('reads boxes between colons, and components in files of MDX alone', async () => {
  const { library } = await openWholeLibrary(
    temporaryFolder({
      'a.md': ':::tip Words\nOne\n:::\n\nTwo {braces}\n',
      'b.mdx': 'import Box from "./box"\n\n<Box>\n\n*Three*\n\n</Box>\n',
    }),
  );
  const htmlOf = async (path: string) => (await readPostAt(library, path)).html.replace(/ data-n0\w+="[^"]*"/g, '');
  expect(await htmlOf('a.md')).toBe(
    '<div class="admonition tip">\n<p class="admonition-title">Words</p>\n<p>One</p>\n</div>\n<p>Two {braces}</p>\n',
  );
  expect((await htmlOf('b.mdx')).trim()).toBe('<div class="call"><span></span><p><em>Three</em></p>\n</div>');
});

// The addresses are those that VitePress 1 built.
it('publishes a folder of VitePress by its paths, at the base of its settings', async () => {
  const files = {
    'docs/.vitepress/config.mjs': "export default { title: 'VP', base: '/vp/', cleanUrls: true }\n",
    'docs/index.md': '# Home\n',
    'docs/guide/index.md':
      '# Guide {#top}\n\n[1](./start) [2](./start.md) [3](/guide/start) [4](/guide/start.html) [5](/posts/one.md) [6](./) [7](/book.pdf) [8](/none) [9](../README) ![10](/logo.png)\n\n:tada:\n',
    'docs/guide/start.md': '# Start\n',
    'docs/posts/one.md': '# One\n',
    'docs/public/logo.png': '',
    'docs/public/book.pdf': '',
    'README.md': '# Outside\n',
  };
  expect(await linksOf('docs/guide/index.md', files)).toEqual({
    './start': 'post docs/guide/start.md (relative-to-address)',
    './start.md': 'post docs/guide/start.md (path)',
    '/guide/start': 'post docs/guide/start.md (address)',
    '/guide/start.html': 'post docs/guide/start.md (address)',
    '/posts/one.md': 'post docs/posts/one.md (path)',
    './': 'post docs/guide/index.md (relative-to-address)',
    '/book.pdf': 'file docs/public/book.pdf (static)',
    '/none': 'dead null (none)',
    '../README': 'dead null (none)',
    '/logo.png': 'picture docs/public/logo.png (file)',
  });
  const { library } = await openWholeLibrary(temporaryFolder(files));
  expect(library.posts().map(({ title, url }) => [title, url])).toEqual(
    expect.arrayContaining([
      ['Guide', '/vp/guide/'],
      ['Start', '/vp/guide/start'],
      ['One', '/vp/posts/one'],
      ['Home', '/vp/'],
      ['Outside', null],
    ]),
  );
  expect((await readPostAt(library, 'docs/guide/index.md')).html).not.toMatch(/<h1|\{#|:tada:/);
});

// From VuePress's documentation.
it('knows the index pages of VuePress, and its public files in a hidden folder', async () => {
  const links = await linksOf('guide/README.md', {
    '.vuepress/config.js': "module.exports = {\n  base: '/vue/',\n}\n",
    '.vuepress/public/a.png': '',
    'README.md': '# Home\n',
    'guide/README.md': '[1](/guide/) [2](./start.html) [3](/) ![4](/a.png) [5](/.vuepress/config.js) ![6](/none.png)\n',
    'guide/start.md': '# Start\n',
  });
  expect(links).toEqual({
    '/guide/': 'post guide/README.md (address)',
    './start.html': 'post guide/start.md (relative-to-address)',
    '/': 'post README.md (address)',
    '/a.png': 'picture .vuepress/public/a.png (file)',
    '/.vuepress/config.js': 'file .vuepress/config.js (static)',
    '/none.png': 'dead null (none)',
  });
});
