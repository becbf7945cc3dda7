import { expect, it } from 'vitest';
import { publishFiles, publishFixture } from '../../publish-fixture.ts';

it('reads a Gatsby configuration without running it', async () => {
  const { site, why } = await publishFixture('gatsby');
  expect(why).toBe('it has gatsby-config.js');
  expect(site).toMatchObject({
    generator: 'gatsby',
    title: 'Glass',
    addresses: ['https://glass.example/works/'],
    basePath: '/works/',
    mounts: [{ folder: 'static/', at: '/' }],
    notes: [],
  });
  expect([...site.contentRoots].sort()).toEqual(['content/blog/', 'content/notes/', 'src/pages/']);
  expect(site.dialect).toMatchObject({ templates: 'none', smartQuotes: true, attributes: 'headings' });
});

it('gives each post the address that createFilePath and gatsby-node give it', async () => {
  const { urls } = await publishFixture('gatsby');
  expect(urls).toEqual({
    // packages/gatsby-source-filesystem/src/create-file-path.js; the prefix is that of gatsby-node.
    'content/blog/glass-blowing/index.md': '/works/blog/glass-blowing/',
    'content/blog/2018/a-year.md': '/works/blog/2018/a-year/',
    'content/notes/sand.md': '/works/blog/sand/',
    // docs/how-to/routing/adding-markdown-pages: a slug or a path of the front matter.
    'content/blog/by-slug.md': '/works/blog/named-so/',
    'content/blog/by-path.md': '/works/elsewhere/by-path',
    // docs/reference/routing/creating-routes: src/pages by their path.
    'src/pages/about-us.md': '/works/about-us/',
    'README.md': null,
  });
});

it('tells posts from pages and reads their dates', async () => {
  const { posts } = await publishFixture('gatsby');
  expect([...posts].filter(([, { kind }]) => kind === 'page').map(([path]) => path)).toEqual([
    'README.md',
    'src/pages/about-us.md',
  ]);
  expect(posts.get('content/blog/glass-blowing/index.md')).toMatchObject({
    date: '2015-05-01T22:12:03.284Z',
    metadata: { tags: ['fire'] },
  });
  expect(posts.get('content/notes/sand.md')).toMatchObject({ kind: 'post', date: null });
});

it('takes nothing for what stands before a post’s name where that is computed, and says so', async () => {
  const { site, urls } = await publishFiles({
    'gatsby-config.mjs': "export default { trailingSlash: 'never' };",
    'gatsby-node.mjs': `createPage({ path: '/x' + slug }); createPage({ path: '/y' + slug });`,
    'content/a.md': '---\ndate: 2020-01-01\n---\n',
  });
  expect(urls).toEqual({ 'content/a.md': '/a' });
  expect(site.notes).toHaveLength(1);
});
