import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { datedPost, manyParagraphs, writeFiles } from '../post-files.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp } from './offprint-app.ts';

const long = manyParagraphs();

describe('a folder that changes on disk', () => {
  let folder = '';
  const file = (name: string) => path.join(folder, name);
  let app: OffprintApp;

  beforeEach(async () => {
    folder = makeFolder('changing');
    writeFiles(folder, {
      'first.md': datedPost('The first post', '2024-05-01', 'Apples.'),
      'second.md': datedPost('The second post', '2024-05-02', 'Pears.', ...long),
      'third.md': datedPost('The third post', '2024-05-03', 'Plums.'),
    });
    app = await launchOffprint({ folder });
    await app.whenSearchable();
  });
  afterEach(() => app.close());

  const titles = async () => (await app.visibleRows()).map((row) => /^The \w+ post/.exec(row)?.[0]);
  const scrollTop = () => app.article.evaluate((article) => article.ownerDocument.defaultView?.scrollY ?? 0);

  it('shows a new post in its place, and finds its words', async () => {
    expect(await titles()).toEqual(['The third post', 'The second post', 'The first post']);
    writeFiles(folder, { 'new/fourth.md': datedPost('The fourth post', '2024-05-02', 'Quinces.') });
    await eventually(() => app.status.textContent()).toMatch(/^4 posts/);
    expect(await titles()).toHaveLength(4);
    await eventually(() => app.searchFor('quinces')).toBe(1);
    await app.searchFor('');
  });

  it('shows the changed version of the open post, at the same place', async () => {
    await app.open('The second post');
    await app.article.evaluate((article) => article.ownerDocument.defaultView?.scrollTo(0, 600));
    await eventually(scrollTop).toBe(600);
    writeFileSync(
      file('second.md'),
      datedPost('The second post', '2024-05-02', 'Pears.', ...long, 'A last word: medlars.'),
    );
    await app.article.getByText('A last word: medlars.').waitFor({ state: 'attached' });
    await eventually(async () => Math.abs((await scrollTop()) - 600)).toBeLessThanOrEqual(2);
    expect(await app.heading.textContent()).toBe('The second post');
    await app.option('The second post').and(app.list.locator('[aria-selected="true"]')).waitFor();
    await eventually(() => app.searchFor('medlars')).toBe(1);
    await app.searchFor('');
  });

  it('shows a new title in the list, the article and the window', async () => {
    await app.open('The first post');
    writeFileSync(file('first.md'), datedPost('The renamed post', '2024-05-01', 'Cherries.'));
    await app.option('The renamed post').waitFor();
    await eventually(() => app.heading.textContent()).toBe('The renamed post');
    await eventually(() => app.page.title()).toBe('The renamed post — changing — Offprint');
    await eventually(() => app.searchFor('apples')).toBe(0);
    await eventually(() => app.searchFor('cherries')).toBe(1);
    await app.searchFor('');
  });

  it('keeps a post open and selected when its file gets another name', async () => {
    await app.open('The second post');
    await app.article.evaluate((article) => article.ownerDocument.defaultView?.scrollTo(0, 400));
    await eventually(scrollTop).toBe(400);
    renameSync(file('second.md'), file('another-name.md'));
    writeFileSync(file('third.md'), datedPost('The third post', '2024-05-03', 'Sloes.'));
    // The third post was written after the rename. When it is found, the rename has been noticed too.
    await eventually(() => app.searchFor('sloes')).toBe(1);
    await app.searchFor('');
    await eventually(() => app.status.textContent()).toMatch(/^3 posts/);
    await app.list.getByRole('option', { name: /^The second post/, selected: true }).waitFor();
    expect(await app.heading.textContent()).toBe('The second post');
    expect(await scrollTop()).toBe(400);
    expect(await app.page.getByText('is gone').count()).toBe(0);
    await app.open('The third post');
    await app.button('Back').click();
    await eventually(() => app.heading.textContent()).toBe('The second post');
  });

  it('takes a removed post from the list, and keeps what is open readable', async () => {
    await app.open('The second post');
    rmSync(file('second.md'));
    const said = app.page.getByRole('main').getByRole('alert');
    await eventually(() => said.textContent()).toMatch(/^The file of this post is gone/);
    await eventually(() => app.option('The second post').count()).toBe(0);
    expect(await app.heading.textContent()).toBe('The second post');
    await said.getByRole('button', { name: 'Close this post' }).click();
    await app.page.getByText('Choose a post').waitFor();
    expect(await said.count()).toBe(0);
    expect(await app.searchFor('pears')).toBe(0);
    await app.searchFor('');
  });

  it('follows many changes at once', async () => {
    writeFiles(
      folder,
      Object.fromEntries(
        Array.from({ length: 300 }, (_, at) => [`many/${at}.md`, datedPost(`Many ${at}`, '2024-05-04', `Berry${at}x`)]),
      ),
    );
    await eventually(() => app.status.textContent()).toMatch(/^303 posts/);
    await eventually(() => app.searchFor('berry250x')).toBe(1);
    await app.searchFor('');
    rmSync(path.join(folder, 'many'), { recursive: true });
    await eventually(() => app.status.textContent()).toMatch(/^3 posts/);
  });
});
