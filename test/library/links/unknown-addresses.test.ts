import { expect, it } from 'vitest';
import { linksOf } from './links-of.ts';

it('leads to a post whose address only a program knows by the last part of a link, if one post alone is named so', async () => {
  const computed = (title: string): string =>
    `---\ntitle: ${title}\ndate: 2020-02-03\npermalink: "/{{ page.date | ownYear }}/{{ title | slugify }}/"\n---\nText.\n`;
  const links = await linksOf('a.md', {
    'eleventy.config.js': 'export default () => ({});',
    'a.md':
      '---\ntitle: A\n---\n[1](/2020/sea-and-sand/) [2](/2020/sea-and-sand/index.html#x) [4](/2020/two-times/) [5](/2020/known-place/) [6](/2020/boats/)\n',
    '2020-02-03-sea-and-sand.md': computed('Other'),
    'one/two-times.md': computed('One'),
    'two/two-times.md': computed('Two'),
    'known-place.md': '---\ntitle: Known\n---\nText.\n',
    'boats.md': computed('Boats'),
  });
  expect(links).toEqual({
    '/2020/sea-and-sand/': 'post 2020-02-03-sea-and-sand.md (unique-name)',
    '/2020/sea-and-sand/index.html#x': 'post 2020-02-03-sea-and-sand.md#x (unique-name)',
    '/2020/two-times/': 'dead null (none)',
    '/2020/known-place/': 'dead null (none)',
    '/2020/boats/': 'dead null (none)',
  });
});
