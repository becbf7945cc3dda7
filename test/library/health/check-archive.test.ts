import { describe, expect, it } from 'vitest';
import { meantKey } from '../../../main/library/health/misspelt-keys.ts';
import { postText as post } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary } from '../open-library.ts';

async function check(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { library } = await openWholeLibrary(temporaryFolder(files));
  const rows = await library.check();
  return rows.map(({ kind, path, line, target }) => `${kind} ${path}:${line} ${target}`);
}

describe('the check of an archive', () => {
  it('finds nothing in an archive without faults', async () => {
    const files = {
      'a.md': post('title: A\ndate: 2020-01-01', '[b](b.md) ![c](c.png)'),
      'b.md': post('title: B\ndate: 2020-01-02'),
      'c.png': 'x',
    };
    expect(await check(files)).toEqual([]);
  });

  it('finds dead links, missing pictures and covers, by their lines', async () => {
    const rows = await check({
      'a.md': post(
        'title: A\ndate: 2020-01-01\ncover: none.png',
        'One.\n\n[b](gone.md)\nand ![c](c.png)\nand [big](c-big.png)',
      ),
    });
    expect(rows).toEqual([
      'dead-link a.md:9 gone.md',
      'missing-picture a.md:4 none.png',
      'missing-picture a.md:10 c.png',
      'missing-picture a.md:11 c-big.png',
    ]);
  });

  it('names folders that are so deep in others that their posts are not listed', async () => {
    const deep = Array.from({ length: 64 }, (_, at) => `f${at}`).join('/');
    const text = post('title: A\ndate: 2020-01-01', 'Words.');
    const rows = await check({
      [`${deep}/a.md`]: text.replace('A', 'B').replace('Words', 'Others'),
      [`${deep}/x/b.md`]: text,
    });
    expect(rows).toEqual([`unlisted-folder ${deep}/x:null `]);
  });

  it('finds addresses and aliases that two posts claim', async () => {
    const rows = await check({
      'a.md': post('title: A\ndate: 2020-01-01\nurl: /same/\naliases: [/old/]'),
      'b.md': post('title: B\ndate: 2020-01-02\nurl: /same\naliases: [/old]'),
    });
    expect(rows).toEqual([
      'address-clash a.md:4 /same',
      'address-clash b.md:4 /same',
      'alias-clash a.md:5 /old',
      'alias-clash b.md:5 /old',
    ]);
  });

  it('takes a file and a folder of one name for two addresses', async () => {
    const rows = await check({
      '_config.yml': '',
      '_layouts/page.html': '{{ content }}',
      'a.md': post('title: A\ndate: 2020-01-01'),
      'a/index.md': post('title: B\ndate: 2020-01-02'),
      'c/index.md': post('title: C\ndate: 2020-01-03'),
      'd.md': post('title: D\ndate: 2020-01-04\npermalink: /c/index.html'),
    });
    expect(rows).toEqual(['address-clash c/index.md:null /c', 'address-clash d.md:4 /c']);
  });

  it('finds broken front matter, misspelt keys, and posts without a date among dated ones', async () => {
    const rows = await check({
      'a.md': post('title: A\ndate: 2020-01-01\ndecription: x'),
      'b.md': '---\ntitle: [B\ndate: 2020-01-02\n---\nText.\n',
      'c.md': post('title: C'),
    });
    expect(rows.map((row) => row.replace(/:\d+ /, ':N '))).toEqual([
      'front-matter b.md:N ',
      'misspelt-key a.md:N decription',
      'no-date c.md:null ',
    ]);
  });

  it('finds spellings of one tag, and posts that are there twice', async () => {
    const rows = await check({
      'a.md': post('title: Same\ndate: 2020-01-01\ntags: [Open Source, C++]'),
      'b.md': post('title: same\ndate: 2020-01-02\ntags: [open-source, C]'),
      'c.md': post('title: Other\ndate: 2020-01-03\ntags: [Open Source]'),
    });
    expect(rows).toEqual(['duplicate a.md:2 Same', 'duplicate b.md:2 same', 'tag-variants b.md:4 open-source']);
  });
});

describe('a misspelt key', () => {
  it('differs by one typing error from a known key', () => {
    expect(meantKey('decription')).toBe('description');
    expect(meantKey('tilte')).toBe('title');
    expect(meantKey('ttags')).toBe('tags');
  });

  it('is not reported if it is another known key', () => {
    expect(['title', 'github_issue_number', 'image', 'images', 'city', 'tagline'].map(meantKey)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
