import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../english.ts';
import { publishFiles } from './publish-fixture.ts';

const post = '---\ntitle: A post\ndate: 2024-03-01\n---\n\nIts words.\n';

/** For each generator, a site with the usual folders, and each setting that names a folder. */
const sites: readonly {
  readonly generator: string;
  readonly files: Readonly<Record<string, string>>;
  readonly config: string;
  /** The configuration without the setting. */
  readonly plain: string;
  readonly settings: Readonly<Record<string, (folder: string) => string>>;
}[] = [
  {
    generator: 'hugo',
    files: { 'content/posts/sea.md': post, 'static/a.png': '' },
    config: 'hugo.toml',
    plain: 'title = "x"\n',
    settings: {
      contentDir: (folder) => `title = "x"\ncontentDir = '${folder}'\n`,
      mounts: (folder) => `title = "x"\n[[module.mounts]]\nsource = '${folder}'\ntarget = 'content'\n`,
      both: (folder) =>
        `title = "x"\ncontentDir = '${folder}'\nstaticDir = ['${folder}']\n[[module.mounts]]\nsource = '${folder}'\ntarget = 'content'\n`,
      languages: (folder) => `title = "x"\n[languages.en]\ncontentDir = '${folder}'\n`,
      staticDir: (folder) => `title = "x"\nstaticDir = ['${folder}', '${folder}2']\n`,
    },
  },
  {
    generator: 'jekyll',
    files: { '_posts/2024-03-01-sea.md': post, 'index.md': post },
    config: '_config.yml',
    plain: 'title: x\n',
    settings: {
      source: (folder) => `title: x\nsource: ${folder}\n`,
      collections_dir: (folder) => `title: x\ncollections_dir: ${folder}\n`,
    },
  },
  {
    generator: 'hexo',
    files: { 'source/_posts/sea.md': post, 'scaffolds/post.md': '' },
    config: '_config.yml',
    plain: 'title: x\n',
    settings: { source_dir: (folder) => `title: x\nsource_dir: ${folder}\n` },
  },
  {
    generator: 'pelican',
    files: { 'content/posts/sea.md': post },
    config: 'pelicanconf.py',
    plain: "SITENAME = 'x'\n",
    settings: {
      PATH: (folder) => `SITENAME = 'x'\nPATH = '${folder}'\n`,
      ARTICLE_PATHS: (folder) => `SITENAME = 'x'\nARTICLE_PATHS = ['${folder}']\n`,
      PAGE_PATHS: (folder) => `SITENAME = 'x'\nPAGE_PATHS = ['${folder}']\n`,
      ARTICLE_EXCLUDES: (folder) => `SITENAME = 'x'\nARTICLE_EXCLUDES = ['${folder}']\n`,
    },
  },
  {
    generator: 'eleventy',
    files: { 'posts/sea.md': post },
    config: 'eleventy.config.js',
    plain: 'module.exports = () => ({ dir: {} });\n',
    settings: Object.fromEntries(
      ['input', 'includes', 'layouts', 'data', 'output'].map((name) => [
        name,
        (folder: string) => `module.exports = () => ({ dir: { ${name}: '${folder}' } });\n`,
      ]),
    ),
  },
  {
    generator: 'astro',
    files: { 'src/content/blog/sea.md': post, 'src/pages/blog/[...slug].astro': "getCollection('blog')" },
    config: 'astro.config.mjs',
    plain: "export default { site: 'https://a.example' };\n",
    settings: {
      srcDir: (folder) => `export default { site: 'https://a.example', srcDir: '${folder}' };\n`,
      publicDir: (folder) => `export default { site: 'https://a.example', publicDir: '${folder}' };\n`,
    },
  },
  {
    generator: 'docusaurus',
    files: { 'blog/2024-03-01-sea.md': post, 'docs/shore.md': post },
    config: 'docusaurus.config.js',
    plain: "module.exports = { baseUrl: '/', presets: [['classic', { blog: {}, docs: {} }]] };\n",
    settings: {
      path: (folder) =>
        `module.exports = { baseUrl: '/', presets: [['classic', { blog: { path: '${folder}' }, docs: { path: '${folder}' } }]] };\n`,
      staticDirectories: (folder) =>
        `module.exports = { baseUrl: '/', staticDirectories: ['${folder}'], presets: [['classic', { blog: {}, docs: {} }]] };\n`,
    },
  },
  {
    generator: 'gatsby',
    files: { 'content/blog/sea.md': post },
    config: 'gatsby-config.js',
    plain: 'module.exports = { plugins: [] };\n',
    settings: {
      path: (folder) =>
        `module.exports = { plugins: [{ resolve: 'gatsby-source-filesystem', options: { name: 'x', path: '${folder}' } }] };\n`,
    },
  },
  {
    generator: 'nikola',
    files: { 'posts/sea.md': post },
    config: 'conf.py',
    plain: "POSTS = (('posts/*.md', 'posts', 'post.tmpl'),)\nPAGES = ()\n",
    settings: {
      POSTS: (folder) => `POSTS = (('${folder}/*.md', 'posts', 'post.tmpl'),)\nPAGES = ()\n`,
    },
  },
  {
    generator: 'middleman',
    files: { 'source/2024-03-01-sea.md': post },
    config: 'config.rb',
    plain: 'activate :blog do |blog|\nend\n',
    settings: {
      source: (folder) => `set :source, '${folder}'\nactivate :blog do |blog|\nend\n`,
      prefix: (folder) => `activate :blog do |blog|\n  blog.prefix = '${folder}'\nend\n`,
    },
  },
  {
    generator: 'obsidian',
    files: { 'notes/sea.md': post, '.obsidian/app.json': '{}' },
    config: '.obsidian/templates.json',
    plain: '{}',
    settings: { templates: (folder) => JSON.stringify({ folder }) },
  },
];
const elsewhere = ['../outside', '../../..', '/etc', '/tmp/outside', 'nowhere', 'content/../../up', '..\\\\up'];

