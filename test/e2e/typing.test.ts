import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { eventually, launchOffprint, type OffprintApp } from './offprint-app.ts';
import { copyHandbook, openAfresh } from './open-afresh.ts';
import { withoutAnswers } from './without-answers.ts';

describe('typing while answers are on their way', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    app = await launchOffprint();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await openAfresh(app, copyHandbook());
    await app.open('Keys');
  });

  const focusedName = () =>
    app.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);

  /** Shows results, and then presses keys while the library does not answer, so that the answer to the first key comes late. */
  const withResults = async (query: string, keys: () => Promise<void>): Promise<void> => {
    await app.searchFor(query);
    await withoutAnswers(app, async () => {
      await app.search.press('Enter');
      await keys();
    });
    await eventually(() => app.mark('offprint:post')).toEqual({ title: 'Searching for code' });
  };

  it('opens the first result as soon as it has come, and focuses it', async () => {
    await withoutAnswers(app, async () => {
      await app.search.fill('pg_basebackup');
      await app.search.press('Enter');
    });
    await eventually(() => app.mark('offprint:post')).toEqual({ title: 'Searching for code' });
    await eventually(focusedName).toBe('IFRAME');
  });

  it('leaves the focus in the field if the person clears it while the post comes', async () => {
    // Someone who clears the field first selects its text and then deletes it.
    await withResults('pg_basebackup', () => app.search.selectText());
    await app.page.keyboard.press('Delete');
    await eventually(() => app.mark('offprint:results')).toEqual({ query: '', total: 18 });
    expect(await focusedName()).toBe('Search posts');
  });

  it('leaves the focus in the field if the person types on', async () => {
    await withResults('pg_basebackup', () => app.page.keyboard.type(' arch'));
    await app.page.keyboard.type('ive');
    await eventually(() => app.search.inputValue()).toBe('pg_basebackup archive');
    await eventually(async () => (await app.mark('offprint:results'))?.query).toBe('pg_basebackup archive');
    expect(await focusedName()).toBe('Search posts');
  });

  it('leaves the focus in the field if the person empties it with Esc', async () => {
    await withResults('pg_basebackup', () => app.page.keyboard.press('Escape'));
    await eventually(() => app.mark('offprint:results')).toEqual({ query: '', total: 18 });
    expect(await focusedName()).toBe('Search posts');
  });

  it('leaves the focus in the list if the person went there', async () => {
    await app.searchFor('footnote');
    await app.search.press('ArrowDown');
    const place = () => app.page.evaluate(() => document.activeElement?.getAttribute('aria-posinset'));
    await eventually(place).toBe('1');
    const first = /^.*?(?= \d)/.exec((await app.visibleRows())[0] ?? '')?.[0] ?? '';
    await withoutAnswers(app, async () => {
      await app.page.keyboard.press('Enter');
      await app.page.keyboard.press('ArrowDown');
      await eventually(place).toBe('2');
    });
    await eventually(async () => first.startsWith((await app.mark('offprint:post'))?.title ?? '-')).toBe(true);
    expect(await place()).toBe('2');
  });

  it('opens nothing if the query was changed before a result came', async () => {
    await withoutAnswers(app, async () => {
      await app.search.fill('pg_basebackup');
      await app.search.press('Enter');
      await app.search.selectText();
    });
    await eventually(async () => (await app.mark('offprint:results'))?.query).toBe('pg_basebackup');
    await app.page.keyboard.type('keyboard');
    await eventually(async () => (await app.mark('offprint:results'))?.query).toBe('keyboard');
    expect(await app.search.inputValue()).toBe('keyboard');
    expect(await app.heading.textContent()).toBe('Keys');
  });

  it('shows the results of what was typed last, however fast', async () => {
    await app.search.focus();
    await withoutAnswers(app, () => app.page.keyboard.type('footnote markdown code'));
    await app.page.keyboard.type(' fence');
    await eventually(async () => (await app.mark('offprint:results'))?.query).toBe('footnote markdown code fence');
    expect(await app.search.inputValue()).toBe('footnote markdown code fence');
    expect(await app.button('Cancel indexing').count()).toBe(0);
  });

  it('paints the results in sight first, and then the rows beside them and the counts of the filters', async () => {
    await app.page.evaluate(() => {
      const list = document.querySelector('[role="listbox"]');
      const nav = document.querySelector('[data-pane="filters"]');
      const told: string[] = [];
      // The latest change of each kind before the results were painted, and after it.
      const look = (what: string) => () => {
        const results = performance.getEntriesByName('offprint:results')[0] as PerformanceMark | undefined;
        told.push(`${what} ${results?.detail.query === 'search' ? 'after' : 'before'}`);
      };
      const watch = (root: Element | null, what: string) =>
        new MutationObserver(look(what)).observe(root as Element, {
          subtree: true,
          childList: true,
          characterData: true,
        });
      watch(list, 'rows');
      watch(nav, 'counts');
      Object.assign(globalThis, { told });
    });
    await app.search.fill('search');
    await eventually(async () => (await app.mark('offprint:results'))?.query).toBe('search');
    const told = () => app.page.evaluate(() => [...new Set((globalThis as unknown as { told: string[] }).told)].sort());
    await eventually(told).toEqual(['counts after', 'rows after', 'rows before']);
  });
});

describe('typing faster than a timer', () => {
  it('goes to the first hit in the post that is open, however soon Enter follows the last letter', async () => {
    // This test has its own app, because the clock that it stops stays in the app.
    const app = await launchOffprint({ folder: copyHandbook() });
    onTestFinished(() => app.close());
    await app.whenSearchable();
    await app.searchFor('pg_basebackup');
    await app.search.press('Enter');
    await eventually(() => app.mark('offprint:post')).toEqual({ title: 'Searching for code' });
    await app.page.clock.install();
    await app.page.clock.pauseAt(Date.now() + 60_000);
    await app.search.fill('pg_base');
    await eventually(() => app.status.textContent()).toMatch(/for “pg_base”$/);
    // Enter asks for the marks of the query, and then the timer that waits for the next letter does too.
    await withoutAnswers(app, async () => {
      await app.search.press('Enter');
      await app.page.clock.runFor(1_000);
    });
    await eventually(() => app.hits.evaluateAll((all) => all.map((hit) => hit.textContent))).toContain('pg_base');
    await eventually(() => app.hits.first().getAttribute('aria-current')).toBe('true');
  });
});
