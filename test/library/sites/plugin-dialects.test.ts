import { expect, it } from 'vitest';
import { publishFiles } from './publish-fixture.ts';

const spans = ['sub', 'sup', 'ins'];

it.each([
  [
    'Eleventy',
    {
      '.eleventy.js':
        "md.use(require('markdown-it-sub')).use(require('markdown-it-sup')).use(require('markdown-it-ins'))",
    },
    { spans, highlights: false },
  ],
  ['Eleventy without plugins', { '.eleventy.js': 'module.exports = () => ({})' }, { spans: [], highlights: false }],
  [
    'Hexo',
    {
      '_config.yml':
        'markdown: { plugins: [markdown-it-sub, { name: markdown-it-mark }, markdown-it-abbr, markdown-it-attrs] }',
      'source/_posts/a.md': 'x',
    },
    { spans: ['sub'], singleTildes: false, highlights: true, abbreviations: true, attributes: 'blocks' },
  ],
  [
    'Hexo’s renderer that brings all plugins',
    {
      '_config.yml': 'title: A',
      'package.json': '{ "dependencies": { "hexo-renderer-markdown-it-plus": "1" } }',
      'source/_posts/a.md': 'x',
    },
    { spans, highlights: true, abbreviations: true, containers: true },
  ],
  [
    'Hexo without plugins',
    { '_config.yml': 'title: A', 'source/_posts/a.md': 'x' },
    { singleTildes: true, highlights: false, abbreviations: false, containers: false, attributes: 'none' },
  ],
  [
    'Hugo',
    {
      'hugo.toml':
        '[markup.goldmark.extensions.extras]\nsubscript = { enable = true }\ninsert = { enable = true }\nsuperscript = { enable = false }\nmark = { enable = true }',
    },
    { spans: ['sub', 'ins'], highlights: true },
  ],
  [
    'Pelican',
    { 'pelicanconf.py': "MARKDOWN = {'extensions': ['pymdownx.caret', 'pymdownx.tilde', 'pymdownx.mark']}" },
    { spans: ['sub', 'sup'], highlights: true },
  ],
])('knows what Markdown the plugins of %s add', async (_name, files, dialect) => {
  const { site } = await publishFiles(files);
  expect(site.dialect).toMatchObject(dialect);
});