describe.each(sites)('a site of $generator', ({ generator, files, config, plain, settings }) => {
  it.each(
    Object.entries(settings).flatMap(([name, setting]) => elsewhere.map((folder) => [name, folder, setting] as const)),
  )('keeps its posts where %s names %s', async (_name, folder, setting) => {
    const expected = await publishFiles({ ...files, [config]: plain });
    const site = await publishFiles({ ...files, [config]: setting(folder) });
    expect(expected.site.generator).toBe(generator);
    expect([...expected.posts.values()].some(({ kind }) => kind === 'post')).toBe(true);
    expect(site.site.generator).toBe(generator);
    expect(kinds(site)).toEqual(kinds(expected));
    expect(site.urls).toEqual(expected.urls);
    const there = [...site.site.contentRoots, ...expected.site.contentRoots];
    expect(there.filter((root) => root.includes('..') || root.startsWith('/') || root.startsWith('etc/'))).toEqual([]);
  });
});

describe('a folder that a configuration names', () => {
  it('is left out with a note where it leads out of the opened folder', async () => {
    const { site } = await publishFiles({
      'content/sea.md': post,
      'hugo.toml': "contentDir = '../outside'\nstaticDir = ['static', '../files']\n",
    });
    expect(site.notes.map(inEnglish)).toEqual([
      'hugo.toml names the folder ../outside, which is not in the folder that is open, so it is left out.',
      'hugo.toml names the folder ../files, which is not in the folder that is open, so it is left out.',
    ]);
  });

  it('may lie beside the folder of the configuration, in the opened one', async () => {
    const { site, posts } = await publishFiles({
      'docs/shore.md': post,
      'website/docusaurus.config.js':
        "module.exports = { baseUrl: '/', presets: [['classic', { blog: false, docs: { path: '../docs' } }]] };\n",
    });
    expect(site.contentRoots).toContain('docs/');
    expect(posts.get('docs/shore.md')?.url).toBe('/docs/shore');
  });

  it('is found by a path with steps back that stays inside', async () => {
    const { site } = await publishFiles({ 'text/sea.md': post, 'hugo.toml': "contentDir = './themes/../text'\n" });
    expect(site.contentRoots).toEqual(['text/']);
    expect(site.notes).toEqual([]);
  });
});

function kinds({ posts }: Awaited<ReturnType<typeof publishFiles>>): Readonly<Record<string, string>> {
  return Object.fromEntries([...posts].map(([path, { kind }]) => [path, kind]));
}
