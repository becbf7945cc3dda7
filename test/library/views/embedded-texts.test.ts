import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EmbeddedText, Part } from '../../../main/library/model/parts.ts';
import type { ShownPost } from '../../../main/library/model/shown-post.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openView, openWholeLibrary, postAt, queryOf, readPostAt } from '../open-library.ts';

const harbour = `# Ships

Three ships lie here. ^count

## Small ones

A dinghy, and [a rope](Rope.md). See [above](#Ships).

- a jolly boat ^jolly
  - its oars
- a raft

### Rafts

Of barrels.

## Large ones

A barque. ![[Rope]]

| mast | sail |
| --- | --- |
| one | two |

^sails
`;

function vault(files: Readonly<Record<string, string>>): string {
  return temporaryFolder({ '.obsidian/app.json': '{}', 'Harbour.md': harbour, 'Rope.md': 'Hemp.\n', ...files });
}

function embeddedIn({ parts }: Pick<ShownPost, 'parts'>): readonly (Part & { kind: 'embedded' })[] {
  return parts.filter((part) => part.kind === 'embedded');
}

/** The HTML of an embedded text, without our own attributes. */
function htmlOf(text: EmbeddedText | null | undefined): string | undefined {
  return text?.html.replaceAll(/ data-n0\w+="[^"]*"/g, '').replaceAll(/\n\s*/g, '');
}

async function embedded(written: string): Promise<readonly (string | undefined)[]> {
  const { library } = await openWholeLibrary(vault({ 'Day.md': `${written}\n` }));
  return embeddedIn(await readPostAt(library, 'Day.md')).map(({ shown }) => htmlOf(shown));
}

describe('an embedded note', () => {
  it('shows the whole note, what stands below a heading of it, or one block', async () => {
    expect(await embedded('![[Rope]]')).toEqual(['<p>Hemp.</p>']);
    expect(await embedded('![[Harbour#Rafts]]\n\n![[Harbour#Small ones#Rafts]]')).toEqual([
      '<h2>Rafts</h2><p>Of barrels.</p>',
      '<h2>Rafts</h2><p>Of barrels.</p>',
    ]);
    expect(await embedded('![[Harbour#^count]]')).toEqual(['<p>Three ships lie here.</p>']);
    expect(await embedded('![[Harbour#^jolly]]')).toEqual([
      '<ul><li><span>a jolly boat</span><ul><li>its oars</li></ul></li></ul>',
    ]);
    expect((await embedded('![[Harbour#^sails]]'))[0]).toMatch(/^<table>.*<td>two<\/td>/);
    expect((await embedded('![[Harbour#Small ones]]'))[0]).toMatch(/^<h2>Small ones<.*Of barrels\.<\/p>$/);
  });

  it('leaves out an opening heading that repeats the title above it', async () => {
    const { library } = await openWholeLibrary(
      vault({
        'Named.md': '---\ntitle: Of rope\n---\n\n# Of rope\n\nHemp.\n',
        'Lower.md': '---\ntitle: Of sails\n---\n\n## Of *sails*\n\nLinen.\n\n## Of sails\n\nMore.\n',
        'Other.md': '---\ntitle: Of oars\n---\n\n# Ash\n\n# Of oars\n\nWood.\n',
        'Tar.md': '# Tar\n\nBlack.\n',
        'Day.md': '![[Named]]\n\n![[Named#Of rope]]\n\n![[Lower]]\n\n![[Other]]\n\n![[Tar]]\n',
      }),
    );
    const shown = embeddedIn(await readPostAt(library, 'Day.md')).map((part) => htmlOf(part.shown));
    expect(shown).toEqual([
      '<p>Hemp.</p>',
      '<p>Hemp.</p>',
      '<p>Linen.</p><h2>Of sails</h2><p>More.</p>',
      '<h2>Ash</h2><h2>Of oars</h2><p>Wood.</p>',
      '<p>Black.</p>',
    ]);
  });

  it('is a link where the note, or its part, is not there', async () => {
    const { library } = await openWholeLibrary(
      vault({ 'Day.md': '![[Nobody]] ![[Harbour#Nowhere]] ![[Harbour#Large ones#Rafts]] ![[Harbour#^no]]\n' }),
    );
    const parts = embeddedIn(await readPostAt(library, 'Day.md'));
    expect(parts.map(({ shown }) => shown)).toEqual([null, null, null, null]);
    expect(parts.map(({ link }) => link.kind)).toEqual(['dead', 'post', 'post', 'post']);
  });

  it('is shown one level deep, so that circles end', async () => {
    const { library } = await openWholeLibrary(
      vault({
        'Day.md': 'Day. ![[Night]] ![[Day]] ![[#Noon]]\n\n# Noon\n\nBright.\n',
        'Night.md': 'Night. ![[Day]]\n',
      }),
    );
    const [night, day, noon] = embeddedIn(await readPostAt(library, 'Day.md'));
    expect(htmlOf(night?.shown)).toBe('<p>Night.</p><span></span>');
    expect(embeddedIn(night?.shown as EmbeddedText).map(({ shown, link }) => [shown, link.kind])).toEqual([
      [null, 'post'],
    ]);
    expect(day?.shown).toBeNull();
    expect(htmlOf(noon?.shown)).toBe('<h2>Noon</h2><p>Bright.</p>');
  });

  it('leads from its own links to where they lead in its note', async () => {
    const { library } = await openWholeLibrary(vault({ 'a/Day.md': '![[Harbour#Small ones]]\n' }));
    const [part] = embeddedIn(await readPostAt(library, 'a/Day.md'));
    expect(part?.shown?.links.slice(0, 2)).toMatchObject([
      { kind: 'post', title: 'Rope' },
      { kind: 'post', title: 'Harbour', fragment: 'Ships' },
    ]);
  });

  it('is in no block of the post, and not found there', async () => {
    const { library } = await openWholeLibrary(vault({ 'Day.md': 'Today. ![[Rope]]\n' }));
    const { blockLines } = await readPostAt(library, 'Day.md');
    expect(blockLines).toEqual([1]);
    expect((await openView(library, queryOf('hemp', {}, 'newest'))).total).toBe(1);
  });

  it('is shown afresh once the note has changed', async () => {
    const root = vault({ 'Day.md': '![[Rope]]\n' });
    const { library } = await openWholeLibrary(root);
    const { nonce } = await readPostAt(library, 'Day.md');
    const args = { library: library.id, post: await postAt(library, 'Day.md'), nonce };
    expect(await library.call('post.is-current', args)).toBe(true);
    writeFileSync(path.join(root, 'Rope.md'), 'Jute.\n');
    library.reload();
    await library.whenSettled();
    expect(await library.call('post.is-current', args)).toBe(false);
    const [part] = embeddedIn(await readPostAt(library, 'Day.md'));
    expect(htmlOf(part?.shown)).toBe('<p>Jute.</p>');
  });

  it('is bounded, however large the note and however often it is embedded', async () => {
    const large = `${'Words of a large note, which go on. '.repeat(20)}\n\n`.repeat(2_000);
    const notes = Object.fromEntries([1, 2, 3, 4].map((at) => [`Large ${at}.md`, large]));
    const day = [1, 2, 3, 4].map((at) => `![[Large ${at}]]\n\n`.repeat(300)).join('');
    const { library } = await openWholeLibrary(vault({ ...notes, 'Day.md': day }));
    const parts = embeddedIn(await readPostAt(library, 'Day.md'));
    const shown = parts.flatMap((part) => part.shown ?? []);
    expect(parts.length).toBe(1_200);
    expect(shown.every(({ cut }) => cut)).toBe(true);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.reduce((sum, { html }) => sum + html.length, 0)).toBeLessThan(1_300_000);
  });
});

