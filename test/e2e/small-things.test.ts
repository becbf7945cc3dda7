import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type OffprintApp, resizeWindow } from './offprint-app.ts';
import { openSpecimen } from './specimen.ts';

describe('the small things of the window', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    app = await openSpecimen();
  });
  afterAll(() => app.close());

  it('there is one rule above the footnotes, also where the author has one', async () => {
    const rules = await app.article.evaluate((article) => {
      const notes = article.querySelector('.footnotes') as HTMLElement;
      const above: Element[] = [notes];
      for (let each = notes.previousElementSibling; each?.matches('hr'); each = each.previousElementSibling) {
        above.push(each);
      }
      const shown = above.filter((each) => {
        const { borderBlockStartWidth, display } = getComputedStyle(each);
        return display !== 'none' && borderBlockStartWidth !== '0px';
      });
      return { all: above.length, shown: shown.length };
    });
    expect(rules.all).toBeGreaterThan(1);
    expect(rules.shown).toBe(1);
  });

  it('the scroll bar of the text is at the edge of the window, with contents beside the text too', async () => {
    await resizeWindow(app, 1440, 900);
    const contents = app.page.getByRole('navigation', { name: 'Contents' });
    await contents.waitFor();
    const edges = await app.page.evaluate(() => {
      const frame = document.querySelector('iframe.post-frame')?.getBoundingClientRect();
      return [frame?.right, innerWidth];
    });
    expect(edges[0]).toBe(edges[1]);
    expect((await contents.boundingBox())?.x).toBeLessThan(edges[1] ?? 0);
  });

  it('no line is drawn across the focus ring of a row', async () => {
    await app.list.getByRole('option').first().focus();
    await app.page.keyboard.press('ArrowDown');
    const ring = () =>
      app.page.evaluate(() => {
        const row = document.activeElement as HTMLElement;
        return {
          role: row.role,
          ring: getComputedStyle(row).outlineWidth,
          lines: ['::before', '::after'].map((part) => getComputedStyle(row, part).display),
        };
      });
    await eventually(ring).toEqual({ role: 'option', ring: '2px', lines: ['none', 'none'] });
  });

  it('the line before results that lack words is not beside the focus ring of the row above', async () => {
    // Few posts have both words, so that others come below them.
    await app.searchFor('headings contents');
    const first = app.page.locator('.row.starts-partial');
    await first.waitFor();
    const line = () => first.evaluate((row) => getComputedStyle(row).boxShadow);
    expect(await line()).toContain('inset');
    const above = app.page.locator('.row:has(+ .row.starts-partial)');
    await above.focus();
    await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('ArrowUp');
    await eventually(line).toBe('none');
    expect(await above.evaluate((row) => getComputedStyle(row).outlineWidth)).toBe('2px');
    await app.searchFor('');
  });

  it('the focus ring of a picture that is shown large is around the picture', async () => {
    const picture = app.article.getByRole('img', { name: 'A tall picture of a triangle' });
    await picture.scrollIntoViewIfNeeded();
    await eventually(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    await picture.click();
    const box = app.page.getByRole('dialog', { name: 'Picture' });
    await box.getByRole('img').waitFor();
    const rings = () =>
      box.evaluate((dialog) =>
        ['.lightbox-stage', '.lightbox-stage img'].map((part) => {
          const element = dialog.querySelector(part);
          return element && getComputedStyle(element).outlineStyle;
        }),
      );
    await app.page.keyboard.press('ArrowRight');
    await eventually(rings).toEqual(['none', 'solid']);
    // A picture that is larger than its place scrolls in it.
    await app.page.keyboard.press('1');
    await eventually(rings).toEqual(['solid', 'none']);
    await app.page.keyboard.press('Escape');
    await box.waitFor({ state: 'hidden' });
  });

  it('categories do not look like tags', async () => {
    const looks = await app.article.evaluate((article) =>
      ['Reading', '#type'].map((text) => {
        const button = [...article.querySelectorAll('.meta button')].find((each) => each.textContent === text);
        return button ? getComputedStyle(button).color : null;
      }),
    );
    expect(looks).not.toContain(null);
    expect(looks[0]).not.toBe(looks[1]);
  });

  it('forced colours show what is chosen, what is pressed, and where a button ends', async () => {
    await app.page.emulateMedia({ forcedColors: 'active' });
    const looks = await app.page.evaluate(() => {
      const probe = document.createElement('span');
      probe.style.backgroundColor = 'Highlight';
      document.body.append(probe);
      const highlight = getComputedStyle(probe).backgroundColor;
      probe.remove();
      const grounds = (selector: string) =>
        [...document.querySelectorAll(selector)].map((each) => getComputedStyle(each).backgroundColor === highlight);
      return { chosen: grounds('.choice:has(:checked)'), others: grounds('.choice:not(:has(:checked))') };
    });
    expect(new Set(looks.chosen)).toEqual(new Set([true]));
    expect(new Set(looks.others)).toEqual(new Set([false]));
    const edges = await app.article.evaluate((article) => {
      const code = article.querySelector('figure.code pre') as HTMLElement;
      const numbers = article.querySelector('.code-bar [aria-pressed="true"]') as HTMLElement;
      const inline = article.querySelector('p > code') as HTMLElement;
      return [
        getComputedStyle(code).borderInlineStartStyle,
        getComputedStyle(numbers).forcedColorAdjust,
        getComputedStyle(inline).outlineStyle,
      ];
    });
    expect(edges).toEqual(['solid', 'none', 'solid']);
    const icons = await app.page.evaluate(() =>
      [...document.querySelectorAll('.search .icon')].map(
        (icon) => getComputedStyle(icon).color === getComputedStyle(icon.parentElement as Element).color,
      ),
    );
    expect(new Set(icons)).toEqual(new Set([true]));
    await app.page.emulateMedia({ forcedColors: null });
  });

  it('forced colours show that there is no picture before the first', async () => {
    await app.page.emulateMedia({ forcedColors: 'active' });
    await app.article.getByRole('img', { name: 'A tall picture of a triangle' }).click();
    const box = app.page.getByRole('dialog', { name: 'Picture' });
    const colours = await box.evaluate((dialog) => {
      const probe = document.createElement('span');
      probe.style.color = 'GrayText';
      dialog.append(probe);
      const colourOf = (element: Element | null) => element && getComputedStyle(element).color;
      const [grey, ...arrows] = [probe, ...dialog.querySelectorAll('.lightbox-tools button')].map(colourOf);
      probe.remove();
      return arrows.map((arrow) => arrow === grey);
    });
    expect(colours).toEqual([true, false, false]);
    await app.page.keyboard.press('Escape');
    await box.waitFor({ state: 'hidden' });
    await app.page.emulateMedia({ forcedColors: null });
  });
});
