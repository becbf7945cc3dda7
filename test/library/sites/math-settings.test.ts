import { expect, it } from 'vitest';
import { publishFiles } from './publish-fixture.ts';

function packages(...names: readonly string[]): string {
  return JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '*'])) });
}

const jekyllPost = { '_posts/2020-01-01-a.md': '' };
const hexoPost = { 'source/_posts/a.md': '' };
const pelicanPost = { 'content/a.md': '' };

it.each<readonly [what: string, files: Readonly<Record<string, string>>, math: string]>([
  ['Hugo', { 'hugo.toml': 'title = "A"\n', 'content/a.md': '' }, 'none'],
  ['Hugo with a parameter of its theme', { 'hugo.toml': '[params]\nmath = true\n', 'content/a.md': '' }, 'dollars'],
  ['Hugo with a table of its theme', { 'hugo.toml': '[params.katex]\nenable = true\n', 'content/a.md': '' }, 'dollars'],
  ['Hugo with it switched off', { 'hugo.toml': '[params]\nmathjax = false\n', 'content/a.md': '' }, 'none'],
  ['Jekyll', { '_config.yml': 'title: A\n', ...jekyllPost }, 'display'],
  ['Jekyll with a setting', { '_config.yml': 'mathjax: true\n', ...jekyllPost }, 'dollars'],
  ['Hexo', { '_config.yml': 'title: A\n', ...hexoPost }, 'none'],
  [
    'Hexo with a filter',
    { '_config.yml': '', 'package.json': packages('hexo-filter-mathjax'), ...hexoPost },
    'dollars',
  ],
  ['Hexo with Pandoc', { '_config.yml': '', 'package.json': packages('hexo-renderer-pandoc'), ...hexoPost }, 'dollars'],
  ['Pelican', { 'pelicanconf.py': 'PATH = "content"\nPLUGINS = ["sitemap"]\n', ...pelicanPost }, 'none'],
  [
    'Pelican with the plugin',
    { 'pelicanconf.py': 'PATH = "content"\nPLUGINS = ["pelican.plugins.render_math"]\n', ...pelicanPost },
    'dollars',
  ],
  ['Nikola', { 'conf.py': 'POSTS = (("posts/*.md", "posts", "post.tmpl"),)\n', 'posts/a.md': '' }, 'none'],
  [
    'Nikola with KaTeX',
    { 'conf.py': 'USE_KATEX = True\nPOSTS = (("posts/*.md", "posts", "post.tmpl"),)\n', 'posts/a.md': '' },
    'dollars',
  ],
  ['Zola', { 'config.toml': 'base_url = "/"\n', 'content/a.md': '' }, 'none'],
  ['Zola with a theme', { 'config.toml': 'base_url = "/"\n[extra]\nkatex = true\n', 'content/a.md': '' }, 'dollars'],
])('reads from its settings whether %s shows formulas', async (_what, files, math) => {
  const { site } = await publishFiles(files);
  expect(site.dialect.math).toBe(math);
});
