import { truncateSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NearDuplicates } from '../../../main/library/health/near-duplicates.ts';
import type { Block } from '../../../main/library/model/blocks.ts';
import { datedPost, postText as post } from '../../post-files.ts';
import { stepGrowth } from '../../step-growth.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary } from '../open-library.ts';

async function check(root: string): Promise<readonly string[]> {
  const { library } = await openWholeLibrary(root);
  const rows = await library.check();
  return rows.map(({ kind, path: at, line, target }) => `${kind} ${at}:${line} ${target}`);
}

describe('the check of places that links name', () => {
  it('finds those that no heading, note or element of the post has', async () => {
    const root = temporaryFolder({
      'a.md': datedPost(
        'A',
        '2020-01-01',
        '[a](#low-tide) [b](#none) [c](b.md#high-tide) [d](b.md#no-tide) [e](b.md#High%20Tide)',
        '[f](#top) [g](#comments) [m](#toc_1) [h](b.md#:~:text=sea) [i](b.md#named) [j](b.md#given) [k](gone.md#x) Note[^1] [l](#)',
        '# Low tide',
        '[^1]: Words',
      ),
      'b.md': datedPost('B', '2020-01-02', '## High tide', '<a name="named"></a> <div id="given">x</div>'),
    });
    expect(await check(root)).toEqual([
      'dead-anchor a.md:6 #none',
      'dead-anchor a.md:6 b.md#no-tide',
      'dead-link a.md:8 gone.md#x',
    ]);
  });

  it('knows ids as the generator makes them, and what templates may make', async () => {
    const root = temporaryFolder({
      'hugo.toml': 'baseURL = "https://example.org/"',
      'content/post/a.md': post(
        'title: A\ndate: 2020-01-01',
        '[a](/post/b/#the-sea--co) [b](/post/b/#own) [c](/post/b/#from-a-call) [d](/post/b/#nothing)',
      ),
      'content/post/b.md': post(
        'title: B\ndate: 2020-01-02',
        '## The sea & co',
        '## The lake {#own}',
        '{{< place "from-a-call" >}}',
      ),
    });
    expect(await check(root)).toEqual(['dead-anchor content/post/a.md:6 /post/b/#nothing']);
  });

  it('knows the ids in templates of the site, and reports none in a page that a template makes of data', async () => {
    const root = temporaryFolder({
      'hugo.toml': 'baseURL = "https://example.org/"',
      'layouts/_default/single.html': '<aside id="summary">{{ .Summary }}</aside><p id="{{ .Title }}">',
      'layouts/partials/card.html': '<p class="card" id=plain-card>',
      'content/post/a.md': post(
        'title: A\ndate: 2020-01-01',
        '[a](#summary) [b](/post/b/#plain-card) [c](/made/#any) [d](/post/b/#sum)',
      ),
      'content/post/b.md': post('title: B\ndate: 2020-01-02', 'Words'),
      'content/made.md': post('title: Made\nlayout: table', ''),
    });
    expect(await check(root)).toEqual(['dead-anchor content/post/a.md:6 /post/b/#sum']);
  });

  it('knows headings below others and blocks of a vault', async () => {
    const root = temporaryFolder({
      '.obsidian/app.json': '{}',
      'a.md': '[[b#High tide]] [[b#Sea#High tide]] [[b#^one]]\n\n[[b#Ebb]] [[b#^two]]\n',
      'b.md': '# Sea\n\n## High tide\n\nWords ^one\n',
    });
    expect(await check(root)).toEqual(['dead-anchor a.md:3 b#Ebb', 'dead-anchor a.md:3 b#^two']);
  });
});

it('finds pictures above 10 MB where a post shows them, each once', async () => {
  const root = temporaryFolder({
    'a.md': post(
      'title: A\ndate: 2020-01-01\ncover: cover.png',
      '![a](big.png) ![b](small.png)',
      '![a](big.png) [c](big.png)',
    ),
    'big.png': 'x',
    'cover.png': 'x',
    'small.png': 'x',
  });
  truncateSync(path.join(root, 'big.png'), 10_000_001);
  truncateSync(path.join(root, 'cover.png'), 20_000_000);
  truncateSync(path.join(root, 'small.png'), 10_000_000);
  expect(await check(root)).toEqual(['large-picture a.md:4 cover.png', 'large-picture a.md:7 big.png']);
});

describe('posts that say nearly the same', () => {
  const words = (from: number, count: number): string =>
    Array.from({ length: count }, (_, at) => `word${(from + at) * 7919}`).join(' ');

  it('are found, and those that share some of it are not', async () => {
    const text = words(0, 300);
    const root = temporaryFolder({
      'a.md': datedPost('A', '2020-01-01', text),
      'b.md': datedPost('B', '2020-01-02', `${text} and one more sentence.`),
      'c.md': datedPost('C', '2020-01-03', `${words(0, 150)} ${words(900, 150)}`),
      'short.md': datedPost('D', '2020-01-04', words(0, 20)),
      'shorter.md': datedPost('E', '2020-01-05', words(0, 20)),
    });
    expect(await check(root)).toEqual(['duplicate a.md:null A', 'duplicate b.md:null B']);
  });

  it('are found in steps in proportion to the words, with much that all have in common', () => {
    const block = (text: string): readonly Block[] => [{ index: 0, kind: 'prose', headings: [], line: 1, text }];
    const common = words(0, 100);
    const find = (count: number): void => {
      const near = new NearDuplicates<number>();
      for (let at = 0; at < count; at += 1) {
        near.add(at, block(`${common} ${words(at * 50, 30)}`));
      }
      near.pairs();
    };
    expect(stepGrowth(find, 100)).toBeLessThan(5);
  });
});
