import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { repository } from '../../build/places.mjs';
import { eventually, launchOffprint, type OffprintApp, resizeWindow as setSize } from './offprint-app.ts';

const specimen = path.join(repository, 'test', 'fixtures', 'specimen');

/** The number of letters in each full line of the post's first paragraph, and the position at which its lines begin. */
async function lines(app: OffprintApp) {
  return app.article.evaluate((article) => {
    const paragraph = article.querySelector('.post-body p') as HTMLElement;
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const counts = new Map<number, number>();
    const range = article.ownerDocument.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < (node.nodeValue ?? '').length; at++) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const line = Math.round(range.getBoundingClientRect().bottom / 14);
        counts.set(line, (counts.get(line) ?? 0) + 1);
      }
    }
    const letters = [...counts.values()].filter((count) => count > 20).slice(0, -1);
    const frame = article.ownerDocument.defaultView?.frameElement?.getBoundingClientRect();
    const { left, width } = paragraph.getBoundingClientRect();
    return { letters, left: left + (frame?.left ?? 0), width };
  });
}

function visiblePanes(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-pane]')]
      .filter((pane) => pane.checkVisibility())
      .map((pane) => pane.dataset['pane']),
  );
}

/** Resizes the window, and waits for its new layout. */
async function resizeWindow(app: OffprintApp, width: number, height: number): Promise<void> {
  await setSize(app, width, height);
  await app.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** The name or text of the focused element. */
function focused(page: Page) {
  return page.evaluate(() => {
    const now = document.activeElement;
    return now?.getAttribute('aria-label') ?? now?.getAttribute('title') ?? now?.textContent ?? '';
  });
}

/** Whether an element has the focus that can be seen. */
function hasVisibleFocus(page: Page) {
  return page.evaluate(
    () => document.activeElement !== document.body && document.activeElement?.checkVisibility() === true,
  );
}

describe('the layout of the window', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    app = await launchOffprint({ folder: specimen });
    await app.whenSearchable();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await resizeWindow(app, 1440, 900);
    await app.open('A specimen');
  });

  it('sets lines of 60 to 75 letters, at the same position with contents and without', async () => {
    for (const width of [1600, 1440, 1120, 900]) {
      await resizeWindow(app, width, 900);
      await app.open('A specimen');
      const long = await lines(app);
      const average = long.letters.reduce((sum, count) => sum + count, 0) / long.letters.length;
      // At a width of 900 the text has its least width: 30 em.
      expect(average, `letters at ${width}`).toBeGreaterThanOrEqual(width === 900 ? 55 : 60);
      expect(average, `letters at ${width}`).toBeLessThanOrEqual(75);
      await app.open('Without headings');
      const plain = await lines(app);
      expect([plain.left, plain.width], `at ${width}`).toEqual([long.left, long.width]);
    }
  });

  it('keeps the headings on their scale in any width', async () => {
    const sizes = () =>
      app.article.evaluate((article) =>
        [...article.querySelectorAll('h1, h2, h3, h4, h5, h6')]
          .slice(0, 6)
          .map((heading) => Math.round(Number.parseFloat(getComputedStyle(heading).fontSize))),
      );
    expect(await sizes()).toEqual([32, 24, 19, 17, 15, 14]);
    await resizeWindow(app, 320, 640);
    expect(await sizes()).toEqual([32, 24, 19, 17, 15, 14]);
  });

  it('hides the filters first, then narrows the list, then hides a pane, and never narrows the text too much', async () => {
    const seen: [number, readonly (string | undefined)[]][] = [];
    for (const width of [1440, 1140, 1120, 1000, 900, 800, 720, 480, 320]) {
      await resizeWindow(app, width, 800);
      const panes = await visiblePanes(app.page);
      seen.push([width, panes]);
      expect(await app.page.evaluate(() => document.documentElement.scrollWidth), `at ${width}`).toBe(width);
      if (panes.length > 1) {
        expect((await lines(app)).width, `the text at ${width}`).toBeGreaterThanOrEqual(510);
      }
    }
    const three = ['filters', 'list', 'post'];
    expect(seen).toEqual([
      [1440, three],
      [1140, three],
      [1120, ['list', 'post']],
      [1000, ['list', 'post']],
      [900, ['list', 'post']],
      [800, ['list', 'post']],
      [720, ['post']],
      [480, ['post']],
      [320, ['post']],
    ]);
  });

  it('moves the focus to the filters over the list, and back', async () => {
    const { page } = app;
    await resizeWindow(app, 900, 700);
    const filters = page.getByRole('navigation', { name: 'Filters' });
    await app.button('Filters').click();
    await filters.waitFor();
    await eventually(() => filters.evaluate((pane) => pane.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await filters.waitFor({ state: 'hidden' });
    await eventually(() => focused(page)).toBe('Filters');
  });

  it('moves the focus to the contents over the text, and back', async () => {
    const { page, contents } = app;
    await contents.waitFor();
    await resizeWindow(app, 900, 700);
    await contents.waitFor({ state: 'hidden' });
    await app.button('Show contents').click();
    await contents.waitFor();
    await eventually(() => focused(page)).toBe('A second-level heading');
    await page.keyboard.press('Escape');
    await contents.waitFor({ state: 'hidden' });
    await eventually(() => focused(page)).toBe('Show contents');
    await page.keyboard.press('Enter');
    await contents.getByRole('button', { name: 'Pictures' }).click();
    await contents.waitFor({ state: 'hidden' });
    const top = () =>
      app.article.getByRole('heading', { name: 'Pictures' }).evaluate((h) => h.getBoundingClientRect().top);
    await eventually(top).toBeLessThan(60);
    await app.button('Show contents').click();
    await contents.waitFor();
    await app.article.getByRole('heading', { name: 'Pictures' }).click();
    await contents.waitFor({ state: 'hidden' });
    await app.button('Show contents').click();
    await contents.waitFor();
    await app.button('Show contents').click();
    await contents.waitFor({ state: 'hidden' });
  });

  it('leaves room for words in the search field of the narrowest list', async () => {
    await resizeWindow(app, 790, 800);
    expect((await app.page.locator('.list-pane').boundingBox())?.width).toBe(220);
    expect((await app.search.boundingBox())?.width).toBeGreaterThanOrEqual(130);
    const order = app.page.getByRole('combobox', { name: 'Sort by' });
    expect(await order.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    await order.click();
    await app.page.getByRole('option', { name: 'Oldest' }).click();
    await eventually(async () => (await app.visibleRows())[0]).toContain('Notes of 2023-03');
  });

  it('makes room for the facts beside the text, and puts the panes back after them', async () => {
    const { page } = app;
    const facts = page.getByRole('complementary', { name: 'Post facts' });
    const toggle = () => page.keyboard.press('Control+I');
    for (const [width, panes] of [
      [1600, ['filters', 'list', 'post', 'facts']],
      [1440, ['list', 'post', 'facts']],
      [1120, ['list', 'post', 'facts']],
      [1000, ['post', 'facts']],
    ] as const) {
      await resizeWindow(app, width, 800);
      const before = await visiblePanes(page);
      await page.getByRole('option', { selected: true }).focus();
      await toggle();
      await facts.waitFor();
      expect(await visiblePanes(page), `at ${width}`).toEqual(panes);
      const text = (await app.article.boundingBox()) ?? { x: 0, width: 0 };
      expect(text.width, `the text at ${width}`).toBeGreaterThanOrEqual(510);
      expect(text.x + text.width, `the text at ${width}`).toBeLessThanOrEqual((await facts.boundingBox())?.x ?? 0);
      // The row that had the focus is hidden with the list.
      await eventually(() => hasVisibleFocus(page)).toBe(true);
      await toggle();
      await facts.waitFor({ state: 'hidden' });
      expect(await visiblePanes(page), `after it at ${width}`).toEqual(before);
    }
    await toggle();
    await facts.waitFor();
    await app.button('Posts').click();
    await facts.waitFor({ state: 'hidden' });
    expect(await visiblePanes(page)).toEqual(['list', 'post']);
  });

  it('shows a focus ring around the title after the list has gone only to people who use keys', async () => {
    const title = app.article.locator('h1');
    const ring = () =>
      title.evaluate((shown) => [shown.matches(':focus'), getComputedStyle(shown).outlineStyle === 'solid']);
    await app.page.getByRole('option', { selected: true }).click();
    await resizeWindow(app, 700, 800);
    await eventually(ring).toEqual([true, false]);
    await app.page.keyboard.press('ArrowDown');
    await eventually(ring).toEqual([true, true]);
  });

  it('moves the focus to the facts over the text, and back', async () => {
    const { page } = app;
    await resizeWindow(app, 720, 700);
    const facts = page.getByRole('complementary', { name: 'Post facts' });
    await app.button('Post facts').click();
    await facts.waitFor();
    await eventually(() => focused(page)).toBe('Close post facts');
    await page.keyboard.press('Escape');
    await facts.waitFor({ state: 'hidden' });
    await eventually(() => focused(page)).toBe('Post facts');
  });

  it('cuts no words with wider spacing of letters, words and lines', async () => {
    const cut = (root: Element) => {
      const sheet = new (root.ownerDocument.defaultView as Window & typeof globalThis).CSSStyleSheet();
      sheet.replaceSync(
        '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }' +
          'p { margin-block-end: 2em !important }',
      );
      root.ownerDocument.adoptedStyleSheets = [sheet];
      const texts = [...root.querySelectorAll<HTMLElement>('button, h1, h2, h3, h4, h5, h6, p, .choice span, label')];
      return texts
        .filter((text) => text.checkVisibility() && text.closest('.list, .filters-pane .facet') === null)
        .filter((text) => text.scrollWidth > text.clientWidth + 1 && getComputedStyle(text).overflowX === 'hidden')
        .map((text) => text.textContent);
    };
    for (const width of [1440, 720, 320]) {
      await resizeWindow(app, width, 800);
      expect(await app.page.locator('#app').evaluate(cut), `in the window at ${width}`).toEqual([]);
      expect(await app.article.evaluate(cut), `in the post at ${width}`).toEqual([]);
      expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(
        await app.article.evaluate((article) => article.ownerDocument.documentElement.scrollWidth),
      ).toBeLessThanOrEqual(width);
    }
  });
});
