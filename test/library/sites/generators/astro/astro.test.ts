import { expect, it } from 'vitest';
import { publishFiles, publishFixture } from '../../publish-fixture.ts';

it('reads an Astro configuration and its collections without running them', async () => {
  const { site, why } = await publishFixture('astro');
  expect(why).toBe('it has astro.config.mjs');
  expect(site).toMatchObject({
    generator: 'astro',
    addresses: ['https://garden.example/plot/'],
    basePath: '/plot/',
    language: 'en',
    mounts: [{ folder: 'public/', at: '/' }],
  });
  expect([...site.contentRoots].sort()).toEqual([
    'src/content/blog/',
    'src/content/team/',
    'src/data/letters/',
    'src/pages/',
  ]);
  expect(site.dialect).toMatchObject({ templates: 'mdx', smartQuotes: false });
  expect(site.notes).toEqual([
    'No page in src/pages/ says what address the posts of “team” have, so /team/ is taken for its beginning.',
  ]);
});

it.each([
  // reference/configuration-reference.mdx: trailingSlash, build.format.
  ["trailingSlash: 'never'", '/en/hello'],
  ["build: { format: 'file' }", '/en/hello.html'],
  ["trailingSlash: 'always'", '/en/hello/'],
])('ends addresses as %s asks', async (line, url) => {
  const { urls } = await publishFiles({
    'astro.config.ts': `export default { ${line} };`,
    'src/content/posts/en/hello.md': '---\ndate: 2020-01-01\n---\n',
    'src/pages/[lang]/[...slug].astro': "await getCollection('posts')",
  });
  // The language in the page’s name is the first part of the entry’s id.
  expect(urls).toEqual({ 'src/content/posts/en/hello.md': url });
});
