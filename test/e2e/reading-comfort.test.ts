import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseMenu, eventually, type OffprintApp } from './offprint-app.ts';
import { openSpecimen } from './specimen.ts';

describe('what a post is made of', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    app = await openSpecimen();
  });
  afterAll(() => app.close());

  it('opens a footnote where its reference stands, with its links, and closes it again', async () => {
    const notes = app.article.getByRole('note');
    const reference = app.article.locator('sup a').nth(1);
    await reference.click();
    await eventually(() => notes.allTextContents()).toEqual([expect.stringMatching(/^\s*The second note is longer/)]);
    expect(await reference.getAttribute('aria-expanded')).toBe('true');
    const gap = await app.article.evaluate((article) => {
      const note = article.querySelector('.note-in-place');
      return note?.previousElementSibling === article.querySelector('.post-body p');
    });
    expect(gap, 'below the paragraph of its reference').toBe(true);
    await reference.click();
    await eventually(() => notes.count()).toBe(0);
    await reference.click();
    await notes.getByText('link', { exact: true }).click();
    await eventually(() => app.heading.textContent()).toBe('Without headings');
    await app.button('Back').click();
    await eventually(() => app.heading.textContent()).toBe('A specimen');
  });

  it('leaves room for words beside a tall picture', async () => {
    const tall = app.article.getByRole('img', { name: 'A tall picture of a triangle' });
    await tall.scrollIntoViewIfNeeded();
    await eventually(() =>
      tall.evaluate((image) =>
        Math.round((100 * image.clientHeight) / (image.ownerDocument.defaultView?.innerHeight ?? 1)),
      ),
    ).toBe(70);
  });

  it('breaks the long lines of code when it is asked to, and no longer', async () => {
    const code = app.article.getByRole('region', { name: 'Code, python' });
    const overflows = () => code.evaluate((pre) => pre.scrollWidth > pre.clientWidth);
    expect(await overflows()).toBe(true);
    const wrap = app.article.getByRole('button', { name: 'Wrap' }).first();
    await wrap.click();
    await eventually(overflows).toBe(false);
    expect(await wrap.getAttribute('aria-pressed')).toBe('true');
    await wrap.click();
    await eventually(overflows).toBe(true);
  });

  it('numbers the lines of code when it is asked to, in no text that can be copied', async () => {
    const figure = app.article.locator('figure.code').first();
    const code = figure.getByRole('region');
    const state = () =>
      code.evaluate((pre) => {
        const selection = pre.ownerDocument.getSelection();
        selection?.selectAllChildren(pre);
        const selected = selection?.toString() ?? '';
        selection?.removeAllRanges();
        const { content, height } = pre.ownerDocument.defaultView?.getComputedStyle(pre, '::before') ?? {};
        const lines = pre.querySelector('code')?.getBoundingClientRect().height ?? 0;
        return {
          selected,
          numbered: content !== 'none',
          isAsHigh: Math.abs(Number.parseFloat(height ?? '') - lines) < 1,
        };
      });
    const before = await state();
    expect(before.numbered).toBe(false);
    const numbers = figure.getByRole('button', { name: 'Numbers' });
    await numbers.click();
    await eventually(state).toEqual({ selected: before.selected, numbered: true, isAsHigh: true });
    expect(await numbers.getAttribute('aria-pressed')).toBe('true');
    await numbers.click();
    await eventually(async () => (await state()).numbered).toBe(false);
  });

  it('tells a table that goes on past the edge from one that fits, whose head stays in sight', async () => {
    const tables = app.article.getByRole('region', { name: 'Table' });
    await eventually(() => tables.evaluateAll((all) => all.map((each) => each.classList.contains('fits')))).toEqual([
      false,
      true,
    ]);
    expect(
      await tables
        .nth(1)
        .locator('th')
        .first()
        .evaluate((cell) => getComputedStyle(cell).position),
    ).toBe('sticky');
  });

  it('shows sepia in the window and in the post', async () => {
    await chooseMenu(app, 'View', 'Theme', 'Sepia');
    const ground = (element: Element) => getComputedStyle(element.ownerDocument.body).backgroundColor;
    await eventually(() => app.article.evaluate(ground)).toBe('rgb(247, 239, 221)');
    await eventually(() => app.list.evaluate(ground)).toBe('rgb(242, 232, 210)');
    await chooseMenu(app, 'View', 'Theme', 'Light');
    await eventually(() => app.article.evaluate(ground)).toBe('rgb(251, 250, 248)');
  });

  it('opens a picture on an opaque ground, with keys for its size', async () => {
    await app.article.getByRole('img', { name: 'A tall picture of a triangle' }).click();
    const box = app.page.getByRole('dialog', { name: 'Picture' });
    const image = box.getByRole('img');
    await image.waitFor();
    const width = () => image.evaluate((element) => Math.round(element.getBoundingClientRect().width));
    const fitting = await width();
    await app.page.keyboard.press('+');
    await eventually(width).toBe(600);
    await app.page.keyboard.press('+');
    await eventually(width).toBe(900);
    await app.page.keyboard.press('0');
    await eventually(width).toBe(fitting);
    expect(await box.evaluate((dialog) => getComputedStyle(dialog).backgroundColor)).toBe('rgb(18, 17, 16)');
    const close = box.getByRole('button', { name: 'Close' });
    const at = await close.evaluate((button) => button.getBoundingClientRect().top);
    expect(at).toBeLessThan(40);
    await close.click();
    await box.waitFor({ state: 'hidden' });
  });

  it('opens the handbook at its first post', async () => {
    await chooseMenu(app, 'Help', 'Offprint Handbook');
    await eventually(() => app.heading.textContent()).toBe('Welcome to Offprint');
  });
});
