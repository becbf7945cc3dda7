import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { postText as post } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary, readPostAt } from '../open-library.ts';
import { linksOf } from './links-of.ts';

/** Files at these paths, with any content. */
function files(...paths: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(paths.map((name) => [name, 'x']));
}

describe('a path with more `..` than there are folders', () => {
  const hugo = {
    'hugo.toml': 'baseURL = "https://example.org/"',
    ...files('static/pictures/talks/sea.png', 'static/pictures/talks/sea.pdf'),
  };

  it('stops at the top of the site, as in a browser, for pictures, files and posts', async () => {
    const body =
      '![a](../../../../pictures/talks/sea.png) [b](../../../pictures/talks/sea.pdf) [c](../../../../post/shore/) ![d](../../../sea.png)';
    const links = await linksOf('content/post/tide.md', {
      ...hugo,
      'content/post/tide.md': post('title: Tide\ndate: 2013-07-29', body),
      'content/post/shore.md': post('title: Shore\ndate: 2013-07-30'),
    });
    expect(links).toEqual({
      '../../../../pictures/talks/sea.png': 'picture static/pictures/talks/sea.png (file)',
      '../../../pictures/talks/sea.pdf': 'file static/pictures/talks/sea.pdf (beside-address)',
      '../../../../post/shore/': 'post content/post/shore.md (relative-to-address)',
      '../../../sea.png': 'dead null (none)',
    });
  });

  it('stops there for slides that the front matter lists', async () => {
    const links = await linksOf('content/post/tide.md', {
      ...hugo,
      'content/post/tide.md': post(
        'title: Tide\ndate: 2013-07-29\nslides: ["../../../pictures/talks/sea.png;../../../pictures/talks/sea.pdf"]',
      ),
    });
    expect(Object.values(links)).toEqual([
      'picture static/pictures/talks/sea.png (file)',
      'file static/pictures/talks/sea.pdf (beside-address)',
    ]);
  });

  it('is read with backslashes and line breaks as a browser does', async () => {
    const links = await linksOf('content/post/tide.md', {
      ...hugo,
      'content/post/tide.md': post(
        'title: Tide\ndate: 2013-07-29',
        String.raw`<img src="..\..\pictures\talks\sea.png"> <a href="/pictures/&#10;talks/sea.pdf">s</a>`,
      ),
    });
    expect(Object.values(links)).toEqual([
      'picture static/pictures/talks/sea.png (file)',
      'file static/pictures/talks/sea.pdf (static)',
    ]);
  });

  it('never shows a file that lies outside of the folder', async () => {
    const root = temporaryFolder({
      'outside.png': 'x',
      'blog/hugo.toml': 'baseURL = "https://example.org/"',
      'blog/content/a.md': post(
        'title: A\ndate: 2020-01-01\ncover: ../../outside.png',
        '![a](../../outside.png) ![b](../../../../outside.png) ![c](..%2f..%2foutside.png) ![d](/../outside.png)',
      ),
    });
    const { library } = await openWholeLibrary(path.join(root, 'blog'));
    const shown = await readPostAt(library, 'content/a.md');
    expect(shown.cover).toBeNull();
    expect(shown.parts.map(({ kind }) => kind)).toEqual(Array(4).fill('missing-picture'));
  });
});

