import { describe, expect, it } from 'vitest';
import { postText as post } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary, queryOf, readPostAt, rowsOf, titlesOf } from '../open-library.ts';

describe('a title, an author and a summary', () => {
  it('are shown and found as the text that their markup means, and addresses are made of them as written', async () => {
    const { library } = await openWholeLibrary(
      temporaryFolder({
        '.eleventy.js': 'module.exports = {};',
        'posts/a.md': post(
          'title: "Keel &amp; *mast*: `make sail`"\ndate: 2020-01-02\nauthor: M&uuml;ller\nsummary: "See [the **shed**](/x) &mdash; <em>now</em>"\npermalink: "/{{ title | slug }}/"',
        ),
        'posts/b.md': post(
          'title: "std::vector<int> and __init__"\ndate: 2020-01-01',
          '[a](/keel-andamp;-*mast*:-make-sail/)',
        ),
      }),
    );
    const rows = await rowsOf(library);
    expect(rows.map(({ title }) => title)).toEqual(['Keel & mast: make sail', 'std::vector<int> and __init__']);
    expect(rows[0]).toMatchObject({ authors: ['Müller'], excerpt: 'See the shed — now' });
    expect(await titlesOf(library, queryOf('title:"keel & mast" '))).toEqual(['Keel & mast: make sail']);
    const shown = await readPostAt(library, 'posts/a.md');
    expect(shown.title).toBe('Keel & mast: make sail');
    expect(shown.facts.url).toBe('/keel-andamp-*mast*:-make-sail/');
  });
});
