import { describe, expect, it } from 'vitest';
import { publishFiles, publishFixture } from '../../publish-fixture.ts';
import { inEnglish } from '../../../../english.ts';

it('reads an Astro configuration and its collections without running them', async () => {
  const { site, why } = await publishFixture('astro');
  expect(why).toBe('it has astro.config.mjs');
  expect(site).toMatchObject({
    generator: 'astro',
    addresses: ['https://garden.example/plot/'],
    basePath: '/plot/',
    language: 'en',
    mounts: [{ folder: 'public/', at: '/' }],
  });
  expect([...site.contentRoots].sort()).toEqual([
    'src/content/blog/',
    'src/content/team/',
    'src/data/letters/',
    'src/pages/',
  ]);
  expect(site.dialect).toMatchObject({ templates: 'mdx', smartQuotes: false });
  expect(site.notes.map(inEnglish)).toEqual([
    'No page in src/pages/ says what address the posts of “team” have, so /team/ is taken for its beginning.',
  ]);
});

it.each([
  // reference/configuration-reference.mdx: trailingSlash, build.format.
  ["trailingSlash: 'never'", '/en/hello'],
  ["build: { format: 'file' }", '/en/hello.html'],
  ["trailingSlash: 'always'", '/en/hello/'],
])('ends addresses as %s asks', async (line, url) => {
  const { urls } = await publishFiles({
    'astro.config.ts': `export default { ${line} };`,
    'src/content/posts/en/hello.md': '---\ndate: 2020-01-01\n---\n',
    'src/pages/[lang]/[...slug].astro': "await getCollection('posts')",
  });
  // The route has the language as a parameter. It is the first part of the entry’s id.
  expect(urls).toEqual({ 'src/content/posts/en/hello.md': url });
});

describe('the page that shows a collection of Astro', () => {
  const asks = "await getCollection('posts')";
  const posts = {
    'astro.config.mjs': "export default { site: 'https://a.example' };",
    'src/content/posts/2020-01-02-one.md': '---\npubDate: 2020-01-02\n---\n',
    'src/content/posts/two.md': '---\npubDate: 2020-11-12\n---\n',
  };
  const addressesWith = async (pages: Readonly<Record<string, string>>): Promise<readonly (string | null)[]> => {
    const { urls } = await publishFiles({ ...posts, ...pages });
    return [
      urls['src/content/posts/2020-01-02-one.md'] as string | null,
      urls['src/content/posts/two.md'] as string | null,
    ];
  };

  it('is not an endpoint, and may have the date of a post in the folders above it', async () => {
    const pages = { 'src/pages/og/[...route].ts': asks, 'src/pages/[year]/[month]/[slug].astro': asks };
    expect(await addressesWith(pages)).toEqual(['/2020/01/one/', '/2020/11/two/']);
  });

  it('may write a month without a zero, and a date in one part', async () => {
    const bare = `params: {\n  month: post.data.pubDate.getMonth() + 1,\n}\n${asks}`;
    expect(await addressesWith({ 'src/pages/log/[year]/[month]/[day]/[id].astro': bare })).toEqual([
      '/log/2020/1/2/one/',
      '/log/2020/11/12/two/',
    ]);
    const padded = `params: { month: String(post.data.pubDate.getMonth() + 1).padStart(2, '0') }\n${asks}`;
    expect(await addressesWith({ 'src/pages/[date]/[month]/[slug].astro': padded })).toEqual([
      '/2020-01-02/01/one/',
      '/2020-11-12/11/two/',
    ]);
  });

  it('is the one that renders entries, where several ask for them', async () => {
    const pages = {
      'src/pages/amp/[slug].astro': asks,
      'src/pages/words/[slug].astro': `${asks}\nconst { Content } = await render(post);`,
      'src/pages/tags/[tag].astro': `${asks}\n<Content />`,
    };
    expect(await addressesWith(pages)).toEqual(['/words/2020-01-02-one/', '/words/two/']);
  });

  it('is the only one of its folder’s name or of the site, where another file asks for it', async () => {
    const code = "import { getPosts } from '../../lib/posts';";
    expect(await addressesWith({ 'src/pages/writing/[...slug].astro': code })).toEqual([
      '/writing/2020-01-02-one/',
      '/writing/two/',
    ]);
    const two = { 'src/pages/posts/[slug].astro': code, 'src/pages/shop/[slug].astro': code };
    expect(await addressesWith(two)).toEqual(['/posts/2020-01-02-one/', '/posts/two/']);
    const neither = { 'src/pages/cards/[slug].astro': code, 'src/pages/shop/[slug].astro': code };
    // Then the name of the collection is used, and a note says so.
    expect(await addressesWith(neither)).toEqual(['/posts/2020-01-02-one/', '/posts/two/']);
  });

  it('may be the index of a folder that has an entry’s name', async () => {
    const pages = { 'src/pages/words/[...slug]/index.astro': asks, 'src/pages/words/[...slug]/index.png.ts': asks };
    expect(await addressesWith(pages)).toEqual(['/words/2020-01-02-one/', '/words/two/']);
  });

  it('gives an entry without a date no address that has one', async () => {
    const { urls } = await publishFiles({
      ...posts,
      'src/pages/[year]/[slug].astro': asks,
      'src/content/posts/three.md': '---\ntitle: Three\n---\n',
    });
    expect(urls['src/content/posts/three.md']).toBeNull();
  });
});

