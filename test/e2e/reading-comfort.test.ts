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

  it('leaves room for text above or below a tall picture', async () => {
    const tall = app.article.getByRole('img', { name: 'A tall picture of a triangle' });
    await tall.scrollIntoViewIfNeeded();
    await eventually(() =>
      tall.evaluate((image) =>
        Math.round((100 * image.clientHeight) / (image.ownerDocument.defaultView?.innerHeight ?? 1)),
      ),
    ).toBe(70);
  });

  it('wraps the long lines of code on demand, and unwraps them again', async () => {
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

  it('numbers the lines of code on demand; the numbers are never copied', async () => {
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

  it('numbers and highlights lines as their author wants, without a change of the text', async () => {
    const code = app.article.getByRole('region', { name: 'Code, ts' });
    const drawn = () =>
      code.evaluate((pre) => {
        const lines = [...pre.querySelectorAll('.marked-lines')];
        const plain = pre.querySelector('code');
        const { content } = pre.ownerDocument.defaultView?.getComputedStyle(pre, '::before') ?? {};
        const dark = new Set(['rgba(0, 0, 0, 0)', getComputedStyle(pre).backgroundColor]);
        return {
          numbers: content === 'none' ? null : pre.getAttribute('data-numbers'),
          marked: lines.map((each) => each.textContent?.split('\n').map((line) => line.trim().slice(0, 12))),
          // Each is as wide as the code, so that its background goes on when the code is scrolled.
          narrow: lines.filter((each) => each.clientWidth < (plain?.clientWidth ?? 0)).length,
          lit: lines.map((each) => !dark.has(getComputedStyle(each).backgroundColor)),
          bars: lines.map((each) => getComputedStyle(each).borderInlineStart.replace(/ rgb.*/, '')),
        };
      });
    await eventually(drawn).toEqual({
      numbers: '98\n99\n100\n101\n102\n103',
      marked: [
        ['export funct', ''],
        ['const isShor', 'return isSho', ''],
      ],
      narrow: 0,
      lit: [true, true],
      bars: ['3px solid', '3px solid'],
    });
    const selected = await code.evaluate((pre) => {
      const selection = pre.ownerDocument.getSelection();
      selection?.selectAllChildren(pre);
      const text = selection?.toString() ?? '';
      selection?.removeAllRanges();
      return text;
    });
    expect(selected.split('\n').filter((line) => line !== '')).toHaveLength(6);
    expect(selected).not.toMatch(/99|100/);
    const numbers = app.article.locator('figure.code').nth(2).getByRole('button', { name: 'Numbers' });
    expect(await numbers.getAttribute('aria-pressed')).toBe('true');
    await numbers.click();
    await eventually(async () => (await drawn()).numbers).toBe(null);
    await numbers.click();
  });

  it('lays pictures that stand together out side by side, none larger than its own size', async () => {
    const gallery = app.article.locator('.gallery');
    await gallery.scrollIntoViewIfNeeded();
    const boxes = () =>
      gallery.locator('img').evaluateAll((all) => {
        const places = all.map((each) => each.getBoundingClientRect());
        return places.map(({ left, top, width, height }) => [left, top, width, height].map(Math.round));
      });
    // Each keeps its proportions, once it is drawn.
    const isWhole = async () => {
      const [, second] = await boxes();
      return Math.abs((second?.[2] ?? 0) / (second?.[3] ?? 1) - 600 / 1500) < 0.05;
    };
    await eventually(isWhole).toBe(true);
    const [first, second] = await boxes();
    expect(second?.[1]).toBe(first?.[1]);
    expect(second?.[0]).toBeGreaterThan((first?.[0] ?? 0) + (first?.[2] ?? 0));
  });

  it('marks a table that is too wide, and keeps the head of one that fits in sight', async () => {
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

  it('goes back to that post from another one of the handbook', async () => {
    await chooseMenu(app, 'Help', 'Offprint Handbook');
    await app.open('Filters');
    await chooseMenu(app, 'Help', 'Offprint Handbook');
    await eventually(() => app.heading.textContent()).toBe('Welcome to Offprint');
  });
});