describe('a file that a tag shows as code', () => {
  const code = 'one\n\n  two\nthree\n';

  async function shownBy(tag: string, more: Readonly<Record<string, string>> = {}) {
    const { library } = await openWholeLibrary(
      temporaryFolder({
        '_config.yml': 'title: A site\n',
        'source/_posts/day.md': `---\ntitle: Day\ndate: 2020-01-01\n---\n\n${tag}\n`,
        'source/downloads/code/sea/boat.js': code,
        'secret.js': 'kept\n',
        'package.json': '{ "hexo": {}, "dependencies": { "hexo": "*" } }',
        ...more,
      }),
    );
    const post = await readPostAt(library, 'source/_posts/day.md');
    const [part] = embeddedIn(post);
    const [inner] = part?.shown?.parts ?? [];
    return {
      html: post.html.replaceAll(/ data-n0\w+="[^"]*"/g, ''),
      text: inner?.kind === 'code' ? inner.tokens.map(([, text]) => text).join('') : null,
      language: inner?.kind === 'code' ? inner.language : null,
    };
  }

  it('shows the lines that the tag wants, from the folder that the site names', async () => {
    expect(await shownBy('{% include_code A boat lang:ruby sea/boat.js %}')).toMatchObject({
      text: 'one\n\n  two\nthree',
      language: 'ruby',
    });
    expect(await shownBy('{% include_code from:3 to:3 sea/boat.js %}')).toMatchObject({
      text: '  two',
      language: 'js',
    });
    expect((await shownBy('{% include_code sea/boat.js %}')).html).toContain('<figcaption>boat.js</figcaption>');
    expect(
      await shownBy('{% include_code b.py %}', {
        '_config.yml': 'title: A site\ncode_dir: listings/\n',
        'source/listings/b.py': 'pass\n',
      }),
    ).toMatchObject({ text: 'pass', language: 'py' });
  });

  it.each([
    [
      'Hexo',
      'source/_posts/day.md',
      'source/downloads/code/boat.js',
      {
        '_config.yml': 'title: A site\n',
        'package.json': '{ "hexo": {}, "dependencies": { "hexo": "*" } }',
        'source/_posts/day.md': '---\ntitle: Day\ndate: 2020-01-01\n---\n\n{% include_code boat.js %}\n',
      },
    ],
    [
      'Pelican',
      'content/day.md',
      'content/code/boat.js',
      {
        'pelicanconf.py': "SITENAME = 'A site'\nPATH = 'content'\nPLUGINS = ['liquid_tags']\n",
        'content/day.md': 'Title: Day\nDate: 2020-01-01\n\n{% include_code boat.js %}\n',
      },
    ],
  ])('is shown afresh once the file alone has changed (%s)', async (_generator, post, file, files) => {
    const root = temporaryFolder({ ...files, [file]: 'hemp();\n' });
    const { library } = await openWholeLibrary(root);
    const before = await readPostAt(library, post);
    expect(JSON.stringify(before.parts)).toContain('hemp');
    const args = { library: library.id, post: await postAt(library, post), nonce: before.nonce };
    expect(await library.call('post.is-current', args)).toBe(true);
    expect((await readPostAt(library, post)).nonce).toBe(before.nonce);
    writeFileSync(path.join(root, file), 'jute(1);\n');
    expect(await library.call('post.is-current', args)).toBe(false);
    const after = JSON.stringify((await readPostAt(library, post)).parts);
    expect(after).toContain('jute');
    expect(after).not.toContain('hemp');
  });

  it('shows nothing from outside of the folder', async () => {
    expect(await shownBy('{% include_code ../../../../../../../etc/hostname %}')).toMatchObject({ text: null });
  });
});
