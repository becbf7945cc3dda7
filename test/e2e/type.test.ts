import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outFolder } from '../../build/places.mjs';
import { eventually, type OffprintApp } from './offprint-app.ts';
import { openSpecimen } from './specimen.ts';

/** The fonts that a page has loaded. */
function loaded(): readonly string[] {
  return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
}

/** The character ranges of the fonts that a page has loaded. */
function loadedRanges(): readonly string[] {
  return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ unicodeRange }) => unicodeRange);
}

describe('type', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    app = await openSpecimen();
  });
  afterAll(() => app.close());

  it('sets the window and the post in its own fonts', async () => {
    await eventually(() => app.page.evaluate(loaded)).toContain('Inter Variable');
    await eventually(async () => new Set(await app.article.evaluate(loaded))).toEqual(
      new Set(['Source Serif 4 Variable', 'Inter Variable', 'JetBrains Mono Variable']),
    );
    const widths = await app.article.evaluate((article) => {
      const widthIn = (family: string) => {
        const probe = article.ownerDocument.createElement('span');
        probe.textContent = 'How wide this is depends on the face.';
        probe.style.fontFamily = family;
        article.append(probe);
        const { width } = probe.getBoundingClientRect();
        probe.remove();
        return width;
      };
      return [widthIn(getComputedStyle(article).fontFamily), widthIn('"Source Serif 4 Variable"'), widthIn('serif')];
    });
    expect(widths[0]).toBe(widths[1]);
    expect(widths[0]).not.toBe(widths[2]);
  });

  it('loads only the fonts for the scripts of a post', async () => {
    await eventually(() => app.article.evaluate(loadedRanges)).not.toEqual([]);
    const ranges = await app.article.evaluate(loadedRanges);
    const cyrillic = /U\+0?460-0?52F/i;
    expect(ranges.filter((range) => cyrillic.test(range))).toEqual([]);
    await app.article.evaluate((article) => article.append('\u0463'));
    await eventually(async () =>
      (await app.article.evaluate(loadedRanges)).filter((range) => cyrillic.test(range)),
    ).toHaveLength(1);
  });

  it.each(['source-serif-4', 'inter', 'jetbrains-mono'])('ships the licence of %s with the font', (face) => {
    expect(existsSync(path.join(outFolder, 'renderer', 'licences', `${face}.txt`))).toBe(true);
  });
});
