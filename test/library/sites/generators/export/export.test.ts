import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../links/links-of.ts';
import { publishFiles, publishFixture } from '../../publish-fixture.ts';
import { inEnglish } from '../../../../english.ts';

describe('an export of WordPress', () => {
  it('is recognised by the pictures beside its posts, and says what is not known', async () => {
    const { why, site } = await publishFixture('export/wordpress');
    expect(why).toBe('its posts have pictures or shortcodes as exports of WordPress have them');
    expect(site.notes.map(inEnglish)).toEqual([
      'An export does not say what address its posts had; what is shown is their place in the folder.',
    ]);
  });
});

describe('an export of Ghost', () => {
  it('is recognised by the key that its posts have', async () => {
    expect((await publishFixture('export/ghost')).why).toBe('its posts name a feature_image, as exports of Ghost do');
  });
});

it('does not claim a plain folder whose covers are paths', async () => {
  const { site } = await publishFiles({
    '2020/a.md': '---\ntitle: A\ncoverImage: /img/a.png\n---\n',
    '2020/b.md': 'B\n',
    'img/a.png': '',
  });
  expect(site.generator).toBe('plain');
});

describe('the old addresses of an exported blog', () => {
  const cover = 'coverImage: rain.png\n';
  const post = (date: string, body = '', fields = ''): string =>
    `---\ntitle: "A"\ndate: "${date}"\n${fields}---\n\n${body}\n`;
  const files = {
    'posts/rain/index.md': post('2016-01-05', '![r](images/rain.png)', cover),
    'posts/rain/images/rain.png': '',
    'pages/about/index.md': post('2016-01-01', 'About'),
  };

  it.each([
    ['https://old.example.org/2016/02/snow/', '/2016/02/snow/', '/2016/01/rain/'],
    ['/2016/02/11/snow/#more', '/2016/02/11/snow/', '/2016/01/05/rain/'],
    ['http://old.example.org/archives/2016/snow.html', '/archives/2016/snow/', '/archives/2016/rain/'],
  ])('are learnt from a link with the date of its post: %s', async (href, snow, rain) => {
    const { site, urls } = await publishFiles({
      ...files,
      'posts/snow/index.md': post('2016-02-11', `[x](${href})`),
    });
    expect(urls).toEqual({
      'posts/snow/index.md': snow,
      'posts/rain/index.md': rain,
      'pages/about/index.md': '/about/',
    });
    expect(site.addresses).toEqual(href.startsWith('http') ? ['https://old.example.org/'] : []);
    expect(site.notes).toEqual([]);
  });

  it('are not learnt from another date, nor from one link without a date', async () => {
    for (const href of ['https://other.example/2015/02/snow/', 'https://other.example/snow/']) {
      const { site, urls } = await publishFiles({
        ...files,
        'posts/snow/index.md': post('2016-02-11', `[x](${href})`),
      });
      expect(urls['posts/snow/index.md']).toBe('/posts/snow/');
      expect(site.addresses).toEqual([]);
    }
  });

  it('are learnt from three links without a date', async () => {
    const { site, urls } = await publishFiles({
      ...files,
      'posts/2016-02-11-snow.md': post('2016-02-11', '[a](https://old.example.org/rain/) [b](/about/) [c](/rain)'),
    });
    expect(urls['posts/2016-02-11-snow.md']).toBe('/snow/');
    expect(site.addresses).toEqual(['https://old.example.org/']);
  });

  it('lead to posts and lists, and what was not exported is on the web', async () => {
    const body =
      '[a](https://old.example.org/2016/01/rain/) [b](/2016/01/rain) [c](https://old.example.org/category/sea/) [d](https://old.example.org/wp-content/uploads/2016/01/a.pdf) [e](https://old.example.org/2015/01/gone/)';
    const links = await linksOf('posts/snow/index.md', {
      ...files,
      'posts/snow/index.md': post('2016-02-11', body, 'categories:\n  - "sea"\n'),
    });
    expect(Object.values(links).map((link) => link.split(' ', 1)[0])).toEqual(['post', 'post', 'list', 'web', 'web']);
  });
});

it('finds what a file of Ghost names by the word for its address', async () => {
  const links = await linksOf('a.md', {
    'a.md':
      '---\ntitle: A\nfeature_image: __GHOST_URL__/content/images/b.png\n---\n[b](__GHOST_URL__/b/) ![c](__GHOST_URL__/content/images/b.png)\n',
    'b.md': '---\ntitle: B\nfeature_image: x.png\n---\n',
    'content/images/b.png': '',
  });
  expect(links).toMatchObject({
    '__GHOST_URL__/b/': expect.stringMatching(/^post b\.md/),
    '__GHOST_URL__/content/images/b.png': expect.stringMatching(/^picture content\/images\/b\.png/),
  });
});

it('is recognised by uploads and shortcodes in its posts', async () => {
  for (const body of ['![a](https://old.example.org/wp-content/uploads/a.png)', '\\[gallery ids="1,2"\\]']) {
    expect((await publishFiles({ 'a.md': `---\ntitle: A\n---\n${body}\n` })).site).toMatchObject({
      generator: 'export',
      dialect: { templates: 'wordpress' },
    });
  }
});
