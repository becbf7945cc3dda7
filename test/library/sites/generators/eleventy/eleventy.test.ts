import { expect, it } from 'vitest';
import { publishFiles, publishFixture } from '../../publish-fixture.ts';

it('reads an Eleventy configuration and its data without running them', async () => {
  const { site, why } = await publishFixture('eleventy');
  expect(why).toBe('it has eleventy.config.js');
  expect(site).toMatchObject({
    generator: 'eleventy',
    title: 'The kiln',
    addresses: ['https://kiln.example/kiln/'],
    basePath: '/kiln/',
    language: 'de',
    timeZone: 'UTC',
    contentRoots: ['src/'],
    // docs/copy: a path below the input folder keeps its place, an object says it.
    mounts: [
      { folder: 'src/img/', at: '/img/' },
      { folder: 'public/', at: '/' },
      { folder: 'src/', at: '/' },
    ],
  });
  // docs/languages/markdown: indented code is off since 2.0.
  expect(site.dialect).toMatchObject({ templates: 'nunjucks', indentedCode: false, headingIds: 'none' });
});

it('gives each post the address that Eleventy gives it', async () => {
  // Those without null were also computed by Eleventy 2.0.1 itself from this folder.
  const { urls } = await publishFixture('eleventy');
  expect(urls).toEqual({
    // src/TemplatePermalink.js: the date stays in an address by path; only `page.fileSlug` is without it.
    'src/posts/2019-01-02-first-firing.md': '/kiln/posts/2019-01-02-first-firing/',
    'src/posts/2020-05-06-folder/index.md': '/kiln/posts/2020-05-06-folder/',
    // docs/data-template-dir.
    'src/essays/2021-03-01-on-ash.md': '/kiln/essays/on-ash/',
    // docs/filters/slugify.
    'src/essays/titled.md': '/kiln/the-potter-s-groesse-and-more.html',
    // A template that would have to be run.
    'src/essays/computed.md': null,
    // docs/permalinks: `false` writes no file.
    'src/essays/no-page.md': null,
    'src/about.md': '/kiln/about.html',
    'src/deep/deep.md': '/kiln/deep/',
    // docs/ignores.
    'src/deep/left-out.md': null,
    'src/_includes/part.md': null,
    'README.md': null,
  });
});

it('reads tags, authors and dates through the data of folders, and hides the tags that only collect', async () => {
  const { posts } = await publishFixture('eleventy');
  expect(posts.get('src/posts/2019-01-02-first-firing.md')).toMatchObject({
    kind: 'post',
    date: '2019-01-02',
    metadata: { tags: ['clay', 'glaze'] },
  });
  // docs/dates: a date anywhere in the path.
  expect(posts.get('src/posts/2020-05-06-folder/index.md')).toMatchObject({
    kind: 'post',
    date: '2020-05-06',
    metadata: { tags: [] },
  });
  expect(posts.get('src/essays/2021-03-01-on-ash.md')).toMatchObject({
    kind: 'post',
    date: '2021-03-04T05:06:00',
    metadata: { authors: ['Lotte'], tags: [] },
  });
  expect(posts.get('src/essays/no-page.md')).toMatchObject({ kind: 'post', date: null, metadata: { problems: [] } });
  expect([...posts].filter(([, { kind }]) => kind === 'page').map(([path]) => path)).toEqual([
    'README.md',
    'src/_includes/part.md',
    'src/about.md',
    'src/deep/deep.md',
    'src/deep/left-out.md',
  ]);
});

it('reads a configuration that is written as a module', async () => {
  const { site, urls } = await publishFiles({
    'eleventy.config.mjs': `export default function (c) { c.setInputDirectory('content'); c.addPlugin(IdAttributePlugin); }\nexport const config = { markdownTemplateEngine: false };`,
    'content/a b.md': 'Text.\n',
    'content/blog/2020-01-02-x.md': '---\npermalink: "{{ page.filePathStem }}/index.html"\n---\n',
  });
  expect(site.dialect).toMatchObject({ templates: 'none', headingIds: 'slug' });
  expect(urls).toEqual({ 'content/a b.md': '/a b/', 'content/blog/2020-01-02-x.md': '/blog/x/' });
});

it('gives a folder its data even where a post has the same name', async () => {
  // As Eleventy 3.0.0 printed them.
  const { urls } = await publishFiles({
    'eleventy.config.js': 'module.exports = () => ({});\n',
    'posts/posts.json': '{"permalink": "blog/{{ page.fileSlug }}/"}',
    'posts/posts.md': '---\ntitle: Posts\n---\n',
    'posts/2020-01-02-a.md': '---\ntitle: A\n---\n',
  });
  expect(urls).toEqual({ 'posts/2020-01-02-a.md': '/blog/a/', 'posts/posts.md': '/blog/posts/' });
});
