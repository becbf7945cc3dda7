import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openView, openWholeLibrary, postAt, queryOf, readPostAt } from '../open-library.ts';

const folder = Object.fromEntries(
  [1, 2, 3, 4, 5].map((day) => [
    `day-${day}.md`,
    `---\ntitle: Day ${day}\ndate: 2020-01-0${day}\n---\n\nWords of *day ${day}*. [Later](later.md)\n`,
  ]),
);

const newest = queryOf('', {}, 'newest');

describe('post.read', () => {
  it('renders a post once, however often it is read and for whatever words', async () => {
    const { library } = await openWholeLibrary(temporaryFolder(folder));
    const shown = await readPostAt(library, 'day-3.md', 'words');
    expect(shown.hits.length).toBe(1);
    const again = await readPostAt(library, 'day-3.md', 'day');
    expect(again.hits.length).toBe(1);
    expect(again.hits).not.toEqual(shown.hits);
    expect(again.nonce).toBe(shown.nonce);
    expect(library.rendered).toBe(1);
  });

  it('makes the neighbours in the list ready, so that opening one renders nothing', async () => {
    const { library } = await openWholeLibrary(temporaryFolder(folder));
    await openView(library, newest);
    await readPostAt(library, 'day-3.md');
    await expect.poll(() => library.rendered).toBe(3);
    expect((await readPostAt(library, 'day-2.md')).html).toContain('<em>day 2</em>');
    expect((await readPostAt(library, 'day-4.md')).html).toContain('<em>day 4</em>');
    // The neighbours of these two, day 1 and day 5, are rendered once each.
    await expect.poll(() => library.rendered).toBe(4);
    await readPostAt(library, 'day-2.md');
    await expect.poll(() => library.rendered).toBe(5);
  });

  it('has a post ready that the window expects to be read', async () => {
    const { library } = await openWholeLibrary(temporaryFolder(folder));
    await library.call('post.prepare', { library: library.id, post: await postAt(library, 'day-5.md') });
    await expect.poll(() => library.rendered).toBe(1);
    await readPostAt(library, 'day-5.md');
    expect(library.rendered).toBe(1);
  });

  it('renders a post anew once its file or what it links to has changed', async () => {
    const root = temporaryFolder(folder);
    const { library } = await openWholeLibrary(root);
    expect((await readPostAt(library, 'day-1.md')).links).toMatchObject([{ kind: 'dead' }]);
    writeFileSync(path.join(root, 'later.md'), '# Later\n');
    library.reload();
    await library.whenSettled();
    expect((await readPostAt(library, 'day-1.md')).links).toMatchObject([{ kind: 'post', title: 'Later' }]);
    writeFileSync(path.join(root, 'day-1.md'), 'Something else.\n');
    library.reload();
    await library.whenSettled();
    expect((await readPostAt(library, 'day-1.md')).html).toContain('Something else.');
    expect(library.rendered).toBe(3);
  });
});

describe('post.is-current', () => {
  it('tells whether a rendering would come out the same, and renders nothing for it', async () => {
    const root = temporaryFolder(folder);
    const { library } = await openWholeLibrary(root);
    const post = await postAt(library, 'day-1.md');
    const { nonce } = await readPostAt(library, 'day-1.md');
    const isCurrent = (of: string): Promise<boolean> =>
      library.call('post.is-current', { library: library.id, post, nonce: of });
    const look = async (): Promise<void> => {
      library.reload();
      await library.whenSettled();
    };
    await look();
    expect(await isCurrent(nonce)).toBe(true);
    expect(await isCurrent('n0of-another-process')).toBe(false);
    writeFileSync(path.join(root, 'unrelated.md'), '# Unrelated\n');
    await look();
    expect(await isCurrent(nonce)).toBe(true);
    writeFileSync(path.join(root, 'later.md'), '# Later\n');
    await look();
    expect(await isCurrent(nonce)).toBe(false);
    rmSync(path.join(root, 'later.md'));
    await look();
    expect(await isCurrent(nonce)).toBe(true);
    writeFileSync(path.join(root, 'day-1.md'), 'Something else.\n');
    await look();
    expect(await isCurrent(nonce)).toBe(false);
    expect(library.rendered).toBe(1);
  });

  it('is false once the post has another place in its series', async () => {
    const part = (name: string, order: number): string =>
      `---\ntitle: ${name}\ndate: 2020-01-0${order}\nseries: Garden\nseries_order: ${order}\n---\n\nText.\n`;
    const root = temporaryFolder({ 'one.md': part('One', 1), 'two.md': part('Two', 2) });
    const { library } = await openWholeLibrary(root);
    const post = await postAt(library, 'one.md');
    const { nonce, series } = await readPostAt(library, 'one.md');
    expect(series?.total).toBe(2);
    writeFileSync(path.join(root, 'three.md'), part('Three', 3));
    library.reload();
    await library.whenSettled();
    expect(await library.call('post.is-current', { library: library.id, post, nonce })).toBe(false);
  });
});
