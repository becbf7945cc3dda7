import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownWord, titleOf, writePosts } from './generated-posts.ts';
import {
  eventually,
  launchOffprint,
  libraryProcesses,
  makeFolder,
  type OffprintApp,
  showTheme,
} from './offprint-app.ts';

const posts = 20_000;

describe('indexing 20,000 posts', () => {
  const folder = makeFolder('many-posts');
  let app: OffprintApp;

  // About 8 KB each, so that reading them takes longer than what the test does meanwhile.
  beforeAll(() => writePosts(folder, posts, 18));
  beforeEach(async () => {
    app = await launchOffprint({ folder });
  });
  afterEach(() => app.close());

  /** Checks that the index is still incomplete: what a test shows must hold during indexing. */
  const stillIndexing = () => app.button('Cancel indexing').waitFor();
  const status = () => app.status.textContent();
  /** Waits until some posts are listed; most of them are not read yet then. */
  const whenListed = () => eventually(status).toMatch(/^[\d,]{3,} posts · reading [\d,]+ of 20,000$/);

  it('tells how far it is, and can be listed, scrolled, read and searched meanwhile', async () => {
    await app.page.getByRole('progressbar', { name: 'Reading the folder' }).waitFor();
    await eventually(status).toMatch(/^[\d,]+ posts · (?:reading [\d,]+ of 20,000|looking through the folder)/);
    await eventually(() => app.mark('offprint:first-list')).not.toBeNull();
    await whenListed();
    await stillIndexing();

    // The newest post is the first row.
    const first = app.options.first();
    await eventually(() => first.textContent()).toMatch(new RegExp(`^${titleOf(0)} `));
    expect(await first.textContent()).toMatch(/Author 0.*#tag0 #all.*The word0x stands everywhere/);
    expect(Number(await first.getAttribute('aria-setsize'))).toBeLessThan(posts);
    expect(await first.getAttribute('aria-posinset')).toBe('1');
    expect(await app.options.count()).toBeLessThan(200);
    await stillIndexing();

    // The list scrolls.
    await app.list.hover();
    for (let turn = 0; turn < 20; turn += 1) {
      await app.page.mouse.wheel(0, 2_000);
    }
    const numbers = async () => (await app.visibleRows()).map((text) => Number(/^Post (\d+) /.exec(text)?.[1]));
    await eventually(async () => (await numbers())[0]).toBeGreaterThan(200);
    const seen = await numbers();
    expect(seen.length).toBeGreaterThan(3);
    // In order. Two threads read side by side, so some posts in between may come later.
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
    expect(await app.options.count()).toBeLessThan(200);
    await stillIndexing();

    // A post opens, and the list keeps its place.
    const before = await app.visibleRows();
    const title = /^Post \d+/.exec(before[2] ?? '')?.[0] ?? '';
    await app.option(`${title} `).click();
    await eventually(() => app.mark('offprint:post')).toEqual({ title });
    expect(await app.heading.textContent()).toBe(title);
    await app.list.getByRole('option', { name: title, selected: true }).waitFor();
    expect(await app.visibleRows()).toEqual(before);
    await stillIndexing();

    // Posts that have been read are found.
    await app.searchFor(ownWord(7));
    await app.option(titleOf(7)).waitFor();
    await stillIndexing();
    await eventually(status).toMatch(/^1 of [\d,]+ posts for “word7x” · reading/);
    await app.search.press('Enter');
    await eventually(() => app.mark('offprint:post')).toEqual({ title: titleOf(7) });
    await eventually(() => app.hits.allTextContents()).toEqual([ownWord(7)]);

    // The results of a search grow.
    const found = await app.searchFor('hundredth');
    await stillIndexing();
    await eventually(async () => (await app.mark('offprint:results'))?.total).toBeGreaterThan(found);
    await stillIndexing();
  });

  it('stops when it is told to, and what was read stays usable', async () => {
    await whenListed();
    await app.button('Cancel indexing').click();
    await eventually(status).toMatch(/^[\d,]+ posts · indexing cancelled, [\d,]+ can be searched/);
    const searchable = Number(/([\d,]+) can be/.exec((await status()) ?? '')?.[1]?.replaceAll(',', ''));
    expect(searchable).toBeLessThan(posts);
    expect(await app.searchFor('everywhere')).toBe(searchable);
    expect(await app.button('Cancel indexing').count()).toBe(0);
    expect(await app.mark('offprint:searchable')).toBeNull();
  });

  it('keeps the window responsive while the library does not answer', async () => {
    await whenListed();
    const processes = await libraryProcesses(app);
    for (const pid of processes) {
      process.kill(pid, 'SIGSTOP');
    }
    try {
      await app.search.fill('everywhere');
      await showTheme(app, 'Dark');
      await eventually(() => app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
      await paintFrames(app, 30);
      expect(await app.search.inputValue()).toBe('everywhere');
      await stillIndexing();
    } finally {
      for (const pid of processes) {
        process.kill(pid, 'SIGCONT');
      }
    }
    await eventually(async () => (await app.mark('offprint:results'))?.query).toBe('everywhere');
  });
});

/** Resolves when the window has painted `count` frames. */
function paintFrames({ page }: OffprintApp, count: number): Promise<void> {
  return page.evaluate(async (frames) => {
    for (let frame = 0; frame < frames; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, count);
}
