import { expect, it } from 'vitest';
import { postText } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { withLibrary } from '../open-library.ts';

/** The folder's generator, and the paths of all listed posts. */
function listed(files: Readonly<Record<string, string>>) {
  return withLibrary(temporaryFolder(files), (library) => ({
    generator: library.siteFacts()?.generator,
    paths: library.posts().map(({ file }) => file.path),
  }));
}

it.each([
  ['hugo', 'hugo.toml', '', ['archetypes', 'layouts', 'themes/sea']],
  ['zola', 'zola.toml', '', ['templates', 'themes/sea']],
  ['jekyll', '_config.yml', '', ['_layouts', '_includes', '_sass']],
  ['hexo', '_config.yml', '', ['scaffolds', 'themes/sea']],
  ['pelican', 'pelicanconf.py', "PATH = 'content'\n", ['templates', 'themes/sea']],
  ['nikola', 'conf.py', 'POSTS = (("posts/*.md", "posts", "post.tmpl"),)\n', ['templates', 'themes/sea']],
  ['eleventy', '.eleventy.js', "module.exports = () => ({ dir: { input: 'src' } });\n", ['_includes', 'layouts']],
  ['docusaurus', 'docusaurus.config.js', 'module.exports = {};\n', ['templates']],
  ['gatsby', 'gatsby-config.js', 'module.exports = {};\n', ['templates']],
  ['astro', 'astro.config.mjs', 'export default {};\n', ['layouts', 'templates']],
  ['middleman', 'config.rb', 'activate :blog\n', ['layouts', 'templates']],
])('lists no template of %s as a post', async (generator, config, settings, folders) => {
  const files = Object.fromEntries(folders.map((folder) => [`${folder}/post.md`, postText('title: A template')]));
  expect(await listed({ [config]: settings, ...files, 'elsewhere/post.md': postText('title: A post') })).toEqual({
    generator,
    paths: ['elsewhere/post.md'],
  });
});

it('lists notes in folders of any name where there is no generator', async () => {
  const files = { 'templates/sea.md': postText('title: Sea'), 'layouts/lake.md': postText('title: Lake') };
  expect((await listed(files)).paths.sort()).toEqual(['layouts/lake.md', 'templates/sea.md']);
  expect(await listed({ ...files, '.obsidian/app.json': '{}' })).toMatchObject({ generator: 'obsidian' });
});