describe('a picture of another post', () => {
  const [first, second] = ['title: First\ndate: 2020-01-01', 'title: Second\ndate: 2020-01-02'];

  it('is found below that post’s address in Zola, whatever its folder is called', async () => {
    const links = await linksOf('content/log/b-two/index.md', {
      'config.toml': 'base_url = "https://example.org/log"',
      'content/log/_index.md': '+++\n+++\n',
      'content/log/a-one/index.md': '+++\ntitle = "One"\npath = "harbour"\n+++\nText.\n',
      ...files('content/log/a-one/map.png', 'content/log/a-one/deep/plan.pdf', 'content/log/chart.png'),
      'content/log/b-two/index.md':
        '+++\ntitle = "Two"\npath = "pier"\n+++\n![a](../harbour/map.png) ![b](/log/harbour/map.png) [c](../harbour/deep/plan.pdf) ![d](/log/log/chart.png) ![e](/log/harbour/none.png) ![f](/log/pier/map.png)\n',
    });
    expect(links).toEqual({
      '../harbour/map.png': 'picture content/log/a-one/map.png (file)',
      '/log/harbour/map.png': 'picture content/log/a-one/map.png (file)',
      '../harbour/deep/plan.pdf': 'file content/log/a-one/deep/plan.pdf (beside-address)',
      '/log/log/chart.png': 'picture content/log/chart.png (file)',
      '/log/harbour/none.png': 'dead null (none)',
      '/log/pier/map.png': 'dead null (none)',
    });
  });

  it('is found below that post’s address in Hugo, where it lies in a bundle', async () => {
    const links = await linksOf('content/post/second/index.md', {
      'hugo.toml': 'baseURL = "https://example.org/"\n[permalinks]\npost = "/:year/:slug/"',
      'content/post/first/index.md': post(`${first}\nslug: harbour`),
      'content/post/alone.md': post('title: Alone\ndate: 2020-01-03\nslug: alone'),
      ...files('content/post/first/map.png', 'content/post/loose.png'),
      'content/post/second/index.md': post(second, '![a](/2020/harbour/map.png) ![b](/2020/alone/loose.png)'),
    });
    expect(links).toEqual({
      '/2020/harbour/map.png': 'picture content/post/first/map.png (file)',
      // A page that is a single file has no files beside it at its address.
      '/2020/alone/loose.png': 'dead null (none)',
    });
  });

  it.each([
    [true, 'picture source/_posts/first/map.png (file)'],
    [false, 'dead null (none)'],
  ])('is found in the folder of that post’s name in Hexo if asset folders are on (%s)', async (on, found) => {
    const links = await linksOf('source/_posts/second.md', {
      '_config.yml': `url: https://example.org\npermalink: :year/:title/\npost_asset_folder: ${on}\n`,
      'source/_posts/first.md': post(first),
      ...files('source/_posts/first/map.png'),
      'source/_posts/second.md': post(second, '![a](/2020/first/map.png)'),
    });
    expect(links).toEqual({ '/2020/first/map.png': found });
  });
});

describe('a picture with a relative path in Middleman', () => {
  const body = '![a](deck/sail.png) ![b](./sail.png) ![c](/pictures/sail.png) ![d](beside.png) [e](deck/sail.png)';
  const blog = (config: string, folder: string) => ({
    'config.rb': `${config}activate :blog do |blog|\n  blog.prefix = 'log'\nend\n`,
    'source/log/2020-01-02-sails.html.md': post('title: Sails', body),
    ...files(`source/${folder}/deck/sail.png`, `source/${folder}/sail.png`, 'source/log/beside.png'),
  });

  it('lies below images', async () => {
    const links = await linksOf('source/log/2020-01-02-sails.html.md', blog('', 'images'));
    expect(links).toEqual({
      // Pictures and links have the same address here. The link comes last: Middleman leaves links alone.
      'deck/sail.png': 'dead null (none)',
      './sail.png': 'picture source/images/sail.png (file)',
      '/pictures/sail.png': 'dead null (none)',
      'beside.png': 'picture source/log/beside.png (file)',
    });
  });

  it('lies below the folder that config.rb names, with the site below a path', async () => {
    const config = "set :images_dir, 'pictures'\nset :http_prefix, '/sub'\n";
    const links = await linksOf('source/log/2020-01-02-sails.html.md', blog(config, 'pictures'));
    expect(links['./sail.png']).toBe('picture source/pictures/sail.png (file)');
    expect(links['/pictures/sail.png']).toBe('picture source/pictures/sail.png (file)');
  });
});

