import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeFiles } from '../post-files.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp, resizeWindow, until } from './offprint-app.ts';
import { openAfresh } from './open-afresh.ts';

const months = ['2024-11', '2024-03', '2023-07', '2022-01'];
const postsOfMonth = 40;

function writeArchive(): string {
  const folder = makeFolder('archive');
  const dated = months.flatMap((month) =>
    Array.from({ length: postsOfMonth }, (_, at) => {
      const day = String(28 - (at % 28)).padStart(2, '0');
      const title =
        at === 0
          ? `A long title of ${month} that needs more than a line, since it says all that can be said of it`
          : '';
      const heading = `---\ntitle: ${title || `Post ${at} of ${month}`}\ndate: ${month}-${day}\n---\n`;
      const words =
        at % 3 === 0 ? '' : '\nSome words of this post, of which there are enough to fill more than one line.\n';
      return [`${month}-${at}.md`, heading + words] as const;
    }),
  );
  const undated = Array.from({ length: 6 }, (_, at) => [`note-${at}.md`, `# Note ${at}\n\nIt has no date.\n`] as const);
  writeFiles(folder, Object.fromEntries([...dated, ...undated]));
  return folder;
}

/** The headings in sight, from top to bottom, each with its distance from the top of the list. */
function headings(app: OffprintApp) {
  return app.list.evaluate((list) => {
    const { top, bottom } = list.getBoundingClientRect();
    return [...list.querySelectorAll('.group-heading')]
      .map((heading) => ({
        text: heading.firstElementChild?.textContent ?? '',
        at: Math.round(heading.getBoundingClientRect().top - top),
      }))
      .filter(({ at }) => at > -28 && at < bottom - top)
      .sort((a, b) => a.at - b.at);
  });
}

function scrollTo(app: OffprintApp, top: number) {
  return app.list.evaluate((list, to) => list.scrollTo(0, to), top);
}

function heights(app: OffprintApp) {
  return app.options.evaluateAll((rows) => [...new Set(rows.map((row) => row.getBoundingClientRect().height))]);
}

describe('the rows of the list', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    app = await launchOffprint();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await openAfresh(app, writeArchive());
    await app.page.getByRole('radio', { name: 'Full' }).click();
    await app.visibleRows();
  });

  it('are all of one height, whatever they say, and none overlaps another or a heading', async () => {
    expect(await heights(app)).toEqual([88]);
    const gaps = await app.list.evaluate((list) => {
      const boxes = [...list.querySelectorAll('[role="option"]')]
        .map((row) => row.getBoundingClientRect())
        .sort((a, b) => a.top - b.top);
      return [...new Set(boxes.slice(1).map(({ top }, at) => Math.round(top - (boxes[at]?.bottom ?? 0))))].sort();
    });
    expect(gaps.filter((gap) => gap !== 0 && gap !== 28)).toEqual([]);
    const cut = await app.options.evaluateAll((rows) =>
      rows
        .map((row) => row.querySelector('.row-text'))
        .filter((text) => text && text.scrollHeight > text.clientHeight)
        .map((text) => text?.textContent),
    );
    expect(cut, 'rows that say more than has room').toEqual([]);
    await expect(app.option('Post 3 of 2024-11').textContent()).resolves.toContain('No text');
  });

  it('are half as high in a compact list, and stay at the place that was read', async () => {
    await scrollTo(app, 60 * 88);
    const first = (await app.visibleRows())[1];
    await app.page.getByRole('radio', { name: 'Compact' }).click();
    await eventually(() => heights(app)).toEqual([44]);
    await eventually(async () => (await app.visibleRows()).slice(0, 3)).toContain(first);
    await app.page.getByRole('radio', { name: 'Full' }).click();
    await eventually(() => heights(app)).toEqual([88]);
    await eventually(async () => (await app.visibleRows()).slice(0, 3)).toContain(first);
  });

  it('stand under headings of months that stick, with what is undated last', async () => {
    expect(await headings(app)).toEqual([{ text: 'November 2024', at: 0 }]);
    const month = postsOfMonth * 88 + 28;
    await scrollTo(app, 10 * 88);
    await eventually(() => headings(app)).toEqual([{ text: 'November 2024', at: 0 }]);
    await scrollTo(app, month - 100);
    await eventually(() => headings(app)).toEqual([
      { text: 'November 2024', at: 0 },
      { text: 'March 2024', at: 100 },
    ]);
    await scrollTo(app, month - 10);
    await eventually(() => headings(app)).toEqual([
      { text: 'November 2024', at: -18 },
      { text: 'March 2024', at: 10 },
    ]);
    await scrollTo(app, 1_000_000);
    await eventually(async () => (await headings(app)).at(-1)?.text).toBe('Undated');
    expect((await app.visibleRows()).at(-1)).toContain('Note');
  });

  it('have their places before they are fetched: the list has its full height from the beginning', async () => {
    const whole = months.length * (postsOfMonth * 88 + 28) + 6 * 88 + 28;
    expect(await app.list.evaluate((list) => list.scrollHeight)).toBe(whole);
  });

  it('are never hidden under the sticky heading by the arrow keys', async () => {
    await app.option('A long title of 2024-11').click();
    for (let step = 0; step < 30; step++) {
      await app.page.keyboard.press('ArrowDown');
    }
    for (let step = 0; step < 25; step++) {
      await app.page.keyboard.press('ArrowUp');
    }
    await until(async () => {
      const below = await app.list.evaluate((list) => {
        const row = list.querySelector('[role="option"]:focus');
        return (row?.getBoundingClientRect().top ?? 0) - list.getBoundingClientRect().top;
      });
      expect(below).toBeGreaterThanOrEqual(28);
    });
  });

  it('show the words that a post lacks, and beside them each fact whole or not at all', async () => {
    const folder = makeFolder('lacks');
    const header = 'date: 2024-11-28\nauthors: [Ada Lovelace, Charles Babbage]\n';
    writeFiles(folder, {
      'all.md': `---\ntitle: All\n${header}---\n\nA paper about hinges and watercolourists.\n`,
      'some.md': `---\ntitle: Some\n${header}---\n\nA paper about hinges.\n`,
    });
    await openAfresh(app, folder);
    await app.searchFor('paper hinges watercolourists');
    const facts = () =>
      app.option('Some').evaluate((row) => {
        const line = (row.querySelector('.row-meta') as HTMLElement).getBoundingClientRect();
        const lacks = row.querySelector('.row-lacks') as HTMLElement;
        const shown = ['time', '.row-authors'].map((selector) => {
          const range = document.createRange();
          range.selectNodeContents(row.querySelector(selector) as Element);
          const { left, right, top } = range.getBoundingClientRect();
          const isHidden = top >= line.bottom;
          return isHidden ? 'hidden' : left >= line.left && right <= line.right ? 'whole' : 'cut';
        });
        return { shown, words: lacks.scrollWidth <= lacks.clientWidth ? 'whole' : 'cut' };
      });
    const seen = new Set<string>();
    for (let width = 320; width <= 600; width += 20) {
      await resizeWindow(app, width, 700);
      const { shown, words } = await facts();
      expect([...shown, words], `at ${width}`).not.toContain('cut');
      seen.add(shown.join(' '));
    }
    expect(seen).toEqual(new Set(['hidden hidden', 'whole hidden', 'whole whole']));
  });
});
