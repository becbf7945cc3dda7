import { expect, it } from 'vitest';
import { datedPost } from '../../post-files.ts';
import { linksOf } from './links-of.ts';

function entries(name: string): string {
  return `---\nimport { getCollection, render } from 'astro:content';\nconst all = await getCollection('${name}');\n---\n<Content />\n`;
}

const site = {
  'astro.config.mjs': 'export default {};',
  'src/pages/words/[...slug].astro': entries('words'),
  'src/pages/words/[page].astro': entries('none'),
  'src/pages/photos/[id]/index.astro': '<img />',
  'src/pages/cards/[...path].png.ts': 'export function GET() {}',
  'src/pages/data/[...all].ts': 'export function GET() {}',
  'src/pages/maps/_[id].astro': '',
  'src/pages/[...rest].astro': '',
  'src/content/words/known.md': datedPost('Known', '2020-01-02'),
};

async function linksIn(body: string, base = ''): Promise<Readonly<Record<string, string>>> {
  const files =
    base === '' ? site : Object.fromEntries(Object.entries(site).map(([path, text]) => [base + path, text]));
  const from = `${base}src/content/words/a.md`;
  return linksOf(from, { ...files, [from]: datedPost('A', '2020-01-01', body) });
}

it('takes an address for a page where a template of the site could make it', async () => {
  expect(
    await linksIn(
      '[1](/photos/boat/) [2](../../photos/boat/) [3](/words/12/) [4](/data/one/two.json) ![5](/cards/a/b.png)',
    ),
  ).toEqual({
    '/photos/boat/': 'unread src/pages/photos/[id]/index.astro (route)',
    '../../photos/boat/': 'unread src/pages/photos/[id]/index.astro (route)',
    '/words/12/': 'unread src/pages/words/[page].astro (route)',
    '/data/one/two.json': 'unread src/pages/data/[...all].ts (route)',
    '/cards/a/b.png': 'unread src/pages/cards/[...path].png.ts (route)',
  });
});

it('still knows posts, and which addresses no template makes', async () => {
  expect(
    await linksIn(
      '[1](/words/known/) [2](/words/gone/) [3](/photos/a/b/) [4](/cards/a.jpg) ![5](/cards/.png) [6](/maps/x/) [7](/gone/)',
    ),
  ).toEqual({
    '/words/known/': 'post src/content/words/known.md (address)',
    '/words/gone/': 'dead null (none)',
    '/photos/a/b/': 'dead null (none)',
    '/cards/a.jpg': 'dead null (none)',
    '/cards/.png': 'dead null (none)',
    '/maps/x/': 'dead null (none)',
    '/gone/': 'dead null (none)',
  });
});

it('finds the template of a site that is a folder down', async () => {
  expect(await linksIn('[1](/photos/boat/)', 'web/')).toEqual({
    '/photos/boat/': 'unread web/src/pages/photos/[id]/index.astro (route)',
  });
});
