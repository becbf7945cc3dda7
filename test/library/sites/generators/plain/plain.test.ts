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

it('gives each post its path, or what it asks for', () => {
  expect(blog.urls).toEqual({
    '2019/03/lighthouse.md': '/blog/2019/03/lighthouse',
    '2020/11/storm.md': '/blog/2020/11/storm',
    '2021/01/fog.md': '/blog/2021/01/thick-fog',
    '2021/01/list.md': '/blog/2021/01/list',
    '2021/01/untitled-note_two.md': '/blog/2021/01/untitled-note_two',
    'README.md': '/blog/README',
    'about.md': '/blog/about',
  });
});

it('tells pages from posts', () => {
  const pages = [...blog.posts].filter(([, { kind }]) => kind === 'page').map(([path]) => path);
  expect(pages).toEqual(['2021/01/list.md', 'README.md', 'about.md']);
});

it('reads what the common keys say, and titles of names', () => {
  expect(blog.posts.get('2019/03/lighthouse.md')?.metadata).toMatchObject({
    authors: ['Ada Stern'],
    tags: ['light', 'Sea'],
    cover: '/blog/2019/03/lighthouse/lamp.png',
  });
  expect(blog.posts.get('2020/11/storm.md')).toMatchObject({ title: 'Storm: a night', date: '2020-11-21' });
  expect(blog.posts.get('2021/01/untitled-note_two.md')).toMatchObject({ title: 'Untitled note two', date: null });
  expect(blog.posts.get('2021/01/fog.md')?.metadata.draft).toBe(true);
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
