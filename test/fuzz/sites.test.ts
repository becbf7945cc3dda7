import fc from 'fast-check';
import { expect, it } from 'vitest';
import { postMetadata } from '../../main/library/metadata/post-metadata.ts';
import { generators, detectSite } from '../../main/library/sites/detect-site.ts';
import { holdsLater, textOf } from './fuzz.ts';

const settings = [
  ...['hugo.toml', 'config.yaml', 'config/_default/params.toml', '_config.yml', 'pelicanconf.py', 'zola.toml'],
  ...['eleventy.config.js', '.eleventy.js', 'astro.config.mjs', 'docusaurus.config.js', 'gatsby-config.js', 'conf.py'],
  ...['config.rb', '.obsidian/app.json', 'package.json', 'src/content/config.ts', 'data/menu.yml', 'config.toml'],
];

const programs = textOf(
  ...['title', 'baseURL', 'permalink', 'permalinks', 'contentDir', 'PATH', 'ARTICLE_URL', 'PAGE_PATHS', 'dir', 'input'],
  ...[
    ' = ',
    ': ',
    '"',
    "'",
    '`',
    '\n',
    '\n  ',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    ',',
    '- ',
    '#',
    '//',
    '/*',
    '*/',
    '${',
    '\\',
  ],
  ...[
    '..',
    '../..',
    '/',
    '/etc',
    'posts',
    'content',
    ':title',
    ':year/:slug/',
    '{slug}',
    '{date:%Y}',
    '{{ page.fileSlug }}',
  ],
  ...[
    'module.exports = ',
    'export default ',
    'defineConfig(',
    'require("a")',
    'import a from "b"\n',
    '() => ',
    'async ',
  ],
  ...[
    'set :blog, ',
    'activate :blog do |b|\n',
    'end\n',
    '__proto__',
    'constructor',
    'null',
    'true',
    '1e999',
    '&a ',
    '*a',
    '<<: ',
  ],
  ...[
    '{"attachmentFolderPath": ',
    '[[module.mounts]]\n',
    'source = ',
    'target = ',
    'taxonomies',
    'i18n',
    'plugins',
    'POSTS = (',
  ],
);

const header = textOf(
  'url: ',
  'slug: ',
  'aliases: [',
  'permalink: ',
  '/a/',
  '../',
  ':x',
  ']',
  '\n',
  'a b',
  '#',
  '?',
  'http://x.org/',
);

/** As a generator may say them of a post: below the site, or nowhere. */
function isAddress(address: string | null): boolean {
  return address === null || address.startsWith('/');
}

it('any configuration gives a site within its folder, whose posts have addresses or none', async () => {
  const files = fc.uniqueArray(fc.tuple(fc.constantFrom(...settings), programs), {
    maxLength: 3,
    selector: ([name]) => name,
  });
  const asked = fc.tuple(files, header, fc.constantFrom(undefined, ...generators.map(({ id }) => id)));
  await holdsLater(
    asked,
    async ([written, slug, generator]) => {
      const texts = new Map<string, string>(written);
      const posts = ['posts/2024-03-01-a.md', 'content/post/b/index.md', '_posts/2024-03-01-c.md', 'a.md'];
      const paths = new Set([...texts.keys(), ...posts]);
      const folders = new Set(['posts', 'content', 'content/post', 'content/post/b', '_posts']);
      const read = async (name: string): Promise<string | null> => {
        expect(name.startsWith('/') || name.split('/').includes('..')).toBe(false);
        return texts.get(name) ?? null;
      };
      const detected = await detectSite(
        { paths, folders, read, learn: (_name, make) => make() },
        generator === undefined ? {} : { generator },
      );
      const { site } = detected;
      expect(site.basePath).toMatch(/^\/(?:.*\/)?$/s);
      for (const folder of [...site.contentRoots, ...site.mounts.map((mount) => mount.folder)]) {
        expect(folder.startsWith('/') || folder.split('/').includes('..')).toBe(false);
      }
      for (const path of posts) {
        const fields = new Map([
          ['slug', slug],
          ['url', slug],
          ['permalink', slug],
        ]);
        const metadata = postMetadata(fields, { path, modified: 0 });
        const post = {
          path,
          fields,
          hasHeader: true,
          quotedKeys: new Set<string>(),
          metadata,
          heading: '',
          body: 'Words.',
        };
        const { url, aliases } = site.publish(post);
        expect([url, ...aliases].filter((address) => !isAddress(address))).toEqual([]);
      }
    },
    0.3,
  );
});
