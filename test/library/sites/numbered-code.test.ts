import { expect, it } from 'vitest';
import { publishFiles } from './publish-fixture.ts';

async function dialectOf(files: Readonly<Record<string, string>>) {
  const { site } = await publishFiles(files);
  return { generator: site.generator, numbered: site.dialect.numberedCode, headers: site.dialect.codeHeaders };
}

it.each([
  ['hugo', { 'hugo.yaml': 'markup:\n  highlight:\n    lineNos: true\n' }],
  ['jekyll', { '_config.yml': 'kramdown:\n  syntax_highlighter_opts:\n    block:\n      line_numbers: true\n' }],
  [
    'pelican',
    {
      'pelicanconf.py':
        "MARKDOWN = {'extension_configs': {'markdown.extensions.codehilite': {'css_class': 'x', 'linenums': True}}}\n",
    },
  ],
])('numbers all code where a site of %s does', async (generator, config) => {
  const files = { ...config, 'content/a.md': '', '_posts/2020-01-02-a.md': '' };
  expect(await dialectOf(files)).toMatchObject({ generator, numbered: true });
  const [name = ''] = Object.keys(config);
  expect((await dialectOf({ ...files, [name]: '' })).numbered).toBe(false);
});

it('takes a first line as the language of code where CodeHilite is in use', async () => {
  const pelican = (config: string) => dialectOf({ 'pelicanconf.py': config, 'content/a.md': '' });
  expect((await pelican('')).headers).toBe(true);
  expect((await pelican("MARKDOWN = {'extensions': ['markdown.extensions.extra']}")).headers).toBe(false);
  const nikola = (config: string) => dialectOf({ 'conf.py': `POSTS = ()\nPAGES = ()\n${config}`, 'posts/a.md': '' });
  expect((await nikola('')).headers).toBe(true);
  expect((await nikola("MARKDOWN_EXTENSIONS = ['markdown.extensions.extra']")).headers).toBe(false);
});
