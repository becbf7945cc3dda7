import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outFolder } from '../../build/places.mjs';
import { eventually, type OffprintApp } from './offprint-app.ts';
import { openSpecimen } from './specimen.ts';

describe('type', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    app = await openSpecimen();
  });
  afterAll(() => app.close());

  it('sets the window and the post in the faces that it brings along', async () => {
    const loaded = () => [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
    await eventually(() => app.page.evaluate(loaded)).toContain('Inter');
    await eventually(async () => new Set(await app.article.evaluate(loaded))).toEqual(
      new Set(['Source Serif 4', 'Inter', 'JetBrains Mono']),
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
      return [widthIn(getComputedStyle(article).fontFamily), widthIn('"Source Serif 4"'), widthIn('serif')];
    });
    expect(widths[0]).toBe(widths[1]);
    expect(widths[0]).not.toBe(widths[2]);
  });

  it.each(['source-serif-4', 'inter', 'jetbrains-mono'])('hands out the licence of %s with it', (face) => {
    expect(existsSync(path.join(outFolder, 'renderer', 'licences', `${face}.txt`))).toBe(true);
  });
});
