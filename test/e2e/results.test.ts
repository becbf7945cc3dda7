import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bridge } from '../../preload/bridge.ts';
import { datedPost, writeFiles } from '../post-files.ts';
import { makePost, writePosts } from './generated-posts.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp } from './offprint-app.ts';

describe('results that change while they are looked at', () => {
  let folder = '';
  let app: OffprintApp;

  beforeEach(async () => {
    folder = makeFolder('orchard');
    // The more often a post says `medlar`, the higher it is ranked.
    writeFiles(
      folder,
      Object.fromEntries(
        Array.from({ length: 12 }, (_, at) => [
          `tree-${at}.md`,
          datedPost(`Tree ${at}`, '2024-05-01', `A medlar. ${'Apples and pears. '.repeat(3 * (at + 1))}`),
        ]),
      ),
    );
    app = await launchOffprint({ folder });
    await app.whenSearchable();
    await app.searchFor('medlar');
  });
  afterEach(() => app.close());

  const writeBest = async () => {
    writeFiles(folder, {
      'best-1.md': datedPost('Best 1', '2024-05-01', 'Medlar, medlar.'),
      'best-2.md': datedPost('Best 2', '2024-05-01', 'Medlar.'),
      'best-3.md': datedPost('Best 3', '2024-05-01', 'Medlar and medlar.'),
    });
    await eventually(() => app.status.textContent()).toMatch(/^15 of 15 posts/);
  };

  const titles = async () => (await app.visibleRows()).map((row) => /^\w+ \d+/.exec(row)?.[0]);
  /** The row under the pointer, and its top. */
  const pointed = () =>
    app.list.evaluate((list) => {
      const row = list.querySelector('[role="option"]:hover');
      return row && { title: /^\w+ \d+/.exec(row.textContent)?.[0], top: row.getBoundingClientRect().top };
    });
  const pointAt = async (title: string) => {
    const box = await app.option(title).boundingBox();
    if (!box) {
      throw new Error(`No row “${title}”.`);
    }
    await app.page.mouse.move(box.x + 60, box.y + 40);
    await app.page.mouse.move(box.x + 62, box.y + 41);
    await eventually(async () => (await pointed())?.title).toBe(title);
  };
  const leave = () => app.page.mouse.move(900, 300);
  const scrollTop = () => app.list.evaluate((list) => list.scrollTop);

  it('keeps the row under the pointer in place while better results come, and shows those after the pointer has left', async () => {
    await pointAt('Tree 2');
    const before = await pointed();
    await writeBest();
    expect(await pointed()).toEqual(before);
    expect(await app.options.first().getAttribute('aria-setsize')).toBe('15');
    await leave();
    await eventually(scrollTop).toBe(0);
    expect((await titles()).slice(0, 3).sort()).toEqual(['Best 1', 'Best 2', 'Best 3']);
  });

  it('lets new results wait if the row could not keep its place, and says so', async () => {
    await writeBest();
    await pointAt('Tree 0');
    const before = await pointed();
    // The rows above it become worse answers, so they move below it.
    for (const name of ['best-1.md', 'best-2.md', 'best-3.md']) {
      writeFileSync(
        path.join(folder, name),
        datedPost('Worst 9', '2024-05-01', `A medlar. ${'Quinces and plums. '.repeat(300)}`),
      );
    }
    await app.page.getByText('New results come once the pointer leaves the list.').waitFor();
    expect(await pointed()).toEqual(before);
    expect(await titles()).toContain('Best 1');
    await leave();
    await eventually(titles).not.toContain('Best 1');
    expect((await titles())[0]).toBe('Tree 0');
    expect(await app.page.getByText('New results come once').count()).toBe(0);
  });

  it('moves rows that the pointer is not on', async () => {
    writeFileSync(path.join(folder, 'best-1.md'), datedPost('Best 1', '2024-05-01', 'Medlar, medlar.'));
    await eventually(async () => (await titles())[0]).toBe('Best 1');
    expect(await scrollTop()).toBe(0);
  });

  it('recognises a renamed post, and keeps the order of a saved search', async () => {
    await writeBest();
    const saved = app.page
      .getByRole('navigation', { name: 'Filters' })
      .getByRole('button', { name: /^medlar( \d+ new)?$/ });
    const order = app.page.getByRole('combobox', { name: 'Sort by' });
    await app.button('Save search').click();
    await saved.waitFor();
    await order.click();
    await app.page.getByRole('option', { name: 'Title' }).click();
    await eventually(async () => (await titles())[0]).toBe('Best 1');
    await app.searchFor('');
    await eventually(() => order.textContent()).toContain('Newest');
    renameSync(path.join(folder, 'best-1.md'), path.join(folder, 'renamed.md'));
    writeFileSync(path.join(folder, 'new.md'), datedPost('Brand 1', '2024-05-01', 'A medlar.'));
    await eventually(() => saved.textContent()).toBe('medlar 1 new');
    await saved.click();
    await eventually(() => order.textContent()).toContain('Title');
    await eventually(() => titles()).toEqual(expect.arrayContaining(['Best 1', 'Brand 1', 'Tree 0']));
    await eventually(() => saved.textContent()).toBe('medlar ');
  });
});

describe('many kept searches', () => {
  const count = 40;
  const posts = 400;
  let folder = '';
  let app: OffprintApp;

  beforeEach(async () => {
    const userData = makeFolder('user-data');
    folder = makeFolder('many');
    writePosts(folder, posts);
    app = await launchOffprint({ folder, userData });
    await app.whenSearchable();
    // The same as so many clicks on the star.
    await app.page.evaluate(async (many) => {
      const { request } = (window as unknown as { offprint: Bridge }).offprint;
      const current = await request('library.current', undefined);
      if (!current.ok || !current.value) {
        throw new Error('No folder is open.');
      }
      const filters = { year: [], tag: [], author: [], category: [], drafts: 'shown', kind: 'posts' } as const;
      const saved = Array.from({ length: many }, (_, at) => ({
        // Finds all posts except one.
        text: `everywhere -word${at}x`,
        filters,
        sort: 'relevance' as const,
        seen: { total: 0, posts: '' },
      }));
      await request('searches.write', { library: current.value.id, searches: { recent: [], saved } });
    }, count);
    await app.close();
    app = await launchOffprint({ folder, userData });
    await app.whenSearchable();
  });
  afterEach(() => app.close());

  /** How many saved searches show `found` new posts. */
  const news = (found: number) =>
    app.page.getByRole('navigation', { name: 'Filters' }).getByText(`${found} new`, { exact: true }).count();

  it('are counted, again when a post is added, and a query that is typed meanwhile is answered', async () => {
    await eventually(() => news(posts - 1)).toBe(count);
    writeFiles(folder, { 'added.md': makePost(posts) });
    for (const query of ['word7x', 'word8x', 'word9x']) {
      expect(await app.searchFor(query)).toBe(1);
    }
    await app.searchFor('');
    await eventually(() => news(posts)).toBe(count);
  });
});
