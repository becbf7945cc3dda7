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
  expect(site.dialect).toMatchObject({
    templates: 'none',
    smartQuotes: true,
    attributes: 'headings',
    codeComments: true,
  });
});

it('assumes no path before a post’s name if it is computed, and says so', async () => {
  const { site, urls } = await publishFiles({
    'gatsby-config.mjs': "export default { trailingSlash: 'never' };",
    'gatsby-node.mjs': `createPage({ path: '/x' + slug }); createPage({ path: '/y' + slug });`,
    'content/a.md': '---\ndate: 2020-01-01\n---\n',
  });
  expect(urls).toEqual({ 'content/a.md': '/a' });
  expect(site.notes).toHaveLength(1);
});
