import { describe, expect, it } from 'vitest';
import { parseFrontMatter } from '../../../main/library/front-matter/parse-front-matter.ts';
import { type PostMetadata, postMetadata, titleFromPath } from '../../../main/library/metadata/post-metadata.ts';

const file = { path: 'notes/name.md', modified: Date.parse('2019-08-07T06:05:04Z') };

function metadataOf(yaml: string, path = file.path): PostMetadata {
  return postMetadata(parseFrontMatter(`---\n${yaml}\n---\n`).fields, { ...file, path });
}

function metadataOfToml(toml: string): PostMetadata {
  return postMetadata(parseFrontMatter(`+++\n${toml}\n+++\n`).fields, file);
}

describe('postMetadata', () => {
  it.each([
    ['authors as a text', 'author: Ada Lovelace', ['Ada Lovelace']],
    ['authors as a list', 'authors: [Ada, Bob, Ada]', ['Ada', 'Bob']],
    ['authors as objects', 'authors:\n- name: Ada\n  url: x\n- key: bob', ['Ada', 'Bob'.toLowerCase()]],
    ['an author as an object', 'author:\n  name: Ada', ['Ada']],
    ['authors between semicolons', 'author: Lovelace, Ada; Byron', ['Lovelace, Ada', 'Byron']],
    ['authors below params', 'params:\n  author: Ada', ['Ada']],
    ['no authors', 'title: A', []],
  ])('reads %s', (_what, yaml, authors) => {
    expect(metadataOf(yaml).authors).toEqual(authors);
  });

  it.each([
    ['a list', 'tags: [sql, Postgres]', ['sql', 'Postgres']],
    ['a list over lines', 'tags:\n- sql\n- 2024\n- true', ['sql', '2024', 'true']],
    ['commas', 'tags: sql, postgres , ', ['sql', 'postgres']],
    ['one tag', 'tag: long one', ['long one']],
    [
      'names that parts of an object have',
      'tags: [constructor, __proto__, toString]',
      ['constructor', '__proto__', 'toString'],
    ],
    ['objects without a name', 'tags: [{a: 1}, [x, [y]], null]', ['x', 'y']],
    ['nothing', 'tags:', []],
  ])('reads tags from %s', (_what, yaml, tags) => {
    expect(metadataOf(yaml).tags).toEqual(tags);
  });

  it('reads tags and categories below taxonomies', () => {
    const { tags, categories } = metadataOfToml('title = "A"\n[taxonomies]\ntags = ["a"]\ncategories = ["b"]');
    expect({ tags, categories }).toEqual({ tags: ['a'], categories: ['b'] });
  });

  it.each([
    ['draft: true', true],
    ['draft: false', false],
    ['published: false', true],
    ['published: 2020-01-01', false],
    ['status: draft', true],
    ['status: published', false],
    ['title: A', false],
  ])('takes “%s” for a draft: %s', (yaml, draft) => {
    expect(metadataOf(yaml).draft).toBe(draft);
  });

  it('takes the first date that can be read', () => {
    expect(metadataOf('date: soon\npublishDate: 2020-01-02').date).toMatchObject({
      text: '2020-01-02',
      source: 'front-matter',
    });
    expect(metadataOf('published: true', '2014-03-09-name.md').date).toMatchObject({
      text: '2014-03-09',
      source: 'path',
    });
    expect(metadataOf('url: /2012/05/04/name.html').date).toMatchObject({ text: '2012-05-04', source: 'path' });
    expect(metadataOf('permalink: /2012/05/name.html').date.source).toBe('file');
    expect(metadataOf('title: A').date).toMatchObject({ text: '2019-08-07', source: 'file' });
  });

  it('says which date it could not read', () => {
    expect(metadataOf('date: the other day').problems).toMatchObject([
      { kind: 'date', message: { code: 'problem.date', values: { date: 'the other day' } } },
    ]);
  });

  it('keeps a last change apart from the date', () => {
    expect(metadataOf('date: 2020-01-02\nlastmod: 2021-03-04').updated?.text).toBe('2021-03-04');
    expect(metadataOf('last_update:\n  date: 2021-03-04').updated?.text).toBe('2021-03-04');
  });

  it.each([
    ['coverImage: c.png\nthumbnailImage: t.png', 'c.png', 't.png'],
    ['cover:\n  image: c.png', 'c.png', 'c.png'],
    ['images: [i.png, j.png]', 'i.png', 'i.png'],
    ['featured:\n  image_url: f.png', 'f.png', 'f.png'],
    ['thumbnail: t.png', '', 't.png'],
    // The theme Tranquilpeak: the first picture of the gallery comes before the cover, unless `autoThumbnailImage` is off.
    ['coverImage: c.png\ngallery: ["g.png small.png", h.png]', 'c.png', 'g.png'],
    ['coverImage: c.png\ngallery: [g.png]\nautoThumbnailImage: false', 'c.png', ''],
    ['coverImage: c.png\ngallery: [a word]', 'c.png', 'c.png'],
    ['header: |\n  <div class="x"><img src="a.png"></div>\n  <h1>Ahoy</h1>', '', ''],
    ['header: <img src="a.png">', '', ''],
    ['header: Welcome', '', ''],
    ['header:\n  image: /img/h.jpg', '/img/h.jpg', '/img/h.jpg'],
    ['banner: true\nimage: c.png', 'c.png', 'c.png'],
    ['featured: true', '', ''],
    ['hero: A boat by night', '', ''],
    ['hero: night boat.png', 'night boat.png', 'night boat.png'],
    ['banner: https://a.example/pictures/1', 'https://a.example/pictures/1', 'https://a.example/pictures/1'],
    ['image: false\ncover: A sentence that names nothing', '', ''],
    ['cover: boat', 'boat', 'boat'],
    ['title: A', '', ''],
  ])('finds the pictures of “%s”', (yaml, cover, thumbnail) => {
    expect(metadataOf(yaml)).toMatchObject({ cover, thumbnail });
  });

  it.each([
    ['keywords: [a, b c]', ['a', 'b c']],
    ['keywords: a, b c\ndisqusIdentifier: t-1', ['a', 'b c', 't-1']],
    ['title: A', []],
  ])('finds the keywords of “%s”', (yaml, keywords) => {
    expect(metadataOf(yaml).keywords).toEqual(keywords);
  });

  it('reads aliases, address, slug, language and summary', () => {
    expect(
      metadataOf('aliases: [/a/, /b, with]\nurl: /x/\nslug: y\nlang: pt_BR\ndescription: Short.\nlinkTitle: L'),
    ).toMatchObject({
      aliases: ['/a/', '/b', 'with'],
      address: '/x/',
      slug: 'y',
      lang: 'pt-BR',
      summary: 'Short.',
      title: 'L',
    });
  });

  it('never returns a title, a tag or a date that is not a text', () => {
    const odd = metadataOf('title: {a: b}\ntags: {a: [b]}\ndate: [x]\nauthor: {}\naliases: {x: y}\nsummary: [[z]]');
    expect(odd).toMatchObject({ title: '', tags: [], authors: [], aliases: [], date: { source: 'file' } });
  });
});

describe('titleFromPath', () => {
  it.each([
    ['2014-03-09-the-first_post.md', 'The first post'],
    ['posts/hello-world/index.md', 'Hello world'],
    ['_index.md', 'Index'],
    ['2014-03-09.md', '2014-03-09'],
    ['---.md', '---'],
    ['日本.md', '日本'],
  ])('makes of %s “%s”', (path, title) => {
    expect(titleFromPath(path)).toBe(title);
  });
});
