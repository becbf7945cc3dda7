import { describe, expect, it } from 'vitest';
import { scanFolder } from '../../../main/library/scan/scan-folder.ts';
import { openSource, siteSource } from '../../../main/library/sites/open-site.ts';
import { siteFacts } from '../../../main/library/sites/site-facts.ts';
import { postText as post } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary, rowsOf } from '../open-library.ts';
import { factsInEnglish } from '../../english.ts';

type Files = Readonly<Record<string, string>>;

async function factsOf(files: Files, corrections = {}) {
  const root = temporaryFolder(files);
  const open = await openSource(siteSource(root, await scanFolder(root), corrections));
  return factsInEnglish(siteFacts({ ...open, basis: '' }));
}

const zolaBelow: Files = {
  'README.md': '# About this repository',
  'notes/2021-02-03-tides.md': 'Tides.',
  'blog/config.toml': 'base_url = "https://a.example/b/"\ntitle = "Logbook"',
  'blog/content/first.md': '+++\ntitle = "First"\ndate = 2020-01-01\n+++\n[second](@/second.md) [pic](/boat.png)',
  'blog/content/second.md': '+++\ntitle = "Second"\ndate = 2020-01-02\n+++\n[home](https://a.example/b/first/)',
  'blog/static/boat.png': 'x',
  'blog/templates/page.md': '{{ page.title }}',
};

describe('a site in a folder of the opened one', () => {
  it('is what the folder is read as, with its addresses, links and files', async () => {
    const { library } = await openWholeLibrary(temporaryFolder(zolaBelow));
    const site = factsInEnglish(library.siteFacts());
    expect(site).toMatchObject({
      generator: 'zola',
      why: 'in its folder blog, its config.toml names a base_url',
      place: 'blog/',
      nested: [{ place: 'blog/', label: 'Zola' }],
      title: 'Logbook',
      contentRoots: ['blog/content/'],
      staticRoots: ['blog/static/', 'blog/content/'],
      basePath: '/b/',
      notes: [],
    });
    expect(library.references().map(({ path, target, kind, to }) => [path, target, kind, to])).toEqual([
      ['blog/content/first.md', '@/second.md', 'post', 'blog/content/second.md'],
      ['blog/content/first.md', '/boat.png', 'picture', 'blog/static/boat.png'],
      ['blog/content/second.md', 'https://a.example/b/first/', 'post', 'blog/content/first.md'],
    ]);
    // Files beside the site have no address. Those with a date are posts.
    const posts = library.posts().map(({ file, kind, url }) => [file.path, kind, url]);
    expect(posts.sort()).toEqual([
      ['README.md', 'page', null],
      ['blog/content/first.md', 'post', '/b/first/'],
      ['blog/content/second.md', 'post', '/b/second/'],
      ['notes/2021-02-03-tides.md', 'post', null],
    ]);
    expect((await rowsOf(library)).length).toBe(4);
  });

  it.each<readonly [string, Files, string, string]>([
    [
      'Hugo two folders down',
      { 'www/site/hugo.toml': 'title = "H"', 'www/site/content/a.md': 'A' },
      'hugo',
      'www/site/',
    ],
    ['Jekyll', { 'blog/_config.yml': 'title: J', 'blog/_posts/2020-01-01-a.md': '---\n---\nA' }, 'jekyll', 'blog/'],
    [
      'Hexo',
      { 'web/_config.yml': 'title: X', 'web/scaffolds/post.md': '', 'web/source/_posts/a.md': 'A' },
      'hexo',
      'web/',
    ],
    [
      'Pelican',
      { 'site/pelicanconf.py': "PATH = 'content'", 'site/content/a.md': 'Title: A\n\nA' },
      'pelican',
      'site/',
    ],
    ['Astro', { 'web/astro.config.mjs': 'export default {};', 'web/src/content/blog/a.md': 'A' }, 'astro', 'web/'],
    ['a vault', { 'my notes/.obsidian/app.json': '{}', 'my notes/a.md': 'A' }, 'obsidian', 'my notes/'],
  ])('is recognised: %s', async (_what, files, generator, place) => {
    expect(await factsOf({ 'README.md': 'Read me.', ...files })).toMatchObject({ generator, place });
  });

  it('says which of its files are posts, by their place in it', async () => {
    const { library } = await openWholeLibrary(
      temporaryFolder({
        'site/pelicanconf.py': "PATH = 'content'\nSTATIC_PATHS = ['extra']",
        'site/content/a.md': 'Title: A\nDate: 2020-01-01\n\nA',
        'site/content/extra/proof.html': 'proof-of-domain: 1234',
        'site/content/extra/notes.md': 'No title.',
      }),
    );
    expect(library.posts().map(({ file }) => file.path)).toEqual(['site/content/a.md']);
  });

  it('is not recognised in a theme, a test or a folder without posts', async () => {
    const facts = await factsOf({
      'a.md': 'A',
      'themes/one/hugo.toml': '',
      'themes/one/content/a.md': 'A',
      'test/site/hugo.toml': '',
      'test/site/content/a.md': 'A',
      'tool/hugo.toml': '',
      'tool/main.go': '',
    });
    expect(facts).toMatchObject({ generator: 'plain', place: '', nested: [] });
  });

  it('is a part of the site around it if there is one', async () => {
    const facts = await factsOf({
      '_config.yml': 'title: J',
      '_posts/2020-01-01-a.md': '---\n---\nA',
      'sea/_posts/2020-01-02-b.md': '---\n---\nB',
      'notes/.obsidian/app.json': '{}',
      'notes/c.md': 'C',
    });
    expect(facts).toMatchObject({ generator: 'jekyll', place: '', nested: [] });
    const docs = await factsOf({
      'website/docusaurus.config.js': "module.exports = { baseUrl: '/', presets: [['classic', {}]] };",
      'website/blog/2020-01-01-a.md': 'A',
    });
    expect(docs).toMatchObject({ generator: 'docusaurus', place: '', nested: [], notes: [] });
  });
});

