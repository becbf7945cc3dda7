import { describe, expect, it } from 'vitest';
import type { SiteCorrections } from '../../../main/library/model/site.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary } from '../open-library.ts';
import { factsInEnglish } from '../../english.ts';

const post = '---\ntitle: A\ndate: 2024-03-01\n---\n\nText.\n';

async function open(files: Readonly<Record<string, string>>, corrections: SiteCorrections) {
  const { library } = await openWholeLibrary(temporaryFolder(files), { corrections });
  const posts = library.posts().map(({ kind, file, url }) => `${kind} ${file.path} ${url}`);
  const facts = factsInEnglish(library.siteFacts());
  return { posts: posts.sort(), facts };
}

describe('what a person says of a folder', () => {
  it('moves the root of posts, and their addresses with it', async () => {
    const hugo = { 'hugo.toml': 'baseURL = "https://a.example/"', 'articles/walks/dunes.md': post };
    expect((await open(hugo, {})).posts).toEqual(['page articles/walks/dunes.md null']);
    const { posts, facts } = await open(hugo, { contentRoot: 'articles' });
    expect(posts).toEqual(['post articles/walks/dunes.md /walks/dunes/']);
    expect(facts).toMatchObject({ contentRoots: ['articles/'], notes: [], detected: { contentRoots: ['content/'] } });
    const jekyll = { '_config.yml': 'title: A', 'entries/2024-03-01-dunes.md': post };
    expect((await open(jekyll, { generator: 'jekyll', contentRoot: 'entries' })).posts).toEqual([
      'post entries/2024-03-01-dunes.md /2024/03/01/dunes.html',
    ]);
    const plain = { 'drafts/dunes.md': post, 'notes.md': post };
    expect((await open(plain, { contentRoot: 'drafts' })).posts).toEqual([
      'post drafts/dunes.md /dunes',
      'post notes.md /notes',
    ]);
  });

  // Hugo 0.111.3 printed these addresses with `contentDir = "articles"`.
  it('moves the sections of a Hugo site, what they hand down, and the bundles', async () => {
    const files = {
      'hugo.toml': 'baseURL = "https://a.example/"\n[permalinks]\nwalks = "/w/:year/:slug/"\n',
      'articles/_index.md': '---\ntitle: Home\n---\n',
      'articles/walks/_index.md': '---\ntitle: Walks\ncascade:\n  slug: handed-down\n---\n',
      'articles/walks/dunes/index.md': `${post}\n![Lake](lake.png) ![Lake](/w/2024/handed-down/lake.png)\n`,
      'articles/walks/dunes/lake.png': 'x',
      'articles/walks/dunes/more.md': post,
    };
    const { library } = await openWholeLibrary(temporaryFolder(files), { corrections: { contentRoot: 'articles' } });
    const urls = library.posts().map(({ file, url, kind }) => `${kind} ${file.path} ${url}`);
    expect(urls.sort()).toEqual([
      'page articles/_index.md /',
      'page articles/walks/_index.md /walks/',
      'page articles/walks/dunes/more.md null',
      'post articles/walks/dunes/index.md /w/2024/handed-down/',
    ]);
    const references = await library.references();
    expect(references.map(({ target, kind }) => `${kind} ${target}`)).toEqual([
      'picture lake.png',
      'picture /w/2024/handed-down/lake.png',
    ]);
  });

  it('changes nothing where it says what was detected', async () => {
    const files = { 'source/_posts/dunes.md': post, 'source/_drafts/sea.md': post, '_config.yml': 'title: A' };
    const detected = await open(files, { generator: 'hexo' });
    const said = await open(files, { generator: 'hexo', contentRoot: 'source/_drafts' });
    expect(said.posts).toEqual(detected.posts);
  });

  it('puts addresses under the path of the site that it names', async () => {
    const { posts, facts } = await open({ 'dunes.md': post }, { addresses: ['https://b.example/blog', 'nonsense'] });
    expect(posts).toEqual(['post dunes.md /blog/dunes']);
    expect(facts).toMatchObject({ addresses: ['https://b.example/blog/'], basePath: '/blog/' });
  });

  it('is refused if it names folders that do not exist', async () => {
    const { posts, facts } = await open({ 'dunes.md': post }, { contentRoot: 'gone/far', staticRoots: ['', 'none'] });
    expect(posts).toEqual(['post dunes.md /dunes']);
    expect(facts?.notes).toEqual([
      'You named the folder gone/far/, but there is none.',
      'You named the folder none/, but there is none.',
    ]);
  });
});
