import { beforeAll, expect, it } from 'vitest';
import { type PublishedSite, publishFiles, publishFixture } from '../../publish-fixture.ts';

let blog: PublishedSite;
beforeAll(async () => {
  blog = await publishFixture('plain');
});

it('is what has no generator’s files, published where its own links say', () => {
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
