import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repository } from '../../build/places.mjs';
import { ownWord, titleOf, writePosts } from './generated-posts.ts';
import { datedPost, writeFiles } from '../post-files.ts';
import {
  cacheFolderOf,
  eventually,
  launchOffprint,
  libraryProcesses,
  makeFolder,
  type OffprintApp,
} from './offprint-app.ts';
import { withoutAnswers } from './without-answers.ts';

/** All that a person would notice if it changed. */
async function lookAt(app: OffprintApp) {
  return {
    // The status line may wrap during the restart and hide the last rows, so only the first ones count.
    rows: (await app.visibleRows()).slice(0, 5),
    // How much of the first row is cut off. New posts above it change the scroll position, but not this.
    cutOff: await app.list.evaluate((element) => {
      const { top } = element.getBoundingClientRect();
      const rows = [...element.querySelectorAll('[role="option"]')].map((row) => row.getBoundingClientRect());
      return top - Math.min(...rows.filter(({ bottom }) => bottom > top).map((row) => row.top));
    }),
    selected: await app.list
      .getByRole('option', { selected: true })
      .evaluateAll((all) => all.map((row) => row.textContent)),
    title: await app.page.title(),
    heading: await app.heading.textContent(),
    postTop: await app.article.evaluate((article) => article.ownerDocument.defaultView?.scrollY),
  };
}

/** Kills the library process, and waits until another one has taken its place. */
async function killLibrary(app: OffprintApp): Promise<void> {
  const before = await libraryProcesses(app);
  expect(before).toHaveLength(1);
  for (const pid of before) {
    process.kill(pid, 'SIGKILL');
  }
  await eventually(async () => (await libraryProcesses(app)).filter((pid) => !before.includes(pid))).toHaveLength(1);
}

async function readOn(app: OffprintApp): Promise<void> {
  const top = () => app.article.evaluate((article) => article.ownerDocument.defaultView?.scrollY ?? 0);
  const before = await top();
  await app.article.hover();
  await app.page.mouse.wheel(0, 300);
  await eventually(top).toBe(before + 300);
}

describe('the library process dying while it indexes', () => {
  let app: OffprintApp;

  beforeEach(async () => {
    const folder = makeFolder('many-posts');
    // About 15 KB each, so that reading them takes longer than what the test does meanwhile.
    writePosts(folder, 6_000, 40);
    app = await launchOffprint({ folder });
  });
  afterEach(() => app.close());

  it('leaves list, selection and scroll as they were, and the index becomes complete all the same', async () => {
    await eventually(() => app.status.textContent()).toMatch(/^[\d,]{3,} posts · reading [\d,]+ of 6,000$/);
    await app.list.hover();
    // At first the list has few rows, so it is scrolled repeatedly.
    await eventually(async () => {
      await app.page.mouse.wheel(0, 20_000);
      return (await app.visibleRows())[0];
    }).not.toMatch(/^Post [0-9] /);
    const [, , third = ''] = await app.visibleRows();
    const title = /^Post \d+/.exec(third)?.[0] ?? '';
    await app.option(`${title} `).click();
    await eventually(() => app.mark('offprint:post')).toEqual({ title });
    await readOn(app);
    const before = await lookAt(app);
    expect(before.selected).toEqual([third]);
    await app.button('Cancel indexing').waitFor();

    await killLibrary(app);

    // Nothing may move during the restart or after it.
    expect(await lookAt(app)).toEqual(before);
    await eventually(() => app.status.textContent()).toMatch(/posts · reading [\d,]+ of 6,000$/);
    expect(await lookAt(app)).toEqual(before);

    // Afterwards, every word is found, and posts can be opened.
    await app.whenSearchable();
    expect(await app.searchFor(ownWord(4321))).toBe(1);
    await app.search.press('Enter');
    await eventually(() => app.mark('offprint:post')).toEqual({ title: titleOf(4321) });
    expect(await app.searchFor('everywhere')).toBe(6_000);
  });
});

describe('the library process dying while a post is read', () => {
  let app: OffprintApp;

  beforeEach(async () => {
    app = await launchOffprint({ folder: path.join(repository, 'content') });
    await app.whenSearchable();
  });
  afterEach(() => app.close());

  it('leaves post, marks, list and scroll as they were', async () => {
    await app.searchFor('list');
    await app.open('Reading a post');
    await readOn(app);
    const before = await lookAt(app);
    const marks = await app.hits.count();
    expect(marks).toBeGreaterThan(1);
    await killLibrary(app);
    expect(await lookAt(app)).toEqual(before);
    await eventually(() => app.status.textContent()).not.toMatch(/reading/);
    expect(await lookAt(app)).toEqual(before);
    expect(await app.hits.count()).toBe(marks);
  });

  it('shows what was typed while the process no longer answered', async () => {
    const total = await app.searchFor('footnote');
    await app.searchFor('');
    const [pid = 0] = await libraryProcesses(app);
    process.kill(pid, 'SIGSTOP');
    await app.search.fill('footnote');
    await killLibrary(app);
    await eventually(() => app.status.textContent()).toMatch(new RegExp(`^${total} of \\d+ posts? for “footnote”$`));
    expect(await app.visibleRows()).toHaveLength(total);
  });

  it('answers requests right after the restart, each time', async () => {
    const total = await app.searchFor('footnote');
    await app.searchFor('');
    await killLibrary(app);
    await app.search.fill('footnote');
    await eventually(() => app.mark('offprint:results')).toEqual({ query: 'footnote', total });
    await app.open('Keys');
    expect(await app.heading.textContent()).toBe('Keys');
    await killLibrary(app);
    await app.search.press('Escape');
    await app.search.fill('');
    await eventually(() => app.status.textContent()).toMatch(/^18 posts$/);
    await app.open('Welcome to Offprint');
  });
});

describe('a window that starts before the library answers', () => {
  let app: OffprintApp;

  afterEach(() => app.close());

  it('shows the list as it was, and then as it is', async () => {
    const folder = makeFolder('posts');
    writePosts(folder, 40);
    app = await launchOffprint({ folder });
    const cache = cacheFolderOf(app.userData);
    await eventually(() => readdirSync(cache, { recursive: true, encoding: 'utf8' }).some(isFirstList)).toBe(true);
    const rows = await app.visibleRows();
    await withoutAnswers(app, async () => {
      await app.page.reload();
      await eventually(() => app.visibleRows()).toEqual(rows);
      await eventually(() => app.page.getByRole('button', { name: /^tag7/ }).count()).toBe(1);
    });
    writeFiles(folder, { 'new.md': datedPost('A new one', '2030-01-01', 'News.') });
    await eventually(async () => (await app.visibleRows())[0]).toContain('A new one');
    expect(await app.searchFor('everywhere')).toBe(40);
  });
});

function isFirstList(name: string): boolean {
  return path.basename(name) === 'first-list';
}
