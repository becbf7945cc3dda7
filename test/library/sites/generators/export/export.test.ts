import { describe, expect, it } from 'vitest';
import { publishFiles, publishFixture } from '../../publish-fixture.ts';

describe('an export of WordPress', () => {
  it('is recognised by the pictures beside its posts, and says what is not known', async () => {
    const { why, site } = await publishFixture('export/wordpress');
    expect(why).toBe('its posts have pictures in a folder images beside them, as exports of WordPress do');
    expect(site.notes).toEqual([
      'An export does not say what address its posts had; what is shown is their place in the folder.',
    ]);
  });

  it('gives a post its place, without the date before its name', async () => {
    // wordpress-export-to-markdown, README: folders by year and month, `--prefix-date`, one folder for each post.
    const { urls, posts } = await publishFixture('export/wordpress');
    expect(urls).toEqual({
      'pages/about/index.md': '/pages/about/',
      'posts/2017/2017-01-14-first-rain/index.md': '/posts/2017/first-rain/',
      'posts/2017/second-rain/index.md': '/posts/2017/second-rain/',
      'posts/_drafts/third-rain/index.md': '/posts/_drafts/third-rain/',
    });
    expect(posts.get('pages/about/index.md')?.kind).toBe('page');
    expect(posts.get('posts/_drafts/third-rain/index.md')?.metadata.draft).toBe(true);
    expect(posts.get('posts/2017/2017-01-14-first-rain/index.md')).toMatchObject({
      date: '2017-01-14',
      metadata: { cover: 'images/roof.png', categories: ['weather'], tags: ['roof'] },
    });
  });
});

describe('an export of Ghost', () => {
  it('puts posts at the top by their slug, as Ghost does', async () => {
    // Ghost’s default routes: a post is at /{slug}/.
    const { why, urls, posts } = await publishFixture('export/ghost');
    expect(why).toBe('its posts name a feature_image, as exports of Ghost do');
    expect(urls).toEqual({ 'a-lamp.md': '/the-lamp/', 'imprint.md': '/imprint/', 'second-lamp.md': '/second-lamp/' });
    expect(posts.get('imprint.md')?.kind).toBe('page');
    expect(posts.get('a-lamp.md')).toMatchObject({
      date: '2020-04-05T06:07:08Z',
      metadata: { summary: 'It shines.', cover: '/content/images/2020/lamp.png', tags: ['light', 'home'] },
    });
    expect(posts.get('second-lamp.md')).toMatchObject({ date: '2020-06-07', metadata: { draft: true } });
  });
});

it('leaves a plain folder whose covers are paths what it is', async () => {
  const { site } = await publishFiles({
    '2020/a.md': '---\ntitle: A\ncoverImage: /img/a.png\n---\n',
    '2020/b.md': 'B\n',
    'img/a.png': '',
  });
  expect(site.generator).toBe('plain');
});
