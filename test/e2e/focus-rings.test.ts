import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, type OffprintApp, resizeWindow } from './offprint-app.ts';
import { openSpecimen } from './specimen.ts';

/**
 * The focused element of the window, and of the post's frame if that has the focus: its name or text, and whether it or
 * something in it has a ring.
 */
function focus(page: Page) {
  return page.evaluate(() => {
    const outer = document.activeElement;
    const element = outer instanceof HTMLIFrameElement ? outer.contentDocument?.activeElement : outer;
    const hasRing = [element, ...(element?.children ?? [])].some(
      (each) => each && getComputedStyle(each).outlineStyle === 'solid',
    );
    const name = element?.getAttribute('aria-label') ?? element?.id;
    return { on: name === '' ? element?.textContent : name, hasRing };
  });
}

describe('the focus ring', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    app = await openSpecimen();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await resizeWindow(app, 1440, 900);
    // Chromium remembers that a key was used in this document.
    await app.page.keyboard.press('ArrowDown');
  });

  const title = 'Without headings';
  const row = () => app.list.getByRole('option', { name: title });

  it('is not around the title of a post that was clicked in a window with one pane, but is after a key', async () => {
    await app.open(title);
    await resizeWindow(app, 700, 800);
    await app.button('Posts').click();
    await row().click();
    await eventually(() => focus(app.page)).toEqual({ on: title, hasRing: false });
    await app.page.keyboard.press('Shift');
    expect(await focus(app.page)).toEqual({ on: title, hasRing: false });
    await app.page.keyboard.press('ArrowDown');
    expect(await focus(app.page)).toEqual({ on: title, hasRing: true });
  });

  it('is around the title of a post that was opened by a key, also where the post was clicked before', async () => {
    await app.open('A specimen');
    await app.article.locator('.post-body p').first().click();
    await row().click();
    await eventually(() => app.heading.textContent()).toBe(title);
    await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('ArrowUp');
    await app.page.keyboard.press('Enter');
    await eventually(() => focus(app.page)).toEqual({ on: title, hasRing: true });
  });

  it('is not in panes and dialogs that a pointer opened, and is there after a key', async () => {
    await app.open('A specimen');
    await resizeWindow(app, 720, 700);
    await app.page.keyboard.press('ArrowDown');
    await app.button('Post facts').click();
    await eventually(() => focus(app.page)).toEqual({ on: 'Close post facts', hasRing: false });
    await app.page.keyboard.press('Escape');
    await resizeWindow(app, 1440, 900);
    await app.open('A specimen');
    const opened = [
      ['About this folder', 'Close'],
      ['A tall picture of a triangle', 'The picture itself'],
    ] as const;
    for (const [name, first] of opened) {
      await app.page.keyboard.press('ArrowDown');
      await (name.startsWith('A tall') ? app.article.getByRole('img', { name }) : app.button(name)).first().click();
      await eventually(() => focus(app.page)).toEqual({ on: first, hasRing: false });
      await app.page.keyboard.press('ArrowDown');
      // Around a picture, as soon as it is drawn.
      await eventually(() => focus(app.page)).toEqual({ on: first, hasRing: true });
      await app.page.keyboard.press('Escape');
      await app.page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  });

  it('is not around a heading that was clicked in the contents', async () => {
    await app.open('A specimen');
    await app.page.getByRole('navigation', { name: 'Contents' }).getByRole('button', { name: 'Pictures' }).click();
    await eventually(() => focus(app.page)).toEqual({ on: 'Pictures', hasRing: false });
  });

  it('is around a field for text that was clicked', async () => {
    await app.page.locator('#search-posts').click();
    expect(await focus(app.page)).toEqual({ on: 'Search posts', hasRing: true });
  });
});
