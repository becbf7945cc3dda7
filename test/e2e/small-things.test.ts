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
      return [getComputedStyle(code).outlineStyle, getComputedStyle(numbers).forcedColorAdjust];
    });
    expect(edges).toEqual(['solid', 'none']);
    await app.page.emulateMedia({ forcedColors: null });
  });
});
