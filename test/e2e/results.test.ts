import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFiles } from './generated-posts.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp } from './offprint-app.ts';

const post = (title: string, day: number, ...paragraphs: readonly string[]) =>
  `---\ntitle: ${title}\ndate: 2024-05-${String(day).padStart(2, '0')}\n---\n\n${paragraphs.join('\n\n')}\n`;

describe('results that change while they are looked at', () => {
  const folder = makeFolder('orchard');
  let app: OffprintApp;

  beforeAll(async () => {
    // The more of a post is `medlar`, the better it answers.
    writeFiles(
      folder,
      Object.fromEntries(
        Array.from({ length: 12 }, (_, at) => [
          `tree-${at}.md`,
          post(`Tree ${at}`, 1, `A medlar. ${'Apples and pears. '.repeat(3 * (at + 1))}`),
        ]),
      ),
    );
    app = await launchOffprint({ folder });
    await app.whenSearchable();
    await app.searchFor('medlar');
  });
  afterAll(() => app.close());

  const titles = async () => (await app.visibleRows()).map((row) => /^\w+ \d+/.exec(row)?.[0]);
  /** What is under the pointer, and where that row begins. */
  const pointed = () =>
    app.list.evaluate((list) => {
      const row = list.querySelector('[role="option"]:hover');
      return row && { title: /^\w+ \d+/.exec(row.textContent)?.[0], top: row.getBoundingClientRect().top };
    });
  const pointAt = async (title: string) => {
    const box = await app.option(title).boundingBox();
    if (!box) throw new Error(`No row “${title}”.`);
    await app.page.mouse.move(box.x + 60, box.y + 40);
    await app.page.mouse.move(box.x + 62, box.y + 41);
    await eventually(async () => (await pointed())?.title).toBe(title);
  };
  const leave = () => app.page.mouse.move(900, 300);
  const scrollTop = () => app.list.evaluate((list) => list.scrollTop);

  it('leaves the row under the pointer where it is while better ones come, and shows those once the pointer is gone', async () => {
    await pointAt('Tree 2');
    const before = await pointed();
    writeFiles(folder, {
      'best-1.md': post('Best 1', 1, 'Medlar, medlar.'),
      'best-2.md': post('Best 2', 1, 'Medlar.'),
      'best-3.md': post('Best 3', 1, 'Medlar and medlar.'),
    });
    await eventually(() => app.status.textContent()).toMatch(/^15 of 15 posts/);
    expect(await pointed()).toEqual(before);
    expect(await app.options.first().getAttribute('aria-setsize')).toBe('15');
    await leave();
    await eventually(scrollTop).toBe(0);
    expect((await titles()).slice(0, 3).sort()).toEqual(['Best 1', 'Best 2', 'Best 3']);
  });

  it('lets the rest wait where the row could not stay, and says so', async () => {
    await pointAt('Tree 0');
    const before = await pointed();
    // What stood above it finds its way below.
    for (const name of ['best-1.md', 'best-2.md', 'best-3.md'])
      writeFileSync(path.join(folder, name), post('Worst 9', 1, `A medlar. ${'Quinces and plums. '.repeat(300)}`));
    await app.page.getByText('New results come once the pointer leaves the list.').waitFor();
    expect(await pointed()).toEqual(before);
    expect(await titles()).toContain('Best 1');
    await leave();
    await eventually(titles).not.toContain('Best 1');
    expect((await titles())[0]).toBe('Tree 0');
    expect(await app.page.getByText('New results come once').count()).toBe(0);
  });

  it('moves a row that nobody points at', async () => {
    writeFileSync(path.join(folder, 'best-1.md'), post('Best 1', 1, 'Medlar, medlar.'));
    await eventually(async () => (await titles())[0]).toBe('Best 1');
    expect(await scrollTop()).toBe(0);
  });

  it('takes a post for the same one under another name, and keeps the order of a search that is kept', async () => {
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
    writeFileSync(path.join(folder, 'new.md'), post('Brand 1', 1, 'A medlar.'));
    await eventually(() => saved.textContent()).toBe('medlar 1 new');
    await saved.click();
    await eventually(() => order.textContent()).toContain('Title');
    await eventually(() => titles()).toEqual(expect.arrayContaining(['Best 1', 'Brand 1', 'Tree 0']));
    await eventually(() => saved.textContent()).toBe('medlar ');
  });
});
