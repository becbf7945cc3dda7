import { describe, expect, it } from 'vitest';
import { renderPost } from '../../../main/library/render/render-post.ts';
import { postText as post } from '../../post-files.ts';
import { stepGrowth } from '../../step-growth.ts';
import { dialects } from '../render/fixture-dialects.ts';
import { linksOf } from './links-of.ts';

const lines = [
  '[a](/papers/old map.pdf) ![b](/papers/my map.png "A title") [c](</papers/old map.pdf>)',
  '[d](see above (twice) there) [e](/papers/none here.pdf) [f](/papers/old%20map.pdf)',
  '[g](/papers/old map.pdf no end',
  '[h]( /papers/old map.pdf ) [i](/papers/old map.pdf "one" two)',
];

describe('an address with spaces', () => {
  // Links by kramdown 2.4.0 and Python-Markdown 3.4.1. The one with words after its title is not a link in kramdown.
  const found = {
    '/papers/old map.pdf': 'file papers/old map.pdf (static)',
    '/papers/my map.png': 'picture papers/my map.png (file)',
    'see above (twice) there': 'dead null (none)',
    '/papers/none here.pdf': 'dead null (none)',
    '/papers/old%20map.pdf': 'file papers/old map.pdf (static)',
  };

  it('is a link in Jekyll, and where a definition names it', async () => {
    const body = `${lines.join('\n\n')}\n\n[map] [chart]\n\n[map]: /papers/new map.pdf\n[chart]: /papers/new chart.pdf "A title"`;
    const links = await linksOf('_posts/2020-01-01-a.md', {
      '_config.yml': 'title: Log\n',
      '_posts/2020-01-01-a.md': post('title: A', body),
      ...Object.fromEntries(
        ['old map.pdf', 'my map.png', 'new map.pdf', 'new chart.pdf'].map((name) => [`papers/${name}`, 'x']),
      ),
    });
    expect(links).toEqual({
      ...found,
      '/papers/new map.pdf': 'file papers/new map.pdf (static)',
      '/papers/new chart.pdf': 'file papers/new chart.pdf (static)',
    });
  });

  it('is a link in Pelican, in its own forms of links too', async () => {
    const body = `${lines.join('\n\n')}\n\n[j]({filename}2020-01-02 second post.md) [k](|filename|2020-01-02 second post.md) ![l]({static}/papers/my map.png) [n][map]\n\n[map]: /papers/old map.pdf`;
    const links = await linksOf('content/a.md', {
      'pelicanconf.py': "PATH = 'content'\nSTATIC_PATHS = ['papers']\n",
      'content/a.md': `Title: A\nDate: 2020-01-01\n\n${body}\n`,
      'content/2020-01-02 second post.md': 'Title: B\nDate: 2020-01-02\n\nText.\n',
      'content/papers/old map.pdf': 'x',
      'content/papers/my map.png': 'x',
    });
    expect(links).toEqual({
      '/papers/old map.pdf': 'file content/papers/old map.pdf (static)',
      '/papers/my map.png': 'picture content/papers/my map.png (file)',
      'see above (twice) there': 'dead null (none)',
      '/papers/none here.pdf': 'dead null (none)',
      '/papers/old%20map.pdf': 'file content/papers/old map.pdf (static)',
      '{filename}2020-01-02 second post.md': 'post content/2020-01-02 second post.md (asset)',
      '|filename|2020-01-02 second post.md': 'post content/2020-01-02 second post.md (asset)',
      '{static}/papers/my map.png': 'picture content/papers/my map.png (file)',
    });
  });

  it('is not a link in GitHub’s Markdown', async () => {
    const links = await linksOf('a.md', { 'a.md': `# A\n\n${lines.join('\n\n')}`, 'papers/old map.pdf': 'x' });
    expect(Object.keys(links)).toEqual(['/papers/old map.pdf', '/papers/old%20map.pdf']);
  });

  it.each(['[a](b [a](b ', '[a](b "c" ', '[a](b (c ', '[a]: b c "d\n'])(
    'takes steps in proportion where it has no end: %j',
    (piece) => {
      const dialect = { ...dialects['jekyll'], spacedAddresses: 'definitions' } as (typeof dialects)[string];
      const read = (count: number): void => {
        renderPost({ body: piece.repeat(count), bodyLine: 1, dialect });
      };
      expect(stepGrowth(read, 1_000)).toBeLessThan(5);
    },
  );
});
