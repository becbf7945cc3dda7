import { expect, it } from 'vitest';
import { publishFiles } from './publish-fixture.ts';

function packages(...names: readonly string[]): string {
  return JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '*'])) });
}

it.each<readonly [what: string, files: Readonly<Record<string, string>>, shown: boolean]>([
  ['Hugo', { 'hugo.toml': 'enableEmoji = true\n', 'content/a.md': '' }, true],
  ['Hugo as it is', { 'hugo.toml': 'title = "A"\n', 'content/a.md': '' }, false],
  ['Jekyll with the plugin', { '_config.yml': 'plugins: [jemoji]\n', '_posts/2020-01-01-a.md': '' }, true],
  [
    'Jekyll with the gem',
    {
      '_config.yml': 'title: A\n',
      Gemfile: 'gem "jekyll"\ngroup :jekyll_plugins do\n  gem "jemoji"\nend\n',
      '_posts/2020-01-01-a.md': '',
    },
    true,
  ],
  [
    'Jekyll with the gem in a line of its own',
    {
      '_config.yml': 'title: A\n',
      Gemfile: 'gem "jemoji", "~> 0.13", group: :jekyll_plugins\n',
      '_posts/2020-01-01-a.md': '',
    },
    true,
  ],
  [
    'Jekyll with a gem that it does not load',
    {
      '_config.yml': 'title: A\n',
      Gemfile: 'group :jekyll_plugins do\n  gem "jekyll-feed"\nend\ngem "jemoji"\n',
      '_posts/2020-01-01-a.md': '',
    },
    false,
  ],
  [
    'Hexo with the filter',
    { '_config.yml': '', 'package.json': packages('hexo-filter-github-emojis'), 'source/_posts/a.md': '' },
    true,
  ],
  [
    'Hexo with the filter switched off',
    {
      '_config.yml': 'githubEmojis: { enable: false }\n',
      'package.json': packages('hexo-filter-github-emojis'),
      'source/_posts/a.md': '',
    },
    false,
  ],
  [
    'Hexo with a plugin of its renderer',
    { '_config.yml': 'markdown:\n  plugins:\n    - markdown-it-emoji\n', 'source/_posts/a.md': '' },
    true,
  ],
  ['Hexo as it is', { '_config.yml': 'title: A\n', 'source/_posts/a.md': '' }, false],
  ['Zola', { 'config.toml': 'base_url = "/"\n[markdown]\nrender_emoji = true\n', 'content/a.md': '' }, true],
  ['Docusaurus', { 'docusaurus.config.js': 'module.exports = { title: "A" };', 'docs/a.md': '' }, true],
  [
    'Docusaurus without',
    { 'docusaurus.config.js': 'module.exports = { markdown: { emoji: false } };', 'docs/a.md': '' },
    false,
  ],
  [
    'Eleventy',
    {
      'eleventy.config.js':
        'import { full as emoji } from "markdown-it-emoji";\nexport default (c) => { c.amendLibrary("md", (md) => md.use(emoji)); };',
      'a.md': '',
    },
    true,
  ],
  [
    'Astro',
    {
      'astro.config.mjs': 'import emoji from "remark-emoji";\nexport default { markdown: { remarkPlugins: [emoji] } };',
      'src/pages/a.md': '',
    },
    true,
  ],
  [
    'Gatsby',
    {
      'gatsby-config.js':
        'module.exports = { plugins: [{ resolve: "gatsby-transformer-remark", options: { plugins: ["gatsby-remark-emoji"] } }] };',
      'content/a.md': '',
    },
    true,
  ],
  [
    'Pelican',
    { 'pelicanconf.py': 'MARKDOWN = {"extension_configs": {"pymdownx.emoji": {}}}\n', 'content/a.md': '' },
    true,
  ],
  [
    'Nikola',
    {
      'conf.py': 'POSTS = (("posts/*.md", "posts", "post.tmpl"),)\nMARKDOWN_EXTENSIONS = ["pymdownx.emoji"]\n',
      'posts/a.md': '',
    },
    true,
  ],
  ['a plain folder', { 'a.md': '' }, false],
])('tells whether names of emojis are shown as emojis: %s', async (_what, files, shown) => {
  const { site } = await publishFiles(files);
  expect(site.dialect.emojiNames ?? false).toBe(shown);
});
