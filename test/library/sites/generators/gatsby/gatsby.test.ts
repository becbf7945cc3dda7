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

// Gatsby 5.16 printed these addresses.
it('takes addresses from the keys that the program reads, and from no others', async () => {
  const bySlug = '---\ntitle: A\ndate: 2020-01-01\nslug: own\n---\n';
  const files = {
    'gatsby-config.js': "module.exports = { plugins: ['gatsby-plugin-mdx'] };",
    'content/Big Name & Co/index.md': bySlug,
    'src/pages/about.mdx': bySlug,
  };
  const byPath = `exports.onCreateNode = ({ node }) => createNodeField({ node, name: 'slug', value: createFilePath({ node }) });
    graphql('{ allMarkdownRemark(sort: { frontmatter: { date: ASC } }) { nodes { fields { slug } } } }');`;
  const urlsBy = async (program: string) => (await publishFiles({ ...files, 'gatsby-node.js': program })).urls;
  expect(await urlsBy(byPath)).toEqual({
    'content/Big Name & Co/index.md': '/Big Name & Co/',
    'src/pages/about.mdx': '/about/',
  });
  for (const read of [
    'node.frontmatter.slug',
    '`{ frontmatter { title slug } }`',
    'const { slug } = node.frontmatter',
  ]) {
    expect(await urlsBy(`${byPath}\n${read};`)).toEqual({
      'content/Big Name & Co/index.md': '/own/',
      'src/pages/about.mdx': '/about/',
    });
  }
});
