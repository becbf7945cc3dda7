import { describe, expect, it } from 'vitest';
import { leadsTo, mapOf, type PostOfMap } from './map-of.ts';

/** Where `[[target]]` in the note at `from` leads, in a vault of these notes and files. */
async function wiki(
  from: string,
  target: string,
  notes: readonly PostOfMap[],
  files: readonly string[] = [],
): Promise<string> {
  return leadsTo(await mapOf({ generator: 'obsidian' }, notes, files), from, { form: 'wiki', target });
}

describe('the text of a wiki link', () => {
  it('is a name and a heading, without the spaces around them', async () => {
    expect(await wiki('a.md', ' Sea ', ['Sea.md'])).toBe('post Sea.md (wiki)');
    expect(await wiki('a.md', 'Sea # Low tide ', ['Sea.md'])).toBe('post Sea.md#Low tide (wiki)');
    expect(await wiki('a.md', ' Sea #Tides#Low', ['Sea.md'])).toBe('post Sea.md#Tides#Low (wiki)');
  });

  it('is an anchor without a name', async () => {
    expect(await wiki('a.md', '#Low tide', ['Sea.md'])).toBe('anchor #Low tide');
  });

  it('may end with a slash, or have signs of an address', async () => {
    expect(await wiki('a.md', 'Sea/', ['Sea.md'])).toBe('post Sea.md (wiki)');
    expect(await wiki('a.md', 'Low%20tide', ['Low tide.md'])).toBe('post Low tide.md (wiki)');
  });
});

describe('a name in a wiki link', () => {
  it('is that of a note in the same folder, or else of the note with the shortest path', async () => {
    expect(await wiki('x/a.md', 'note', ['y/note.md', 'x/note.md'])).toBe('post x/note.md (wiki)');
    expect(await wiki('x/a.md', 'note', ['y/note.md', 'x/much/deeper/note.md'])).toBe(
      'post x/much/deeper/note.md (wiki)',
    );
    expect(await wiki('x/a.md', 'note', ['long-folder/note.md', 'y/note.md'])).toBe('post y/note.md (wiki)');
    expect(await wiki('x/a.md', 'note', ['c/note.md', 'b/note.md', 'd/note.md'])).toBe('post b/note.md (wiki)');
    expect(await wiki('x/a.md', 'note', ['b/note.md', 'd/note.md', 'c/note.md'])).toBe('post b/note.md (wiki)');
  });

  it('may have dots in it', async () => {
    expect(await wiki('y/a.md', 'v1.2', ['x/v1.2.md', 'y/v1.2.md'])).toBe('post y/v1.2.md (wiki)');
  });

  it('is that of a file if it has the extension of one', async () => {
    expect(await wiki('a.md', 'sea.pdf', ['sea.pdf.md'], ['files/sea.pdf'])).toBe('file files/sea.pdf (wiki)');
    expect(await wiki('a.md', 'sea', ['sea.md'], ['sea'])).toBe('file sea (wiki)');
  });

  it('may be an alias that one note alone has', async () => {
    const alias = (path: string, name: string): PostOfMap => ({ path, names: [name] });
    expect(await wiki('a.md', 'The ocean', [alias('sea.md', 'The ocean')])).toBe('post sea.md (wiki)');
    expect(await wiki('a.md', 'The ocean.md', [alias('sea.md', 'The ocean')])).toBe('post sea.md (wiki)');
    expect(await wiki('a.md', 'On .md files', [alias('sea.md', 'On .md files')])).toBe('post sea.md (wiki)');
    expect(await wiki('a.md', 'Water', [alias('sea.md', 'Water'), alias('lake.md', 'Water')])).toBe('dead');
  });

  it('may be the address of a note', async () => {
    expect(await wiki('a.md', 'log/sea', [{ path: 'x.md', url: '/log/sea/' }])).toBe('post x.md (wiki)');
  });
});

describe('a path in a wiki link', () => {
  it('starts at the top of the vault before the note’s own folder', async () => {
    expect(await wiki('x/a.md', 'deep/note', ['x/deep/note.md', 'deep/note.md'])).toBe('post deep/note.md (wiki)');
    expect(await wiki('x/a.md', 'v1./note', ['x/v1./note.md', 'v1./note.md'])).toBe('post v1./note.md (wiki)');
  });

  it('starts nowhere else with a slash in front', async () => {
    expect(await wiki('x/a.md', '/deep/note', ['x/deep/note.md', 'deep/note.md'])).toBe('post deep/note.md (wiki)');
    expect(await wiki('x/a.md', '/note', ['x/note.md'])).toBe('dead');
  });

  it('starts at the note’s folder with `./` and `../`', async () => {
    expect(await wiki('x/a.md', './note', ['note.md', 'x/note.md'])).toBe('post x/note.md (wiki)');
    expect(await wiki('x/y/a.md', '../note', ['note.md', 'x/y/note.md', 'x/note.md'])).toBe('post x/note.md (wiki)');
    expect(await wiki('a.md', '../../note', ['x/note.md'])).toBe('dead');
  });

  it('may be the end of a longer path, and is dead if no path ends so', async () => {
    expect(await wiki('x/a.md', 'deep/note', ['y/deep/note.md', 'y/note.md'])).toBe('post y/deep/note.md (wiki)');
    expect(await wiki('x/a.md', 'deep/note', ['y/note.md'])).toBe('dead');
  });
});
