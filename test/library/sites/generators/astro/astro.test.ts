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

it('gives each entry the address of the page that shows its collection', async () => {
  const { urls } = await publishFixture('astro');
  expect(urls).toEqual({
    // guides/content-collections.mdx: the page file names the place, the entry's id is its path as github-slugger has it.
    'src/content/blog/First-Bed.md': '/plot/blog/first-bed/',
    'src/content/blog/Deep Folder/Compost Heap!.mdx': '/plot/blog/deep-folder/compost-heap/',
    'src/content/blog/bundle/index.md': '/plot/blog/bundle/',
    // astro, content/loaders/glob.ts generateIdDefault: `slug` stands for the id.
    'src/content/blog/slugged.md': '/plot/blog/other/name/',
    'src/content/blog/_half.md': null,
    // content-loader-reference.mdx: the folder is the loader's base.
    'src/data/letters/to-anna.md': '/plot/letters/to-anna/',
    // No page shows them: the note of the site says that this is assumed.
    'src/content/team/rui.md': '/plot/team/rui/',
    // guides/routing.mdx: files below src/pages are pages by their path.
    'src/pages/about.md': '/plot/about/',
    'src/pages/old/post.md': '/plot/old/post/',
  });
});

it('tells posts from pages and reads their dates', async () => {
  const { posts } = await publishFixture('astro');
  const kinds = Object.fromEntries([...posts].map(([path, { kind }]) => [path, kind]));
  expect(
    Object.keys(kinds)
      .filter((path) => kinds[path] === 'page')
      .sort(),
  ).toEqual([
    'src/content/blog/_half.md',
    'src/content/team/rui.md',
    'src/data/letters/to-anna.md',
    'src/pages/about.md',
  ]);
  expect(posts.get('src/content/blog/First-Bed.md')).toMatchObject({
    date: '2023-03-05',
    metadata: { tags: ['soil', 'spring'] },
  });
  expect(posts.get('src/content/blog/Deep Folder/Compost Heap!.mdx')).toMatchObject({
    date: '2023-04-01T08:00:00+01:00',
    metadata: { draft: true },
  });
  expect(posts.get('src/content/blog/slugged.md')?.date).toBe('2023-05-24');
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
