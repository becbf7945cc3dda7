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

// What Docusaurus 3.10 built of these.
it('knows the lists that plugins make, where their options put them', async () => {
  const config =
    "module.exports = { url: 'https://a.example', baseUrl: '/b/', trailingSlash: false, presets: [['classic', { docs: { path: 'guides', routeBasePath: '/' }, blog: { routeBasePath: 'log', authorsMapPath: 'people.yml' } }]], plugins: [['@docusaurus/plugin-content-blog', { id: 'news', path: './news', routeBasePath: 'whats-new', archiveBasePath: 'old', tagsBasePath: 'labels' }]] };";
  const targets = [
    '/log/archive',
    '/log/tags/ocean',
    '/log/authors/ann',
    '/log/authors/crew/bob',
    '/whats-new/old',
    '/whats-new/labels/x',
    '/all-setup',
    '/category/deep-work',
    '/category/by-hand',
    '/log/nope',
    '/whats-new/tags/x',
  ];
  const links = await linksOf('blog/2020-01-02-a.md', {
    'docusaurus.config.js': config,
    'sidebars.js':
      "module.exports = { main: [{ type: 'category', label: 'By hand', link: { type: 'generated-index' }, items: ['a'] }] };",
    'blog/people.yml': "ann: { name: Ann Lee, page: true }\nbob: { name: Bob, page: { permalink: '/crew/bob' } }\n",
    'blog/tags.yml': 'sea: { label: The Sea, permalink: /ocean }\n',
    'blog/2020-01-02-a.md': `---\nauthors: [ann, bob]\ntags: [sea]\n---\n${targets.map((target) => `[x](${target})`).join(' ')}\n`,
    'news/2021-05-06-b.md': '---\ntags: [x]\n---\nB\n',
    'guides/02-setup/_category_.json':
      '{ "label": "Set up", "link": { "type": "generated-index", "slug": "/all-setup" } }',
    'guides/02-setup/a.md': '# A\n',
    'guides/03-deep/_category_.yml': 'label: Deep work\nlink: { type: generated-index }\n',
    'guides/03-deep/b.md': '# B\n',
  });
  expect(Object.fromEntries(Object.entries(links).map(([target, what]) => [target, what.split(' ')[0]]))).toEqual({
    ...Object.fromEntries(targets.map((target) => [target, 'list'])),
    '/log/nope': 'dead',
    '/whats-new/tags/x': 'dead',
  });
});

it('leads to the list of an author or a tag by the key or address that its file has', async () => {
  const { site } = await publishFiles({
    'docusaurus.config.js': "module.exports = { baseUrl: '/b/' };",
    'blog/authors.yml': "annL: { name: Ann Lee, page: true }\nbob: { name: Bob, page: { permalink: '/crew/bob' } }\n",
    'blog/tags.yml': 'sea: { label: The Sea, permalink: /ocean }\nhill: { label: High Hills }\n',
    'blog/2020-01-02-a.md': 'A\n',
  });
  expect([
    site.listAddress?.('author', 'Ann Lee'),
    site.listAddress?.('author', 'Bob'),
    site.listAddress?.('tag', 'The Sea'),
    site.listAddress?.('tag', 'High Hills'),
    site.listAddress?.('tag', 'Two Words'),
  ]).toEqual([
    '/b/blog/authors/ann-l',
    '/b/blog/authors/crew/bob',
    '/b/blog/tags/ocean',
    '/b/blog/tags/hill',
    '/b/blog/tags/two-words',
  ]);
});

it('leaves out what the options of a part leave out, and names with an underscore only without them', async () => {
  const files = {
    'blog/2020-01-01-a.md': 'A\n',
    'blog/_2020-01-02-b.md': 'B\n',
    'blog/skip/2020-01-03-c.md': 'C\n',
    'blog/2020-01-04-d.mdx': 'D\n',
  };
  const urlsWith = async (options: string): Promise<unknown> =>
    (
      await publishFiles({
        'docusaurus.config.js': `module.exports = { presets: [['classic', { blog: { ${options} } }]] };`,
        ...files,
      })
    ).urls;
  expect(await urlsWith("include: ['**/*.md'], exclude: ['**/skip/**']")).toEqual({
    'blog/2020-01-01-a.md': '/blog/2020/01/01/a',
    'blog/2020-01-04-d.mdx': null,
    'blog/_2020-01-02-b.md': '/blog/2020/01/02/_b',
    'blog/skip/2020-01-03-c.md': null,
  });
  expect(await urlsWith('')).toEqual({
    'blog/2020-01-01-a.md': '/blog/2020/01/01/a',
    'blog/2020-01-04-d.mdx': '/blog/2020/01/04/d',
    'blog/_2020-01-02-b.md': null,
    'blog/skip/2020-01-03-c.md': '/blog/2020/01/03/skip/c',
  });
});

// As Docusaurus 3.10.2 built it.
it('has the further pages of a blog where the configuration puts them', async () => {
  const links = await linksOf('blog/2020-01-02-a.md', {
    'docusaurus.config.js':
      "module.exports = { url: 'https://a.example', baseUrl: '/', presets: [['classic', { blog: { pageBasePath: 'p' } }]] };",
    'blog/2020-01-02-a.md': '[a](/blog/p/2) [b](/blog/q/2)\n',
  });
  expect(links).toEqual({ '/blog/p/2': 'list /blog/p/2 (list)', '/blog/q/2': 'dead null (none)' });
});
