import { expect, it } from 'vitest';
import { linksOf } from '../../../links/links-of.ts';
import { publishFiles } from '../../publish-fixture.ts';

// Pelican 4.8 printed these addresses.
it('publishes a post of the future as a draft, if the settings say so', async () => {
  const files = {
    'content/tech/far.md': 'Title: Far\nDate: 2999-02-03\nSlug: far\n\nText.\n',
    'content/tech/near.md': 'Title: Near\nDate: 2019-02-03\nSlug: near\n\nText.\n',
  };
  const settings = "SITEURL = ''\nPATH = 'content'\nDRAFT_URL = 'dr/{slug}.html'\n";
  const early = await publishFiles({ ...files, 'pelicanconf.py': `${settings}WITH_FUTURE_DATES = False\n` });
  expect(early.urls).toEqual({ 'content/tech/far.md': '/dr/far.html', 'content/tech/near.md': '/near.html' });
  expect([...early.posts.values()].map(({ metadata }) => metadata.draft)).toEqual([true, false]);
  const usual = await publishFiles({ ...files, 'pelicanconf.py': settings });
  expect(usual.urls).toMatchObject({ 'content/tech/far.md': '/far.html' });
});

it('finds files at the paths that the settings give them', async () => {
  const links = await linksOf('content/a.md', {
    'pelicanconf.py':
      "PATH = 'content'\nSITEURL = 'https://lamp.example/sub'\nSTATIC_PATHS = ['extra']\nEXTRA_PATH_METADATA = {'extra/robots.txt': {'path': 'robots.txt'}, 'extra/icon.png': {'path': 'img/favicon.png'}}\n",
    'content/a.md':
      'Title: A\nDate: 2020-01-01\n\n[r](/robots.txt) [s](/sub/robots.txt) ![i](/img/favicon.png) [n](/sub/none.txt) [x](https://lamp.example/sub/robots.txt)\n',
    'content/extra/robots.txt': 'User-agent: *\n',
    'content/extra/icon.png': '',
  });
  expect(links).toMatchObject({
    '/robots.txt': expect.stringMatching(/^file content\/extra\/robots\.txt/),
    '/sub/robots.txt': expect.stringMatching(/^file content\/extra\/robots\.txt/),
    '/img/favicon.png': expect.stringMatching(/^picture content\/extra\/icon\.png/),
    '/sub/none.txt': 'dead null (none)',
    'https://lamp.example/sub/robots.txt': expect.stringMatching(/^file content\/extra\/robots\.txt/),
  });
});
