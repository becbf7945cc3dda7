import { linksOf } from '../../../links/links-of.ts';
import { expect, it } from 'vitest';
import { postDialect } from '../../../../../main/library/posts/post-dialect.ts';
import { publishFiles, publishFixture } from '../../publish-fixture.ts';
import { inEnglish } from '../../../../english.ts';

it('reads a Docusaurus configuration without running it', async () => {
  const { site, why } = await publishFixture('docusaurus');
  expect(why).toBe('it has docusaurus.config.ts');
  expect(site).toMatchObject({
    generator: 'docusaurus',
    title: 'Boats of the yard',
    addresses: ['https://yard.example/boats/'],
    basePath: '/boats/',
    language: 'en',
    timeZone: 'UTC',
    mounts: [{ folder: 'static/', at: '/' }],
    notes: [],
  });
  expect([...site.contentRoots].sort()).toEqual(['blog/', 'changelog/', 'docs/', 'src/pages/']);
  expect(site.dialect).toMatchObject({
    templates: 'mdx',
    containers: true,
    indentedCode: false,
    codeComments: true,
    math: 'none',
  });
});

it('ends addresses with a slash where the configuration says so', async () => {
  const config = (slash: string) =>
    `module.exports = { url: 'https://a.example', baseUrl: '/', trailingSlash: ${slash}, presets: [['@docusaurus/preset-classic', { docs: { routeBasePath: '/' }, blog: { routeBasePath: '/', path: './posts' } }]] };`;
  const files = { 'posts/2020-01-02-a.md': 'A\n', 'docs/readme.md': '# Home\n', 'docs/b/b.md': '# B\n' };
  // website/docs/api/docusaurus.config.js.mdx, trailingSlash; docs as the home page: docs-introduction.mdx.
  expect(
    (await publishFiles({ 'website/docusaurus.config.js': config('true'), ...under('website/', files) })).urls,
  ).toEqual(
    under('website/', { 'posts/2020-01-02-a.md': '/2020/01/02/a/', 'docs/readme.md': '/', 'docs/b/b.md': '/b/' }),
  );
  expect((await publishFiles({ 'docusaurus.config.js': config('false'), ...files })).urls).toEqual({
    'posts/2020-01-02-a.md': '/2020/01/02/a',
    'docs/readme.md': '/',
    'docs/b/b.md': '/b',
  });
});

it('counts docs as posts where there is no blog', async () => {
  const { posts, site } = await publishFiles({
    'docusaurus.config.mjs': 'export default makeConfig();',
    'docs/a.md': '# A\n',
  });
  expect(posts.get('docs/a.md')).toMatchObject({ kind: 'post', url: '/docs/a' });
  expect(site.notes.map(inEnglish)).toEqual([
    'docusaurus.config.mjs does not say its baseUrl outright, so “/” is taken for it.',
  ]);
});

function under<Value>(folder: string, files: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(files).map(([path, value]) => [`${folder}${path}`, value]));
}

it('reads as MDX what the configuration says is MDX', async () => {
  const dialectOf = async (markdown: string) =>
    (
      await publishFiles({
        'docusaurus.config.js': `module.exports = { url: 'https://a.example', baseUrl: '/', markdown: { ${markdown} } };`,
        'blog/2020-01-02-a.md': '<div>*a*</div>\n',
      })
    ).site.dialect;
  const all = await dialectOf('mermaid: true');
  expect([postDialect(all, 'blog/a.md', new Map()), postDialect(all, 'blog/a.mdx', new Map())]).toMatchObject([
    { templates: 'mdx', indentedCode: false },
    { templates: 'mdx' },
  ]);
  const some = await dialectOf("format: 'detect'");
  expect([postDialect(some, 'blog/a.md', new Map()), postDialect(some, 'blog/a.mdx', new Map())]).toMatchObject([
    { templates: 'none', indentedCode: true },
    { templates: 'mdx' },
  ]);
  expect(postDialect(await dialectOf("format: 'md'"), 'blog/a.mdx', new Map()).templates).toBe('none');
});

it('knows the lists of tags below the address of its blog', async () => {
  // Docusaurus 3.7.0 makes these addresses with lodash's kebabCase.
  const links = await linksOf('blog/2020-01-02-a.md', {
    'docusaurus.config.js':
      "module.exports = { baseUrl: '/w/', presets: [['classic', { blog: { routeBasePath: 'news' } }]] };",
    'blog/2020-01-02-a.md':
      '---\ntags: [wind, big rain, CamelCase, v2]\n---\n[1](/news/tags/wind) [2](/news/tags/big-rain) [3](/w/news/tags/camel-case) [4](/news/tags/v-2) [5](/news/tags/none)\n',
  });
  expect(Object.values(links).map((link) => link.split(' ')[0])).toEqual(['list', 'list', 'list', 'list', 'dead']);
});
