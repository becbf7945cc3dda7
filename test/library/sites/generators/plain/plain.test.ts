import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../../../temporary-folder.ts';
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
