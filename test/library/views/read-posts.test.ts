import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary, openWholeView, queryOf, readPostAt } from '../open-library.ts';

describe('a post that is read', () => {
  it('shows the title of the post that Hexo links to without words, and finds no word of it there', async () => {
    const { library } = await openWholeLibrary(
      temporaryFolder({
        '_config.yml': 'title: Links\nurl: https://example.org\n',
        'package.json': '{ "dependencies": { "hexo": "7.0.0" } }',
        'source/_posts/far/away.md': '---\ntitle: Islands & <seas>\ndate: 2021-01-02\n---\n\nRocks.\n',
        'source/_posts/near.md':
          '---\ntitle: Near\ndate: 2021-01-03\n---\n\nGo {% post_link far/away %}, {% post_link nowhere %} or {% post_link far/away "there" %}.\n',
      }),
    );
    const { html } = await readPostAt(library, 'source/_posts/near.md');
    expect(html.replace(/<[^>]*>/g, '').trim()).toBe('Go Islands &amp; &lt;seas&gt;, nowhere or there.');
    expect((await openWholeView(library, queryOf('islands'))).rows.map(({ title }) => title)).toEqual([
      'Islands & <seas>',
    ]);
  });

  it('is none where Pelican only serves the file as it is', async () => {
    const { library } = await openWholeLibrary(
      temporaryFolder({
        'pelicanconf.py': "SITENAME = 'Files'\nPATH = 'content'\nSTATIC_PATHS = ['images', 'extra']\n",
        'content/sea.md': 'Title: The sea\nDate: 2020-01-01\n\nWaves.\n',
        'content/extra/verify.html': 'site-verification: verify.html\n',
        'content/extra/robots.txt': 'User-agent: *\nDisallow:\n',
        'content/notes.txt': 'Title: Notes\nDate: 2020-01-01\n\nText.\n',
        'content/extra/told.md': 'Title: Told\nDate: 2020-01-02\n\nAn article beside them.\n',
        'content/untitled.md': 'Date: 2020-01-03\n\nWords of one without a title.\n',
      }),
    );
    const { rows } = await openWholeView(library, queryOf(''));
    expect(rows.map(({ title }) => title).sort()).toEqual(['Told', 'The sea', 'Untitled'].sort());
  });
});