describe('a path that begins with an alias, in Astro', () => {
  const body =
    '![a](@art/sea.png) ![b](~/art/sea.png) ![c](/src/art/sea.png) ![d](@art/none.png) ![e](~art/sea.png) [f](@art/plan.pdf)';
  const site = (config: Readonly<Record<string, string>>) => ({
    'astro.config.mjs': "export default { site: 'https://example.org' };",
    ...config,
    ...files('src/art/sea.png', 'src/art/plan.pdf'),
    'src/content/log/a.md': post('title: A\npubDate: 2020-01-01\nheroImage: "@art/sea.png"', body),
    'src/content/log/c.md': post('title: C\npubDate: 2020-01-03\nheroImage: "@art/sea.png"'),
    'src/content/log/b.mdx': post(
      'title: B\npubDate: 2020-01-02',
      'import sea from "@art/sea.png";',
      '<Image src={sea} alt="Sea" />',
    ),
  });
  const expected = {
    '@art/sea.png': 'picture src/art/sea.png (file)',
    '~/art/sea.png': 'picture src/art/sea.png (file)',
    '/src/art/sea.png': 'picture src/art/sea.png (file)',
    '@art/none.png': 'dead null (none)',
    '~art/sea.png': 'dead null (none)',
    '@art/plan.pdf': 'file src/art/plan.pdf (site)',
  };

  it.each([
    [
      'the paths of a tsconfig with comments',
      {
        'tsconfig.json':
          '{\n  // Where imports begin.\n  "compilerOptions": { "baseUrl": ".", "paths": { "@art/*": ["none/*", "src/art/*"], "~/*": ["src/*"], }, },\n}\n',
      },
    ],
    [
      'the paths of what a tsconfig extends, relative to a base folder',
      {
        'tsconfig.json': '{ "extends": ["astro/tsconfigs/base", "./config/paths"] }',
        'config/paths.json':
          '{ "compilerOptions": { "baseUrl": "../src", "paths": { "@art/*": ["art/*"], "~/*": ["./*"] } } }',
      },
    ],
    [
      'the aliases of Vite',
      {
        'astro.config.mjs':
          "import path from 'node:path';\nexport default { vite: { resolve: { alias: { '@art': path.resolve('./src/art'), '~': '/src' } } } };",
      },
    ],
  ])('is found by %s', async (_where, config) => {
    expect(await linksOf('src/content/log/a.md', site(config))).toEqual(expected);
  });

  it('is found for covers and for imports of MDX', async () => {
    const { library } = await openWholeLibrary(
      temporaryFolder(
        site({ 'tsconfig.json': '{ "compilerOptions": { "paths": { "@art/*": ["src/art/*"], "~/*": ["src/*"] } } }' }),
      ),
    );
    expect((await readPostAt(library, 'src/content/log/c.md')).cover).not.toBeNull();
    expect((await library.references()).filter(({ path: at }) => at.endsWith('.mdx'))).toMatchObject([
      { kind: 'picture', to: 'src/art/sea.png' },
    ]);
  });

  // Printed by Astro 5.18.
  it('is found below the base folder of a tsconfig, and by the imports of package.json', async () => {
    const links = await linksOf('src/content/log/a.md', {
      ...site({ 'tsconfig.json': '{ "extends": "./base.json" }' }),
      'base.json': '{ "compilerOptions": { "baseUrl": "./src" } }',
      'package.json': '{ "imports": { "#art/*": "./src/art/*", "other": "./src/art/sea.png" } }',
      'src/content/log/a.md': post(
        'title: A\npubDate: 2020-01-01',
        '## Part\n\n![a](art/sea.png) ![b](#art/sea.png) ![c](#art/none.png) [d](#part) ![e](other)',
      ),
    });
    expect(links).toEqual({
      'art/sea.png': 'picture src/art/sea.png (file)',
      '#art/sea.png': 'picture src/art/sea.png (file)',
      '#art/none.png': 'dead null (none)',
      '#part': 'anchor #part (anchor)',
      other: 'dead null (none)',
    });
  });

  it('is an ordinary path if the alias stands for everything', async () => {
    const links = await linksOf('src/content/log/a.md', {
      ...site({ 'tsconfig.json': '{ "compilerOptions": { "paths": { "*": ["./src/*"] } } }' }),
      'src/content/log/a.md': post('title: A\npubDate: 2020-01-01', '![a](art/sea.png) [b](b) [c](b.mdx)'),
    });
    expect(links).toEqual({
      'art/sea.png': 'picture src/art/sea.png (file)',
      b: 'post src/content/log/b.mdx (path)',
      'b.mdx': 'post src/content/log/b.mdx (path)',
    });
  });
});
