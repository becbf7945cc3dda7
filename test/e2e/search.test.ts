import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, launchOffprint, type OffprintApp } from './offprint-app.ts';
import { copyHandbook, openAfresh } from './open-afresh.ts';

describe('searching and filtering', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    app = await launchOffprint();
  });
  afterAll(() => app.close());
  beforeEach(() => openAfresh(app, copyHandbook()));

  const filter = (value: string) =>
    app.page.getByRole('navigation', { name: 'Filters' }).getByRole('button', { name: new RegExp(`^${value} \\d+$`) });
  const countOf = async (value: string) => Number(/(\d+)$/.exec((await filter(value).textContent()) ?? '')?.[1]);
  /** Waits until all posts are shown, with their counts: all are of one year. */
  const whenWhole = async () => {
    await eventually(() => app.status.textContent()).toMatch(/^18 posts/);
    await eventually(() => countOf('2026')).toBe(18);
  };

  /** Opens the first result, and waits until its hits are marked. */
  const openFirst = async (query: string, title: string) => {
    await app.searchFor(query);
    await app.search.press('Enter');
    await eventually(() => app.mark('offprint:post')).toEqual({ title });
  };

  it('finds posts as one types, and shows why with marks in the snippet', async () => {
    expect(await app.searchFor('footnot')).toBe(5);
    await eventually(() => app.status.textContent()).toMatch(/^5 of 18 posts/);
    await eventually(() => app.options.count()).toBe(5);
    expect(await app.options.first().getAttribute('aria-setsize')).toBe('5');
    for (const row of await app.options.all()) {
      expect(await row.locator('mark').allTextContents()).toContainEqual(expect.stringMatching(/^footnot/i));
    }
    for (const mark of await app.list.locator('mark').allTextContents()) {
      expect(mark).toMatch(/^footnot/i);
    }
  });

  it('finds code, descriptions of pictures, tags and authors', async () => {
    for (const [query, title] of [
      ['pg_basebackup', 'Searching for code'],
      ['lighthouse', 'Pictures and files'],
      ['typography', 'Reading a post'],
      ['日本語', 'Many scripts'],
    ] as const) {
      await app.searchFor(query);
      await app.option(title).first().waitFor();
    }
  });

  it('opens the first result at its first hit by Enter, with all hits marked', async () => {
    await openFirst('pg_basebackup', 'Searching for code');
    const hits = app.hits;
    const count = await hits.count();
    expect(count).toBeGreaterThan(1);
    await app.page.getByText(`1 of ${count}`, { exact: true }).waitFor();
    expect(await hits.evaluateAll((all) => all.map((hit) => hit.getAttribute('aria-current')))).toEqual([
      'true',
      ...Array.from({ length: count - 1 }, () => null),
    ]);
    const seen = await hits.first().evaluate((hit) => {
      const { top, bottom } = hit.getBoundingClientRect();
      return top >= 0 && bottom <= (hit.ownerDocument.defaultView?.innerHeight ?? 0);
    });
    expect(seen).toBe(true);
    // Marked code keeps its colours.
    expect(
      await app.article
        .getByRole('code')
        .filter({ has: app.frame.locator('mark') })
        .count(),
    ).toBeGreaterThan(0);
  });

  it('goes from hit to hit, round and round', async () => {
    await openFirst('pg_basebackup', 'Searching for code');
    const hits = app.hits;
    const count = await hits.count();
    const current = () =>
      hits.evaluateAll((all) => all.findIndex((hit) => hit.getAttribute('aria-current') === 'true'));
    await app.button('Next hit').click();
    await eventually(current).toBe(1);
    await app.page.getByText(`2 of ${count}`, { exact: true }).waitFor();
    await app.button('Previous hit').click();
    await app.button('Previous hit').click();
    await eventually(current).toBe(count - 1);
    await app.page.keyboard.press('F3');
    await eventually(current).toBe(0);
    await app.page.keyboard.press('Shift+F3');
    await eventually(current).toBe(count - 1);
  });

  it('steps back by Esc from the post to the list and from the list to the search, where the word still stands', async () => {
    await app.searchFor('pg_basebackup');
    await app.search.press('ArrowDown');
    const focused = () =>
      app.page.evaluate(() => document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName);
    await eventually(focused).toBe('option');
    await app.page.keyboard.press('Enter');
    await eventually(focused).toBe('IFRAME');
    await app.page.keyboard.press('Escape');
    await eventually(focused).toBe('option');
    await app.page.keyboard.press('Escape');
    await eventually(focused).toBe('INPUT');
    expect(await app.search.inputValue()).toBe('pg_basebackup');
  });

  it('moves through the list with the arrow keys', async () => {
    await app.searchFor('front matter');
    await app.search.press('ArrowDown');
    const place = () => app.page.evaluate(() => document.activeElement?.getAttribute('aria-posinset'));
    await eventually(place).toBe('1');
    await app.page.keyboard.press('ArrowDown');
    await eventually(place).toBe('2');
    await app.page.keyboard.press('ArrowDown');
    await eventually(place).toBe('3');
    await app.page.keyboard.press('ArrowUp');
    await eventually(place).toBe('2');
    await app.page.keyboard.press('End');
    const last = await app.options.first().getAttribute('aria-setsize');
    await eventually(place).toBe(last);
    await app.page.keyboard.press('Home');
    await eventually(place).toBe('1');
    await app.page.keyboard.press('ArrowUp');
    await eventually(() => app.search.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('marks the hits of another query in the post that is open, and takes them off with the query', async () => {
    await openFirst('pg_basebackup', 'Searching for code');
    await app.searchFor('htaccess');
    await eventually(() => app.hits.allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/htaccess/)]),
    );
    expect((await app.hits.allTextContents()).join(' ')).not.toContain('basebackup');
    await app.search.press('Escape');
    await eventually(() => app.hits.count()).toBe(0);
    await eventually(() => app.status.textContent()).toMatch(/^18 posts/);
    expect(await app.search.inputValue()).toBe('');
  });

  it('says what to do where nothing is found', async () => {
    await app.searchFor('zyxwvut');
    await app.page.getByText('No post has “zyxwvut”').waitFor();
    await app.button('Clear search').click();
    await eventually(() => app.status.textContent()).toMatch(/^18 posts/);
  });

  it('filters by year, author, category and tag, with correct counts', async () => {
    for (const name of ['Ada Marsh', 'Reference', '2026', 'search']) {
      await whenWhole();
      const count = await countOf(name);
      await filter(name).click();
      await eventually(() => app.status.textContent()).toMatch(new RegExp(`^${count} of 18 posts`));
      await eventually(() => filter(name).getAttribute('aria-pressed')).toBe('true');
      await filter(name).click();
    }
    await whenWhole();
  });

  it('widens with values of one filter, narrows with different ones, and removes them again', async () => {
    const shown = async () => Number(/^(\d+)/.exec((await app.status.textContent()) ?? '')?.[1]);
    await whenWhole();
    const ada = await countOf('Ada Marsh');
    // One post is by both authors.
    const both = ada + (await countOf('Jonas Weir')) - 1;
    await filter('Ada Marsh').click();
    await eventually(shown).toBe(ada);
    await filter('Jonas Weir').click();
    await eventually(shown).toBe(both);
    await eventually(() => countOf('2026')).toBe(both);
    const reference = await countOf('Reference');
    expect(reference).toBeLessThan(both);
    await filter('Reference').click();
    await eventually(shown).toBe(reference);
    await app.button('Clear filters').click();
    await whenWhole();
  });

  it('shows drafts, hides them, or shows only them', async () => {
    const show = (which: string) =>
      app.page
        .getByRole('radiogroup', { name: 'Unpublished' })
        .getByRole('radio', { name: which, exact: true })
        .click();
    await show('Only');
    await eventually(() => app.status.textContent()).toMatch(/^2 of 18 posts/);
    await app.option('A wish list').waitFor();
    await app.option('Notes for the next edition').waitFor();
    await show('Hidden');
    await eventually(() => app.status.textContent()).toMatch(/^16 of 18 posts/);
    await show('Shown');
    await eventually(() => app.status.textContent()).toMatch(/^18 posts/);
  });

  it('filters by a tag or an author that is clicked in a post, which stays open', async () => {
    await app.open('Keys');
    await app.article.getByRole('button', { name: '#keyboard' }).click();
    await eventually(() => app.status.textContent()).toMatch(/^2 of 18 posts/);
    await app.option('The three panes').waitFor();
    expect(await app.heading.textContent()).toBe('Keys');
    await app.article.getByRole('button', { name: 'Ada Marsh' }).click();
    await eventually(() => app.page.getByRole('button', { name: 'Remove filter: author Ada Marsh' }).count()).toBe(1);
    await eventually(() => app.status.textContent()).toMatch(/^6 of 18 posts/);
    await app.button('Clear filters').click();
    await eventually(() => app.status.textContent()).toMatch(/^18 posts/);
  });
});
