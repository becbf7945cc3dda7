import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { datedPost, writeFiles } from '../post-files.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp } from './offprint-app.ts';
import { openAfresh } from './open-afresh.ts';

function picture(title: string) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><title>${title}</title><rect width="300" height="200" fill="#267"/></svg>`;
}

function filler(from: number) {
  return Array.from({ length: 30 }, (_, at) => `Paragraph ${from + at} says nothing of it, at some length.`).join(
    '\n\n',
  );
}

const layers = Array.from({ length: 10_000 }, (_, at) => `Sediment ${at} in the harbour basin.`);

const harbour = `---
title: The harbour index
date: 2024-05-01
author: Ada Marsh
tags: [harbour, boats]
series: Harbour walks
cover: cover.svg
coverCaption: The harbour from above
---

The harbour lies in the west. Some people don’t have access to the harbour.

## An index of the harbour

${filler(0)}

\`\`\`sql
CREATE INDEX harbour ON boats;
\`\`\`

${filler(30)}

<figure><img src="clock.svg" alt="A tower" title="Striking thirteen" data-mood="melancholy"><figcaption>What the watchman saw</figcaption></figure>

${filler(60)}
`;

describe('hits in a post', () => {
  let folder = '';
  let app: OffprintApp;

  beforeAll(async () => {
    app = await launchOffprint();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    folder = makeFolder('harbour');
    writeFiles(folder, {
      'harbour.md': harbour,
      'other.md': '---\ntitle: Another one\ndate: 2024-04-01\n---\n\nThe index of the harbour, once more.\n',
      'cover.svg': picture('cover'),
      'clock.svg': picture('clock'),
    });
    await openAfresh(app, folder);
  });

  const show = async (query: string) => {
    await app.searchFor(query);
    await app.search.press('Enter');
    await eventually(() => app.mark('offprint:post')).toEqual({ title: 'The harbour index' });
  };
  const hitCount = (count: string) =>
    app.page.getByRole('group', { name: 'Hits' }).getByText(count, { exact: true }).waitFor();
  const markedIn = () =>
    app.hits.evaluateAll((all) =>
      all.map(
        (mark) =>
          `${mark.closest('h1, h2, h3, h4, p, code, cite, button, figcaption')?.nodeName.replace(/^H[2-6]$/, 'HEADING')} ${mark.textContent}`,
      ),
    );
  const ticks = () => app.page.locator('.hit-overview span:not([data-current])');
  /** Clicks the middle of a tick by its position, since the click area of its neighbour may lie over it. */
  const clickTick = async (tick: Locator) => {
    const box = await tick.boundingBox();
    if (!box) {
      throw new Error('There is no such tick.');
    }
    await app.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  };
  const rowMarks = () => app.option('The harbour index').locator('mark').allTextContents();

  it('are only in the field that the query names', async () => {
    await show('title:harbour ');
    await hitCount('1 of 1');
    expect(await markedIn()).toEqual(['H1 harbour']);
    await eventually(() => ticks().count()).toBe(1);
    expect(await rowMarks()).toEqual(['harbour']);

    await show('in:code harbour ');
    await hitCount('1 of 1');
    expect(await markedIn()).toEqual(['CODE harbour']);
    await eventually(() => ticks().count()).toBe(1);
    expect(await rowMarks()).toEqual(['harbour']);
    expect(await app.option('The harbour index').getByRole('code').textContent()).toContain('CREATE INDEX');

    await show('in:headings index ');
    await hitCount('1 of 1');
    expect(await markedIn()).toEqual(['HEADING index']);
    expect(await rowMarks()).toEqual(['index']);
  });

  it('include a phrase that begins inside a contraction', async () => {
    await show('"t have access to"');
    await hitCount('1 of 1');
    expect(await app.hits.allTextContents()).toEqual(['t have access to']);
    expect(await rowMarks()).toEqual(['t have access to']);
    await app.option('The harbour index').getByText('don’t have access to').waitFor();
    await app.searchFor('"don\'t have access"');
    await eventually(() => app.hits.allTextContents()).toEqual(['don’t have access']);
  });

  it('lead to pictures by their description and title, and to captions', async () => {
    const inSight = (selector: string) =>
      app.article.locator(selector).evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top < (element.ownerDocument.defaultView?.innerHeight ?? 0) && bottom > 0;
      });
    for (const query of ['striking thirteen ', 'tower ']) {
      await show(query);
      await eventually(() => app.article.locator('img.hit.current').count()).toBe(1);
      await eventually(() => inSight('img.hit')).toBe(true);
      await app.option('The harbour index').getByText('A tower — Striking thirteen').waitFor();
    }
    await show('watchman ');
    await eventually(() => inSight('figcaption mark')).toBe(true);
    expect(await app.searchFor('melancholy ')).toBe(0);
  });

  it('are reached by a click on their ticks beside the scroll bar', async () => {
    await show('harbour ');
    const count = await app.hits.count();
    expect(count).toBe(4);
    await hitCount(`1 of ${count}`);
    await app.button('Previous hit').click();
    await hitCount(`${count} of ${count}`);
    await clickTick(ticks().first());
    await hitCount(`1 of ${count}`);
    await clickTick(ticks().last());
    await hitCount(`${count} of ${count}`);
    await eventually(markedNow).toEqual('CODE');
    // The wheel over the ticks scrolls the post.
    const scrolled = () => app.article.evaluate((article) => article.ownerDocument.defaultView?.scrollY ?? 0);
    const before = await scrolled();
    await app.page.mouse.wheel(0, -200);
    await eventually(scrolled).toBeLessThan(before);
  });
  const markedNow = () =>
    app.article.locator('mark.current').evaluate((mark) => mark.closest('p, code')?.nodeName ?? null);

  it('of the search in the post are in the post’s header too', async () => {
    await app.open('The harbour index');
    await app.page.keyboard.press('ControlOrMeta+f');
    const field = app.page.getByRole('textbox', { name: 'Find in post' });
    await field.fill('harbour');
    await app.page.getByText('1 of 8', { exact: true }).waitFor();
    expect(await markedIn()).toEqual([
      'H1 harbour',
      'BUTTON harbour',
      'CITE Harbour',
      'FIGCAPTION harbour',
      'P harbour',
      'P harbour',
      'HEADING harbour',
      'CODE harbour',
    ]);
    expect(await app.article.locator('h1 mark.current').count()).toBe(1);
    // The bar does not cover the title.
    const bar = await app.page.getByRole('search', { name: 'Find in post' }).boundingBox();
    const title = await app.heading.boundingBox();
    expect(title?.y).toBeGreaterThan((bar?.y ?? 0) + (bar?.height ?? 0));
    await field.press('Shift+Enter');
    await app.page.getByText('8 of 8', { exact: true }).waitFor();
    await clickTick(ticks().first());
    await app.page.getByText('1 of 8', { exact: true }).waitFor();
    await field.fill('ada marsh');
    await app.page.getByText('1 of 1', { exact: true }).waitFor();
    await field.press('Escape');
    await eventually(() => app.hits.count()).toBe(0);
    expect(await app.heading.textContent()).toBe('The harbour index');
  });

  it('opens a post of ten thousand hits, goes to its last one and back', async () => {
    writeFiles(folder, { 'layers.md': datedPost('Layers', '2020-01-01', ...layers) });
    await eventually(() => app.searchFor('sediment')).toBe(1);
    await app.search.press('Enter');
    await hitCount('1 of 10,000');
    // The strip has 400 positions. There are hits at each, and one tick for all hits of a position.
    await eventually(() => ticks().count()).toBeGreaterThan(390);
    expect(await ticks().count()).toBeLessThanOrEqual(401);
    await app.page.keyboard.press('Shift+F3');
    await hitCount('10,000 of 10,000');
    await eventually(() => app.article.getByText('Sediment 9999 in the harbour basin.').isVisible()).toBe(true);
    await app.page.keyboard.press('F3');
    await hitCount('1 of 10,000');
  });
});
