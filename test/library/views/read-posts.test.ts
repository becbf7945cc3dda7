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

  it('shows a cover once where the text shows it too, and keeps what is said of it', async () => {
    const { library } = await openWholeLibrary(
      temporaryFolder({
        'hugo.toml': 'baseURL = "https://example.org/"\n',
        'static/img/a & b.png': 'x',
        'static/img/c.png': 'x',
        'content/posts/again.md': '---\ntitle: A\ncover: /img/a & b.png\n---\n\nText ![](</img/a & b.png>)\n',
        'content/posts/tag.md':
          '---\ntitle: B\ncover: /img/c.png\ncoverCaption: The sea\n---\n\n{{< figure src="/img/c.png" >}}\n',
        'content/posts/other.md': '---\ntitle: C\ncover: /img/c.png\n---\n\n![](</img/a & b.png>) [c](/img/c.png)\n',
      }),
    );
    const coverOf = async (name: string) => (await readPostAt(library, `content/posts/${name}.md`)).cover;
    expect(await coverOf('again')).toBeNull();
    expect(await coverOf('tag')).toEqual({ url: '', alt: '', caption: 'The sea' });
    expect((await coverOf('other'))?.url).toMatch(/^offprint-file:/);
  });

  it('is in its own language, or in that of the site', async () => {
    const { library } = await openWholeLibrary(
      temporaryFolder({
        'hugo.toml': 'languageCode = "pt-br"\n',
        'content/posts/a.md': '---\ntitle: A\n---\n\nText.\n',
        'content/posts/b.md': '---\ntitle: B\nlang: de_AT\n---\n\nText.\n',
        'content/posts/c.md': '---\ntitle: C\nlang: no language at all\n---\n\nText.\n',
      }),
    );
    const languageOf = async (name: string) => (await readPostAt(library, `content/posts/${name}.md`)).lang;
    expect([await languageOf('a'), await languageOf('b'), await languageOf('c')]).toEqual(['pt-BR', 'de-AT', 'pt-BR']);
  });

  it('is listed by words without markup', async () => {
    const { library } = await openWholeLibrary(
      temporaryFolder({
        'config.rb':
          'set :markdown_engine, :redcarpet\nactivate :blog do |blog|\n  blog.sources = "posts/{year}-{month}-{day}-{title}.html"\n  blog.summary_separator = /READMORE/\nend\n',
        'source/posts/2020-01-01-a.html.md':
          '---\ntitle: A\n---\nLast [October][oct] we said[^1]\n\nso. READMORE\n\nMore of it.\n\n[oct]: https://example.org/oct "October"\n[^1]: Not in the list.\n',
        'source/posts/2020-01-02-b.html.md':
          '---\ntitle: B\n---\nSee [[Deep sea|the sea]], [[Waves]], [a][nowhere] but `x[i][j]`.\n',
      }),
    );
    const { rows } = await openWholeView(library, queryOf(''));
    expect(rows.map(({ excerpt }) => excerpt).sort()).toEqual([
      'Last October we said[1] so.',
      'See the sea, Waves, a but x[i][j].',
    ]);
  });

  it('has its HTML folded where the Hugo site says that it leaves HTML out, and only there', async () => {
    const html = '<center>A medlar</center>';
    for (const [setting, folded] of [
      ['unsafe = false', true],
      ['unsafe = true', false],
      ['hardWraps = true', false],
    ] as const) {
      const { library } = await openWholeLibrary(
        temporaryFolder({
          'hugo.toml': `[markup.goldmark.renderer]\n${setting}\n`,
          'content/posts/a.md': `---\ntitle: A\n---\n\n${html}\n`,
        }),
      );
      const post = await readPostAt(library, 'content/posts/a.md');
      expect([setting, post.html.includes('<details class="left-out">')]).toEqual([setting, folded]);
      expect((await openWholeView(library, queryOf('medlar'))).rows.length).toBe(1);
    }
  });
});
