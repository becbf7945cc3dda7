import { expect, it } from 'vitest';
import { publishFiles, publishFixture } from '../../publish-fixture.ts';

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
  expect(site.dialect).toMatchObject({ templates: 'mdx', containers: true, indentedCode: false, math: 'none' });
});

it('gives each post and doc the address that Docusaurus gives it', async () => {
  const { urls } = await publishFixture('docusaurus');
  expect(urls).toEqual({
    // website/docs/blog.mdx: dates of file and folder names; routeBasePath of api/plugins/plugin-content-blog.mdx.
    'blog/2021-04-15-first-boat/index.md': '/boats/log/2021/04/15/first-boat',
    'blog/2021-05-01-second.mdx': '/boats/log/2021/05/01/second',
    'blog/2022/06/01/by-folders.md': '/boats/log/2022/06/01/by-folders',
    // plugin-content-blog blogUtils.ts: the folder before the date goes behind it.
    'blog/team/2022-07-08-notes.md': '/boats/log/2022/07/08/team/notes',
    // plugin-content-blog.mdx, slug.
    'blog/2022-12-31-launch-day.md': '/boats/log/launch',
    'blog/undated.md': '/boats/log/undated',
    'blog/half.md': '/boats/log/half',
    // plugin-content-blog.mdx, exclude: `**/_*`.
    'blog/_shared.md': null,
    // website/docs/i18n/i18n-introduction.mdx: the language stands behind the base address.
    'i18n/fr/docusaurus-plugin-content-blog/2022-12-31-launch-day.md': '/boats/fr/log/launch',
    // plugin-content-docs slug.ts and numberPrefix.ts; versioning.mdx: `next` for the version being written.
    'docs/01-start/index.md': '/boats/docs/next/start/',
    'docs/01-start/2-tools.md': '/boats/docs/next/start/toolbox',
    'docs/guide/02-rope.md': '/boats/docs/next/guide/rope',
    'docs/rules.md': '/boats/docs/next/yard-rules',
    'docs/2021-11-report.md': '/boats/docs/next/2021-11-report',
    'versioned_docs/version-1.0/guide/02-rope.md': '/boats/docs/guide/rope',
    // website/docs/guides/creating-pages.mdx.
    'src/pages/about.md': '/boats/about',
    'changelog/v2.md': '/boats/changes/v2',
  });
});

it('names authors and tags by their files, and takes dates from names', async () => {
  const { posts } = await publishFixture('docusaurus');
  expect(posts.get('blog/2021-04-15-first-boat/index.md')).toMatchObject({
    kind: 'post',
    date: '2021-04-15',
    metadata: { authors: ['Inês Faria'], tags: ['Wood', 'Oak'] },
  });
  expect(posts.get('blog/2021-05-01-second.mdx')).toMatchObject({
    title: 'The second boat',
    metadata: { authors: ['Jo Lind', 'Ada Guest', 'Inês Faria'], tags: ['Sea trial'] },
  });
  expect(posts.get('blog/2022/06/01/by-folders.md')).toMatchObject({
    date: '2022-06-01',
    metadata: { authors: ['Old Tom'] },
  });
  expect(posts.get('blog/2022-12-31-launch-day.md')?.date).toBe('2023-01-02T10:30:00');
  expect(posts.get('i18n/fr/docusaurus-plugin-content-blog/2022-12-31-launch-day.md')?.metadata.lang).toBe('fr');
  // Unlisted posts are hidden from lists, drafts are not built.
  expect(posts.get('blog/undated.md')).toMatchObject({ date: null, metadata: { draft: true } });
  expect(posts.get('blog/half.md')?.metadata.draft).toBe(true);
  expect(posts.get('docs/guide/02-rope.md')?.kind).toBe('page');
  // website/docs/api/plugins/plugin-client-redirects.mdx.
  expect(posts.get('versioned_docs/version-1.0/guide/02-rope.md')?.aliases).toEqual(['/boats/docs/old', '/boats/help']);
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
  expect(site.notes).toEqual(['docusaurus.config.mjs does not say its baseUrl outright, so “/” is taken for it.']);
});

function under<Value>(folder: string, files: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(files).map(([path, value]) => [`${folder}${path}`, value]));
}