// What Astro 5.18 built of these.
describe('an entry of Astro has the address that its page gives it', () => {
  const entry = (fields: string): string => `---\ntitle: A\n${fields}\n---\n`;
  const config = (loader: string): string =>
    `const words = defineCollection({ loader: glob({ ${loader} }) });\nexport const collections = { words };`;
  const base = {
    'astro.config.mjs': "export default { site: 'https://a.example', base: '/plot', trailingSlash: 'always' };",
    'src/content.config.ts': config("pattern: '**/*.md', base: './words'"),
  };

  it('with the last part of its path, where the page takes one part', async () => {
    const { urls } = await publishFiles({
      ...base,
      'src/pages/words/[id]/index.astro':
        "getCollection('words'); params: { id: entry.id.split('/').pop() }; <Content />",
      'words/deep/first.md': entry('pubDate: 2020-01-02'),
    });
    expect(urls['words/deep/first.md']).toBe('/plot/words/first/');
  });

  it('with its path as it is, where code makes its name', async () => {
    const { urls } = await publishFiles({
      ...base,
      'src/content.config.ts': config(
        "pattern: '**/*.md', base: './words', generateId: ({ entry }) => entry.replace(/\\.md$/, '')",
      ),
      'src/pages/words/[...id].astro': "getCollection('words'); <Content />",
      'words/Deep/Cap Note.md': entry('slug: unused'),
      'words/v1.2.md': entry(''),
    });
    expect(urls).toEqual({
      'words/Deep/Cap Note.md': '/plot/words/Deep/Cap Note/',
      'words/v1.2.md': '/plot/words/v1.2/',
    });
  });

  it('with a field of its own, and none where it lacks the field or a program computes the part', async () => {
    const page = (value: string): string =>
      `getCollection('words').map((word) => ({ params: { category: ${value}, slug: word.id } })); <Content />`;
    const words = { 'words/saw.md': entry('category: Hand Tools'), 'words/axe.md': entry('') };
    const urlsWith = async (value: string): Promise<unknown> =>
      (await publishFiles({ ...base, ...words, 'src/pages/[category]/[slug].astro': page(value) })).urls;
    expect(await urlsWith('word.data.category')).toEqual({
      'words/saw.md': '/plot/Hand Tools/saw/',
      'words/axe.md': null,
    });
    expect(await urlsWith('slugify(word.data.category)')).toMatchObject({ 'words/saw.md': '/plot/hand-tools/saw/' });
    expect(await urlsWith('shelfOf(word)')).toEqual({ 'words/saw.md': null, 'words/axe.md': null });
  });

  it('with its date in UTC', async () => {
    const { urls } = await publishFiles({
      ...base,
      'src/pages/[year]/[month]/[slug].astro': "getCollection('words'); <Content />",
      'words/late.md': entry('pubDate: 2021-05-31T23:00:00-05:00'),
    });
    expect(urls['words/late.md']).toBe('/plot/2021/06/late/');
  });

  it('with its language where the page has it, left out for the main one if it may be', async () => {
    const words = { 'words/de/hallo.md': entry(''), 'words/en/hello.md': entry(''), 'words/none.md': entry('') };
    const i18n = "export default { i18n: { defaultLocale: 'en', locales: ['en', 'de'] } };";
    const urlsWith = async (page: string): Promise<unknown> =>
      (
        await publishFiles({
          ...base,
          ...words,
          'astro.config.mjs': i18n,
          [page]: "getCollection('words'); <Content />",
        })
      ).urls;
    expect(await urlsWith('src/pages/[lang]/words/[slug].astro')).toEqual({
      'words/de/hallo.md': '/de/words/hallo/',
      'words/en/hello.md': '/en/words/hello/',
      'words/none.md': '/words/none/',
    });
    expect(await urlsWith('src/pages/[...lang]/words/[...slug].astro')).toMatchObject({
      'words/de/hallo.md': '/de/words/hallo/',
      'words/en/hello.md': '/words/hello/',
    });
  });

  it('and others that the configuration leads to it', async () => {
    const { site, posts } = await publishFiles({
      ...base,
      'astro.config.mjs':
        "export default { base: '/plot', redirects: { '/old': '/plot/words/saw/', '/older/': { status: 301, destination: '/words/saw' }, '/away': 'https://b.example' } };",
      'src/pages/words/[...id].astro': "getCollection('words'); <Content />",
      'words/saw.md': entry(''),
      'src/pages/404.md': '# Nothing here\n',
    });
    expect(posts.get('words/saw.md')?.aliases).toEqual(['/plot/old', '/plot/older/']);
    expect(site.madeLists).toEqual(['/old', '/older/', '/away']);
    expect(posts.get('src/pages/404.md')?.url).toBe('/plot/404.html');
  });
});

