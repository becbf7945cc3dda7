import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownWord, titleOf, writePosts } from './generated-posts.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp } from './offprint-app.ts';

const posts = 20_000;
const all = '20,000 posts';

describe('indexing 20,000 posts', () => {
  const folder = makeFolder('many-posts');
  let app: OffprintApp;

  beforeAll(async () => {
    writePosts(folder, posts);
    app = await launchOffprint({ folder });
    await watchForPauses(app);
  });
  afterAll(() => app.close());

  /** Each of these must hold while the index is not complete, or it would prove nothing. */
  const stillIndexing = () => app.button('Cancel indexing').waitFor();
  const status = () => app.status.textContent();

  it('tells how far it is', async () => {
    await app.page.getByRole('progressbar', { name: 'Reading the folder' }).waitFor();
    await eventually(status).toMatch(/^[\d,]+ posts · (?:reading [\d,]+ of 20,000|looking through the folder)/);
    await eventually(() => app.mark('offprint:first-list')).not.toBeNull();
    await eventually(status).toMatch(new RegExp(`^${all} · reading [\\d,]+ of 20,000 for search`));
    await stillIndexing();
  });

  it('lists the newest posts first, of which only a few are in the page', async () => {
    const first = app.options.first();
    await eventually(() => first.textContent()).toMatch(new RegExp(`^${titleOf(0)} `));
    expect(await first.textContent()).toMatch(/Author 0.*#tag0 #all.*The word0x stands everywhere/);
    expect(await first.getAttribute('aria-setsize')).toBe(String(posts));
    expect(await first.getAttribute('aria-posinset')).toBe('1');
    expect(await app.options.count()).toBeLessThan(200);
    await stillIndexing();
  });

  it('scrolls meanwhile', async () => {
    await app.list.hover();
    for (let turn = 0; turn < 20; turn += 1) {
      await app.page.mouse.wheel(0, 2_000);
    }
    const numbers = async () => (await app.visibleRows()).map((text) => Number(/^Post (\d+) /.exec(text)?.[1]));
    await eventually(async () => (await numbers())[0]).toBeGreaterThan(200);
    const seen = await numbers();
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual(seen.map((_, at) => (seen[0] ?? 0) + at));
    expect(await app.options.count()).toBeLessThan(200);
    await stillIndexing();
  });

  it('opens a post meanwhile, and keeps the place in the list', async () => {
    const before = await app.visibleRows();
    const title = /^Post \d+/.exec(before[2] ?? '')?.[0] ?? '';
    await app.option(`${title} `).click();
    await eventually(() => app.mark('offprint:post')).toEqual({ title });
    expect(await app.heading.textContent()).toBe(title);
    await app.list.getByRole('option', { name: title, selected: true }).waitFor();
    expect(await app.visibleRows()).toEqual(before);
    await stillIndexing();
  });

  it('finds what it has read meanwhile', async () => {
    await app.searchFor(ownWord(7));
    await app.option(titleOf(7)).waitFor();
    await stillIndexing();
    await eventually(status).toMatch(/^1 of 20,000 posts for “word7x” · reading/);
    await app.search.press('Enter');
    await eventually(() => app.mark('offprint:post')).toEqual({ title: titleOf(7) });
    await eventually(() => app.hits.allTextContents()).toEqual([ownWord(7)]);
  });

  it('lets the list of a search grow meanwhile', async () => {
    const before = await app.searchFor('hundredth');
    await stillIndexing();
    await eventually(async () => (await app.mark('offprint:results'))?.total).toBeGreaterThan(before);
    await stillIndexing();
    await app.search.press('Escape');
  });

  it('stops when it is told to, and what was read stays usable', async () => {
    await app.button('Cancel indexing').click();
    await eventually(status).toMatch(/^20,000 posts · indexing cancelled, [\d,]+ can be searched/);
    const searchable = Number(/([\d,]+) can be/.exec((await status()) ?? '')?.[1]?.replaceAll(',', ''));
    expect(searchable).toBeLessThan(posts);
    expect(await app.searchFor('everywhere')).toBe(searchable);
    expect(await app.button('Cancel indexing').count()).toBe(0);
    expect(await app.mark('offprint:searchable')).toBeNull();
  });

  it('never lets the window stop', async () => {
    const { longest, beats } = await readPauses(app);
    console.log(
      `The longest pause of the window while 20,000 posts were read: ${Math.round(longest)} ms (${beats} beats)`,
    );
    expect(beats).toBeGreaterThan(0);
  });
});

/** Notes the longest time between two beats of a clock in the page. */
function watchForPauses({ page }: OffprintApp): Promise<void> {
  return page.evaluate(() => {
    const pauses = { longest: 0, beats: 0 };
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      pauses.longest = Math.max(pauses.longest, now - last);
      pauses.beats += 1;
      last = now;
    }, 4);
    Object.assign(window, { offprintPauses: pauses });
  });
}

function readPauses({ page }: OffprintApp): Promise<{ readonly longest: number; readonly beats: number }> {
  return page.evaluate(
    () => (window as unknown as { offprintPauses: { longest: number; beats: number } }).offprintPauses,
  );
}
