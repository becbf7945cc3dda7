import { describe, expect, it } from 'vitest';
import { scanFolder } from '../../../main/library/scan/scan-folder.ts';
import { openSource, siteSource } from '../../../main/library/sites/open-site.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { publishFiles } from './publish-fixture.ts';

/** Files of a site, and the addresses of pages that Offprint does not read; null for files that are not pages. */
interface PageCase {
  readonly generator: string;
  readonly files: Readonly<Record<string, string>>;
  readonly addresses: Readonly<Record<string, string | null>>;
}

const cases: readonly PageCase[] = [
  {
    generator: 'docusaurus',
    files: {
      'docusaurus.config.js':
        "module.exports = { url: 'https://a.example', baseUrl: '/base/', presets: [['classic', {}]], i18n: { defaultLocale: 'en', locales: ['en', 'de'] } };",
      'blog/2024-01-01-a.md': 'Text.',
    },
    addresses: {
      'src/pages/contact.tsx': '/base/contact',
      'src/pages/index.js': '/base/',
      'src/pages/downloads/index.jsx': '/base/downloads/',
      'src/pages/deep/one.ts': '/base/deep/one',
      'src/pages/types.d.ts': '/base/types.d',
      'src/pages/_part.js': null,
      'src/pages/_parts/one.js': null,
      'src/pages/contact.test.tsx': null,
      'src/pages/styles.module.css': null,
      'src/components/box.tsx': null,
      'i18n/de/docusaurus-plugin-content-pages/team.tsx': '/base/de/team',
    },
  },
  {
    generator: 'astro',
    files: { 'astro.config.mjs': "export default { site: 'https://a.example', base: '/b' };" },
    addresses: {
      'src/pages/about.astro': '/b/about/',
      'src/pages/index.astro': '/b/',
      'src/pages/talks/index.astro': '/b/talks/',
      'src/pages/old.html': '/b/old/',
      'src/pages/rss.xml.ts': '/b/rss.xml',
      'src/pages/posts/[slug].astro': null,
      'src/pages/og/[...route].ts': null,
      'src/pages/_layout.astro': null,
      'src/components/box.astro': null,
    },
  },
  {
    generator: 'gatsby',
    files: { 'gatsby-config.js': 'module.exports = {};' },
    addresses: {
      'src/pages/about.js': '/about/',
      'src/pages/index.tsx': '/',
      'src/pages/shop/index.jsx': '/shop/',
      'src/pages/{Post.slug}.js': null,
      'src/pages/app/[...].js': null,
      'src/components/box.js': null,
    },
  },
  {
    generator: 'jekyll',
    files: {
      '_config.yml': 'baseurl: /b\ncollections:\n  pages:\n    output: true\n  hidden:\n    output: false\n',
      '_posts/2020-01-01-a.md': '---\n---\n',
      '_pages/docs.html': '---\npermalink: /docs\n---\n',
      '_pages/plain.html': '---\ntitle: Plain\n---\n',
      '_hidden/none.html': '---\ntitle: None\n---\n',
      'about.html': '---\n---\n',
      'feeds/index.html': '---\nlayout: none\n---\n',
      'copied.html': '<p>No front matter.</p>',
      '_layouts/default.html': '---\n---\n',
    },
    addresses: {
      '_pages/docs.html': '/b/docs',
      '_pages/plain.html': '/b/pages/plain.html',
      '_hidden/none.html': null,
      'about.html': '/b/about.html',
      'feeds/index.html': '/b/feeds/',
      'copied.html': null,
      '_layouts/default.html': null,
      'later.html': '/b/later.html',
    },
  },
  {
    generator: 'nikola',
    files: {
      'conf.py':
        'POSTS = (("posts/*.rst", "posts", "post.tmpl"), ("posts/*.md", "posts", "post.tmpl"))\nPAGES = (("pages/*.rst", "", "page.tmpl"),)\n',
      'posts/one.rst': '.. title: One\n.. slug: first\n.. date: 2020-01-01\n\nText.\n',
      'pages/About us.rst': '.. title: About\n\nText.\n',
    },
    addresses: {
      'posts/one.rst': '/posts/first/',
      'pages/About us.rst': '/about-us/',
      'posts/later.rst': '/posts/later/',
      'posts/one.meta': null,
      'files/a.rst': null,
    },
  },
  {
    generator: 'pelican',
    files: {
      'pelicanconf.py': "PATH = 'content'\n",
      'content/one.rst': 'The first one\n#############\n\n:date: 2020-01-02\n\nText.\n',
      'content/two.html':
        '<html><head>\n<title>The second</title>\n<meta name="date" content="2020-01-03" />\n</head></html>',
      'content/pages/about.rst': 'About\n=====\n\n:slug: who\n',
    },
    addresses: {
      'content/one.rst': '/the-first-one.html',
      'content/pages/about.rst': '/pages/who.html',
      'content/two.html': '/the-second.html',
      'README.rst': null,
    },
  },
  {
    generator: 'hugo',
    files: {
      'hugo.toml': "baseURL = 'https://a.example/'",
      'content/posts/one.adoc': '---\ntitle: One\nslug: first\n---\n',
      'content/posts/two.org': '#+TITLE: Two\n#+SLUG: second\n',
    },
    addresses: {
      'content/posts/one.adoc': '/posts/first/',
      'content/posts/two.org': '/posts/second/',
      'content/docs/three.rst': '/docs/three/',
      'layouts/index.html': null,
    },
  },
  {
    generator: 'hexo',
    files: {
      '_config.yml': 'url: https://a.example\n',
      'package.json': '{"dependencies": {"hexo": "^6.0.0"}}',
      'scaffolds/post.md': '---\n---\n',
      'source/_posts/a.md': '---\n---\n',
      'source/tools/index.html': '---\nlayout: false\n---\n',
      'source/map.ejs': '---\npermalink: /maps/sea/\n---\n',
    },
    addresses: {
      'source/tools/index.html': '/tools/',
      'source/map.ejs': '/maps/sea/',
      'themes/one/layout/index.ejs': null,
    },
  },
  {
    generator: 'eleventy',
    files: {
      '.eleventy.js': "module.exports = () => ({ dir: { input: 'src' }, pathPrefix: '/b/' });",
      'src/feed.njk': '---\npermalink: /feed.xml\n---\n',
      'src/index.liquid': '---\n---\n',
      'src/archive.11ty.js': 'module.exports = class {};',
    },
    addresses: {
      'src/feed.njk': '/b/feed.xml',
      'src/index.liquid': '/b/',
      'src/archive.11ty.js': '/b/archive/',
      'src/tools/list.html': '/b/tools/list/',
      'src/_includes/base.njk': null,
      'other/page.njk': null,
    },
  },
  {
    generator: 'middleman',
    files: {
      'config.rb': "activate :blog do |blog|\n  blog.prefix = 'blog'\nend\nactivate :directory_indexes\n",
      'source/blog/2020-01-01-a.html.md': '---\n---\n',
    },
    addresses: {
      'source/about.html.erb': '/about/',
      'source/index.html.haml': '/',
      'source/feed.xml.builder': null,
      'source/layouts/layout.html.erb': null,
      'source/_part.html.erb': null,
    },
  },
];

describe('a page that Offprint does not read', () => {
  it.each(cases)('has the address that $generator gives it', async ({ generator, files, addresses }) => {
    const { site } = await publishFiles(files);
    expect(site.generator).toBe(generator);
    const found = Object.keys(addresses).map((path) => [path, site.pageAddress?.(path) ?? null]);
    expect(Object.fromEntries(found)).toEqual(addresses);
  });

  it('is the index of a folder that stands among a site’s files, where a person corrected its address too', async () => {
    const root = temporaryFolder({
      'hugo.toml': "baseURL = 'https://a.example/'",
      'static/demo/index.html': '<p>Demo</p>',
      'static/demo/other.html': '<p>Other</p>',
      'content/posts/one.adoc': '= One\n',
      'content/posts/a.md': '---\ntitle: A\n---\n',
    });
    const { site } = await openSource(
      siteSource(root, await scanFolder(root), { addresses: ['https://b.example/moved/'] }),
    );
    const paths = ['static/demo/index.html', 'static/demo/other.html', 'content/posts/one.adoc', 'layouts/index.html'];
    expect(paths.map((path) => site.pageAddress?.(path) ?? null)).toEqual([
      '/moved/demo/',
      null,
      '/moved/posts/one/',
      null,
    ]);
  });
});