// What Astro 5 built of these.
describe('the files that Astro makes pages of', () => {
  const page = (params: string): string =>
    `(await getCollection('words')).map((word) => ({ params: { ${params} }, props: word }));\n<Content />`;
  const collection = (loader: string): string =>
    `const words = defineCollection({ loader: ${loader} });\nexport const collections = { words };`;
  const urlsOf = async (files: Readonly<Record<string, string>>): Promise<unknown> =>
    (await publishFiles({ 'astro.config.mjs': 'export default {};', ...files })).urls;
  const post = '---\ntitle: A\n---\n';

  it.each([
    [99, '/talks/b/'],
    [100, null],
  ])('are compared with a hundred patterns of all collections together (%i and one)', async (count, url) => {
    const many = Array.from({ length: count }, (_, at) => `'n${at}/*.md'`).join(', ');
    const urls = await urlsOf({
      'src/content.config.ts': `export const collections = {
        words: defineCollection({ loader: glob({ pattern: [${many}], base: './text' }) }),
        talks: defineCollection({ loader: glob({ pattern: 'talks/*.md', base: './text' }) }),
      };`,
      'src/pages/words/[...id].astro':
        "(await getCollection('words')).map((word) => ({ params: { id: word.id }, props: word }))",
      'src/pages/[...id].astro':
        "(await getCollection('talks')).map((talk) => ({ params: { id: talk.id }, props: talk }))",
      [`text/n${count - 1}/a.md`]: post,
      'text/talks/b.md': post,
    });
    expect(urls).toEqual({ [`text/n${count - 1}/a.md`]: `/words/n${count - 1}/a/`, 'text/talks/b.md': url });
  });

  it('are those that match the patterns of the loader', async () => {
    const patterns = "['notes/**/[^_]*.md', '!notes/private/**']";
    expect(
      await urlsOf({
        'src/content.config.ts': collection(`glob({ pattern: ${patterns}, base: './src/data' })`),
        'src/pages/memo/[...id].astro': page('id: word.id'),
        'src/data/notes/a/b.md': post,
        'src/data/notes/_kept/c.md': post,
        'src/data/notes/_left-out.md': post,
        'src/data/notes/private/d.md': post,
        'src/data/e.md': post,
      }),
    ).toEqual({
      'src/data/notes/a/b.md': '/memo/notes/a/b/',
      'src/data/notes/_kept/c.md': '/memo/notes/_kept/c/',
      'src/data/notes/_left-out.md': null,
      'src/data/notes/private/d.md': null,
      'src/data/e.md': null,
    });
  });

  it('may be two collections in one folder', async () => {
    const config = `export const collections = {
      words: defineCollection({ loader: glob({ pattern: 'blog/*.md', base: './text' }) }),
      talks: defineCollection({ loader: glob({ pattern: '{talks,slides}/*.@(md|mdx)', base: './text' }) }),
    };`;
    expect(
      await urlsOf({
        'src/content.config.ts': config,
        'src/pages/w/[...id].astro': page('id: word.id'),
        'src/pages/t/[...id].astro': page('id: word.id').replace("'words'", "'talks'"),
        'text/blog/a.md': post,
        'text/talks/b.md': post,
        'text/slides/c.mdx': post,
      }),
    ).toEqual({
      'text/blog/a.md': '/w/blog/a/',
      'text/talks/b.md': '/t/talks/b/',
      'text/slides/c.mdx': '/t/slides/c/',
    });
  });

  it.each([
    ['a name', "const BASE = 'src/words';", `\`./\${BASE}\``],
    ['a name from another file', "import { BASE } from '@/settings';", `\`./\${BASE}\``],
    ['an address beside the file', '', "new URL('./words', import.meta.url)"],
  ])('are below a folder that %s tells', async (_what, before, base) => {
    expect(
      await urlsOf({
        'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
        'src/settings.ts': `const top = 'src';\nexport const BASE = \`\${top}/words\`;`,
        'src/content.config.ts': `${before}\n${collection(`glob({ pattern: '**/*.md', base: ${base} })`)}`,
        'src/pages/w/[...id].astro': page('id: word.id'),
        'src/words/A Word.md': post,
      }),
    ).toEqual({ 'src/words/A Word.md': '/w/a-word/' });
  });

  it.each([
    ['baseUrl in tsconfig', 'consts/site', '{ "compilerOptions": { "baseUrl": "./src" } }', '{}'],
    ['imports in package.json', '#consts/site.ts', '{}', '{ "imports": { "#consts/*": "./src/consts/*" } }'],
    ['imports by condition', '#a/site', '{}', '{ "imports": { "#a/*": { "default": "./src/consts/*.ts" } } }'],
  ])('are below a folder that a file found by %s tells', async (_what, from, compiler, packages) => {
    expect(
      await urlsOf({
        'tsconfig.json': compiler,
        'package.json': packages,
        'src/consts/site.ts': "export const BASE = './src/words';",
        'src/content.config.ts': `import { BASE } from '${from}';\n${collection(`glob({ pattern: '**/*.md', base: BASE })`)}`,
        'src/pages/w/[...id].astro': page('id: word.id'),
        'src/words/one.md': post,
      }),
    ).toEqual({ 'src/words/one.md': '/w/one/' });
  });

  it('are below the folder that a function of the site gets, or that a page asks for by paths', async () => {
    expect(
      await urlsOf({
        'src/content.config.ts': `const md = (base) => glob({ pattern: '**/*.md', base });\n${collection("md('./words')")}`,
        'src/pages/w/[...id].astro': page('id: word.id'),
        'src/pages/blog/[slug].astro':
          "Object.values(import.meta.glob('../../posts/*.md', { eager: true })).map((p) => ({ params: { slug: p.file.split('/').pop().replace('.md', '') } }))",
        'words/a.md': post,
        'src/posts/Second Post.md': post,
        'src/posts/deep/b.md': post,
      }),
    ).toEqual({ 'words/a.md': '/w/a/', 'src/posts/Second Post.md': '/blog/Second Post/', 'src/posts/deep/b.md': null });
  });

  it.each([
    ["word.id.replace('notes/', '').replaceAll('/', '-')", '/w/a-b/'],
    ["word.id.split('/').at(-1)", '/w/b/'],
    ["word.id.split('/').slice(1).join('/')", '/w/a/b/'],
    ['word.data.permalink ?? word.id', '/w/perma/'],
    ['word.data.missing || word.id', '/w/notes/a/b/'],
    ["word.id === 'notes/a/b' ? undefined : word.id", '/w/'],
    ["word.id === 'home' ? undefined : word.id", '/w/notes/a/b/'],
    ['getPath(word.id, word.filePath, false)', '/w/notes/a/b/'],
    // A program computes it, so the name of the entry is taken.
    ['shelf(word)', '/w/notes/a/b/'],
  ])('have the address that the page computes: %s', async (value, url) => {
    expect(
      await urlsOf({
        'src/content.config.ts': collection("glob({ pattern: '**/*.md', base: './text' })"),
        'src/pages/w/[...path].astro': page(`path: ${value}`),
        'text/notes/a/b.md': '---\npermalink: perma\n---\n',
      }),
    ).toEqual({ 'text/notes/a/b.md': url });
  });

  it('have the address that AstroPaper gives them', async () => {
    expect(
      await urlsOf({
        'src/content.config.ts': collection("glob({ pattern: '**/[^_]*.md', base: './text' })"),
        'src/pages/posts/[...slug]/index.astro': page('slug: getPath(word.id, word.filePath, false)'),
        'text/_releases/v1.md': post,
        'text/guides/first.md': '---\nslug: renamed-guide\n---\n',
        'text/examples/2024/Deep.Post.md': post,
      }),
    ).toEqual({
      'text/_releases/v1.md': '/posts/v1/',
      'text/guides/first.md': '/posts/guides/renamed-guide/',
      'text/examples/2024/Deep.Post.md': '/posts/examples/2024/deeppost/',
    });
  });

  it('have a name from a field, where code makes names of one', async () => {
    const ids = 'generateId: ({ entry, data }) => data.permalink ?? entry';
    expect(
      await urlsOf({
        'src/content.config.ts': collection(`glob({ pattern: '**/*.md', base: 'til', ${ids} })`),
        'src/pages/til/[...id].astro': page('id: word.id'),
        'til/Sub/a.md': '---\npermalink: own\n---\n',
        'til/Sub/b.md': post,
      }),
    ).toEqual({ 'til/Sub/a.md': '/til/own/', 'til/Sub/b.md': '/til/Sub/b/' });
  });

  it('may be shown by a page called page, and have a language with a name of its own', async () => {
    const i18n = "i18n: { defaultLocale: 'en', locales: ['en', { path: 'portuguese', codes: ['pt'] }] }";
    expect(
      await urlsOf({
        'astro.config.mjs': `export default { ${i18n} };`,
        'src/content.config.ts': collection("glob({ pattern: '**/*.md', base: './text' })"),
        'src/pages/[...lang]/posts/[page].astro': page('lang: lang, page: slug'),
        'text/en/one.md': post,
        'text/portuguese/um.md': post,
      }),
    ).toEqual({ 'text/en/one.md': '/posts/one/', 'text/portuguese/um.md': '/portuguese/posts/um/' });
  });

  it('know the address of the site from another file', async () => {
    const { site } = await publishFiles({
      'astro.config.ts': "import { SITE } from './src/config';\nexport default defineConfig({ site: SITE.website });",
      'src/config.ts': "export const SITE = { website: 'https://a.example/' } as const;",
    });
    expect(site.addresses).toEqual(['https://a.example/']);
  });
});
