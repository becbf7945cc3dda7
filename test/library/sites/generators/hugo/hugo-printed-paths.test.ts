import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../links/links-of.ts';
import { publishFiles } from '../../publish-fixture.ts';

/** A post with a title and further lines of front matter. */
function post(title: string, ...lines: readonly string[]): string {
  return ['---', `title: "${title}"`, ...lines, '---', 'Text.', ''].join('\n');
}

// All addresses here were printed by Hugo 0.111.3.
describe('the content folder of a Hugo site', () => {
  it.each([
    ['config.toml', 'baseURL = "https://lamp.example/"\ncontentDir = "texts"\n'],
    ['config.yaml', 'baseURL: https://lamp.example/\ncontentDir: texts/\n'],
  ])('may have another name, which %s gives', async (name, config) => {
    const { label, urls } = await publishFiles({ [name]: config, 'texts/posts/wick.md': post('Wick') });
    expect(label).toBe('Hugo');
    expect(urls).toEqual({ 'texts/posts/wick.md': '/posts/wick/' });
  });

  it('is not needed for a name that a configuration of something else gives', async () => {
    const { label } = await publishFiles({ 'config.toml': 'contentDir = "texts"\n', 'texts/wick.md': post('Wick') });
    expect(label).not.toBe('Hugo');
  });

  it('belongs to the default language if another language names the same folder', async () => {
    const { urls } = await publishFiles({
      'hugo.toml':
        'baseURL = "https://lamp.example/"\ndefaultContentLanguage = "de"\n[languages.de]\nweight = 1\n[languages.en]\ncontentDir = "content"\n',
      'content/posts/docht.md': post('Docht'),
      'content/posts/docht.en.md': post('Wick'),
    });
    expect(urls).toEqual({
      'content/posts/docht.md': '/posts/docht/',
      'content/posts/docht.en.md': '/en/posts/docht/',
    });
  });

  it('belongs to the only language that names it if the default one has another folder', async () => {
    const { urls } = await publishFiles({
      'hugo.toml':
        'baseURL = "https://lamp.example/"\ndefaultContentLanguage = "de"\n[languages.en]\ncontentDir = "content"\n[languages.de]\ncontentDir = "inhalt"\n',
      'content/posts/wick.md': post('Wick'),
      'inhalt/posts/docht.md': post('Docht'),
    });
    expect(urls).toEqual({ 'content/posts/wick.md': '/en/posts/wick/', 'inhalt/posts/docht.md': '/posts/docht/' });
  });
});

describe('permalinks of a taxonomy', () => {
  const files = {
    'hugo.toml':
      'baseURL = "https://lamp.example/"\n[permalinks]\ntags = "/label/:slug/"\ncategories = "/kind/:title"\n',
    'content/posts/wick.md': post('Wick', 'tags: ["C++ Tips", "Été x.y"]', 'categories: ["Big Cat/Sub"]'),
    'content/tags/oil/_index.md': post('Lamp oil'),
    'content/tags/_index.md': post('Labels'),
  };

  it('give the addresses of its lists', async () => {
    const { site } = await publishFiles(files);
    expect(site.listAddress?.('tag', 'C++ Tips')).toBe('/label/c-tips/');
    expect(site.listAddress?.('tag', 'Été x.y')).toBe('/label/été-x.y/');
    expect(site.listAddress?.('category', 'Big Cat/Sub')).toBe('/kind/big-cat/sub/');
  });

  it('give the address of the page of a value, but not of the taxonomy', async () => {
    const { urls } = await publishFiles(files);
    expect(urls).toMatchObject({
      'content/tags/oil/_index.md': '/label/lamp-oil/',
      'content/tags/_index.md': '/tags/',
    });
  });

  it('may stand below their kind', async () => {
    const { site, urls } = await publishFiles({
      ...files,
      'hugo.toml':
        '[permalinks.term]\ntags = "/label/:slug/"\n[permalinks.taxonomy]\ntags = "/labels/"\n[permalinks.page]\ntags = "/wrong/"\n',
    });
    expect(site.listAddress?.('tag', 'C++ Tips')).toBe('/label/c-tips/');
    expect(urls['content/tags/_index.md']).toBe('/labels/');
  });
});

describe('dates that Hugo does not read', () => {
  it.each([
    ['Feb 3, 2013', '/1/01/wick/', '2013-02-03'],
    ["'2013-02-03 04:05'", '/1/01/wick/', '2013-02-03T04:05:00'],
    ["'2013/02/03'", '/1/01/wick/', '2013-02-03'],
    ['2013-02-03 04:05:06 +0530', '/2013/02/wick/', '2013-02-03T04:05:06+05:30'],
    ['02 Jan 2006', '/2006/01/wick/', '2006-01-02'],
    ['Mon, 02 Jan 2006 15:04:05 MST', '/2006/01/wick/', '2006-01-02T15:04:05-07:00'],
    ['2006-01-02 15:04:05Z', '/2006/01/wick/', '2006-01-02T15:04:05Z'],
  ])('%s: the address is %s, and the list shows the date', async (date, url, shown) => {
    const { posts } = await publishFiles({
      'hugo.toml': '[permalinks]\nposts = "/:year/:month/:title/"\n',
      'content/posts/w.md': post('Wick', `date: ${date}`),
    });
    expect(posts.get('content/posts/w.md')).toMatchObject({ url, date: shown });
  });
});

describe('links in a Hugo site', () => {
  it('lead to taxonomies without values, in each language', async () => {
    const links = await linksOf('content/posts/wick.md', {
      'hugo.toml':
        'defaultContentLanguage = "en"\n[languages.en]\n[languages.de]\n[taxonomies]\ntag = "tags"\ntopic = "topics"\n',
      'content/posts/wick.md': `${post('Wick')}[a](/tags/) [b](/topics/) [c](/de/topics/) [d](/categories/)\n`,
    });
    expect(links).toEqual({
      '/tags/': 'list /tags/ (list)',
      '/topics/': 'list /topics/ (list)',
      '/de/topics/': 'list /de/topics/ (list)',
      '/categories/': 'dead null (none)',
    });
  });

  it('lead by `ref` into a folder that is mounted below the content', async () => {
    const links = await linksOf('content/posts/wick.md', {
      'hugo.toml':
        '[[module.mounts]]\nsource = "content"\ntarget = "content"\n[[module.mounts]]\nsource = "more"\ntarget = "content/added"\n',
      'more/oil.md': post('Oil'),
      'content/posts/wick.md': `${post('Wick')}${['added/oil.md', '/added/oil', '/oil.md']
        .map((path) => `[x]({{< ref "${path}" >}})`)
        .join(' ')}\n`,
    });
    expect(links).toEqual({
      'added/oil.md': 'post more/oil.md (ref)',
      '/added/oil': 'post more/oil.md (ref)',
      '/oil.md': 'dead null (none)',
    });
  });
});