describe('several sites in one folder', () => {
  const several: Files = {
    'README.md': 'Read me.',
    'blog/hugo.toml': "baseURL = 'https://a.example/'",
    'blog/content/posts/a.md': post('title: A\ndate: 2020-01-01'),
    'blog/content/posts/b.md': post('title: B\ndate: 2020-01-02'),
    'docs/astro.config.mjs': "export default { site: 'https://docs.example' };",
    'docs/src/pages/c.md': post('title: C'),
  };

  it('are told by name, and the one with the most posts is read', async () => {
    const facts = await factsOf(several);
    expect(facts).toMatchObject({
      generator: 'hugo',
      place: 'blog/',
      nested: [
        { place: 'blog/', label: 'Hugo' },
        { place: 'docs/', label: 'Astro' },
      ],
    });
    expect(facts?.notes).toEqual([
      'There is another site in this folder: docs (Astro). Choose below which one is read.',
    ]);
  });

  it('can be chosen from, and so can the folder itself', async () => {
    expect(await factsOf(several, { site: 'docs/' })).toMatchObject({
      generator: 'astro',
      why: 'you chose the folder docs, and it has astro.config.mjs',
      place: 'docs/',
      addresses: ['https://docs.example/'],
      notes: ['There is another site in this folder: blog (Hugo). Choose below which one is read.'],
    });
    expect(await factsOf(several, { site: '' })).toMatchObject({ generator: 'plain', place: '' });
    expect(await factsOf(several, { generator: 'astro' })).toMatchObject({ generator: 'astro', place: 'docs/' });
    expect(await factsOf(several, { site: 'blog', generator: 'zola' })).toMatchObject({
      generator: 'zola',
      why: 'you said so',
      contentRoots: ['blog/content/'],
    });
  });
});

describe('a vault without its settings', () => {
  const note = (name: string, text: string): Files => ({ [`Notes/${name}.md`]: text });
  const linked: Files = {
    ...note('Boat', 'See [[Mast]] and [[Notes/Sail|the sail]]. ![[Mast#Top]] $$x$$'),
    ...note('Mast', 'Below [[Sail]].'),
    ...note('Sail', 'No link.'),
    ...note('Log', 'Not yet [[written]].'),
  };

  it('is recognised by its links, which are read as its program reads them', async () => {
    const { library } = await openWholeLibrary(temporaryFolder(linked));
    expect(factsInEnglish(library.siteFacts())).toMatchObject({
      generator: 'obsidian',
      why: 'its notes link to each other by their names in double brackets',
    });
    const found = library.references().map(({ target, kind, to }) => [target, kind, to]);
    expect(found).toContainEqual(['Notes/Sail', 'post', 'Notes/Sail.md']);
    expect(found).toContainEqual(['Mast', 'post', 'Notes/Mast.md']);
  });

  it.each<readonly [string, Files]>([
    [
      'double brackets that name no note',
      { ...note('a', 'if [[ -f x ]]; then [[ b ]]'), ...note('c', '[[ -z $y ]] [[x]] [[y]]') },
    ],
    ['links in one note alone', { ...note('a', '[[b]] [[b]] [[b]] [[b]]'), ...note('b', 'Text.') }],
    [
      'links in a few of many posts',
      {
        ...Object.fromEntries(Array.from({ length: 40 }, (_none, at) => [`posts/p${at}.md`, 'Text.'])),
        ...note('a', '[[p1]] [[p2]]'),
        ...note('b', '[[p3]]'),
      },
    ],
    ['a site with its own configuration', { ...linked, 'hugo.toml': 'title = "H"' }],
  ])('is not seen in %s', async (_what, files) => {
    expect((await factsOf(files))?.generator).not.toBe('obsidian');
  });
});
