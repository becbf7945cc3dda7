import { expect, it } from 'vitest';
import { linksOf } from '../../../links/links-of.ts';
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
    // docs/copy: a path below the input folder keeps its place; an object names another place.
    mounts: [
      { folder: 'src/img/', at: '/img/' },
      { folder: 'public/', at: '/' },
      { folder: 'src/', at: '/' },
    ],
  });
  // docs/languages/markdown: indented code is off since 2.0.
  expect(site.dialect).toMatchObject({ templates: 'nunjucks', indentedCode: false, headingIds: 'none' });
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

// As Eleventy 3.1.8 built it.
it('copies the files of a pattern to one folder, and knows the pages that a template makes of a list', async () => {
  const copies = `{ 'pics/**/*.png': 'img', [\`\${top}/raw\`]: 'r' }`;
  const links = await linksOf('links.md', {
    '.eleventy.js': `const top = 'src'; module.exports = (c) => { c.addPassthroughCopy(${copies}); };`,
    'pics/deep/a.png': '',
    'src/raw/b.txt': '',
    'series.njk':
      '---\npagination: { data: list, size: 1, alias: it }\npermalink: "/series/{{ it | slugify }}/"\n---\n',
    'links.md': '[s](/series/alpha/) [t](/series/alpha/more/) [i](/img/a.png) [r](/r/b.txt)\n',
  });
  expect(links).toEqual({
    '/series/alpha/': 'unread series.njk (route)',
    '/series/alpha/more/': 'dead null (none)',
    '/img/a.png': 'picture pics/deep/a.png (static)',
    '/r/b.txt': 'file src/raw/b.txt (static)',
  });
});
