import { crc32, deflateSync } from 'node:zlib';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { datedPost, writeFiles } from '../post-files.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp, resizeWindow, showTheme } from './offprint-app.ts';
import { openAfresh } from './open-afresh.ts';

function drawing(width: number, height: number) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="teal"/></svg>`;
}

/** A grey square of 80 pixels, whose corner may be clear. */
function png(isClear: boolean) {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const row = [0, ...Array.from({ length: 80 }, () => (isClear ? [90, 0] : [90])).flat()];
  const header = [0, 0, 0, 80, 0, 0, 0, 80, 8, isClear ? 4 : 0, 0, 0, 0];
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', Buffer.from(header)),
    chunk('IDAT', deflateSync(Buffer.from(Array.from({ length: 80 }, () => row).flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function diagram(...lines: readonly string[]) {
  return ['```mermaid', ...lines, '```'].join('\n');
}

function widthOf(picture: Locator) {
  return picture.evaluate((image) => (image as HTMLImageElement).naturalWidth);
}

describe('pictures and diagrams', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    app = await launchOffprint();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    const folder = makeFolder('pictures');
    writeFiles(folder, {
      'hugo.toml': 'baseURL = "https://site.example/"\n',
      'static/small.svg': drawing(300, 200),
      'static/large.svg': drawing(1600, 1200),
      'static/other.svg': drawing(320, 240),
      'static/tiny.svg': drawing(20, 20),
      'static/clear.png': png(true),
      'static/full.png': png(false),
      'content/post/clear.md': datedPost(
        'Clear',
        '2024-03-02',
        '![Clear](/clear.png)',
        '![Full](/full.png)',
        '![Drawn](/small.svg)',
      ),
      'content/post/pictures.md': datedPost(
        'Pictures',
        '2024-03-01',
        '[![A small one](/small.svg)](/large.svg)',
        '{{< figure src="/small.svg" caption="Dunes at noon" alt="Dunes" >}}',
        '![Another one](/other.svg) and an ornament ![](/tiny.svg)',
        '[The large one in words](/large.svg)',
        '[![Leads away](/small.svg)](https://web.example/)',
      ),
      'content/post/diagrams.md': datedPost(
        'Diagrams',
        '2024-03-01',
        diagram('graph TD', '  A[Start] --> B{Works?}', '  B --> C[Good]'),
        diagram('graph TD', '  A[Broken --> B'),
        ...Array.from({ length: 60 }, (_, at) => `Paragraph ${at} between the diagrams.`),
        diagram('gantt', '  title Plan', '  dateFormat YYYY-MM-DD', '  section Work', '  One :a1, 2024-01-01, 30d'),
      ),
      'content/post/hostile.md': datedPost(
        'Hostile',
        '2024-03-01',
        diagram(
          'graph TD',
          '  A["<script>top.hostile = 1</script><img src=x onerror=top.hostile=2>Label"] --> B[Fine]',
          '  click A "javascript:top.hostile=3"',
        ),
        diagram('graph LR', ...Array.from({ length: 3_000 }, (_, at) => `  N${at} --> N${(at * 7) % 3_000}`)),
        diagram(`graph TD\n  A["${'endless '.repeat(8_000)}"]`),
        diagram('packet-beta', '  0-999999999: "Bits without end"'),
        diagram('graph TD', '  A[After all of them]'),
        'The last words.',
      ),
    });
    await openAfresh(app, folder);
  });

  const room = () => app.page.getByRole('dialog', { name: 'Picture' });
  const caption = () => room().locator('.lightbox-words').textContent();
  const shown = () => room().getByRole('img').first();
  const figures = () => app.article.locator('figure.diagram');
  const drawn = (at: number) => figures().nth(at).getByRole('img');
  /** The SVG that is shown for a diagram; empty before it is drawn. */
  const svgOf = async (at: number) => {
    const image = drawn(at);
    const isDrawn = (await image.count()) > 0 && (await widthOf(image)) > 0;
    return isDrawn ? decodeURIComponent((await image.getAttribute('src')) ?? '') : '';
  };
  const hasKeyboard = (element: Locator) => element.evaluate((each) => each === each.ownerDocument.activeElement);

  it('shows a picture large on a click, with its caption, and goes through the post’s others by keyboard', async () => {
    await app.open('Pictures');
    const dunes = app.article.getByRole('img', { name: 'Dunes' });
    await dunes.click();
    await room().getByText('2 of 4').waitFor();
    expect(await caption()).toBe('Dunes at noon');
    for (const [key, words, place] of [
      ['ArrowRight', 'Another one', '3 of 4'],
      ['ArrowRight', 'The large one in words', '4 of 4'],
      ['ArrowRight', 'The large one in words', '4 of 4'],
      ['ArrowLeft', 'Another one', '3 of 4'],
      ['PageUp', 'Dunes at noon', '2 of 4'],
    ] as const) {
      await app.page.keyboard.press(key);
      await room().getByText(place).waitFor();
      expect(await caption()).toBe(words);
    }
    await app.page.keyboard.press('Escape');
    await room().waitFor({ state: 'hidden' });
    await eventually(() => hasKeyboard(dunes)).toBe(true);
  });

  it('puts a light plate behind what can be seen through in the dark, and behind nothing else', async () => {
    await app.open('Clear');
    const ground = (name: string) =>
      app.article.getByRole('img', { name }).evaluate((image) => getComputedStyle(image).backgroundColor);
    const grounds = () => Promise.all(['Clear', 'Full', 'Drawn'].map(ground));
    const nothing = 'rgba(0, 0, 0, 0)';
    await eventually(() => widthOf(app.article.getByRole('img', { name: 'Clear' }))).toBe(80);
    expect(await grounds()).toEqual([nothing, nothing, nothing]);
    await showTheme(app, 'Dark');
    onTestFinished(() => showTheme(app, 'System'));
    await eventually(grounds).toEqual(['rgb(233, 229, 220)', nothing, 'rgb(233, 229, 220)']);
    await showTheme(app, 'Light');
    // The room of a large picture is dark in each theme.
    for (const [name, colour] of [
      ['Clear', 'rgb(233, 229, 220)'],
      ['Full', nothing],
    ] as const) {
      await app.article.getByRole('img', { name }).click();
      await eventually(() => shown().evaluate((image) => getComputedStyle(image).backgroundColor)).toBe(colour);
      await app.page.keyboard.press('Escape');
      await room().waitFor({ state: 'hidden' });
    }
  });

  it('shows the larger file where a picture leads to one, on Enter', async () => {
    await app.open('Pictures');
    const small = app.article.getByRole('link', { name: 'A small one' });
    await small.focus();
    await app.page.keyboard.press('Enter');
    await eventually(() => widthOf(shown())).toBe(1_600);
    const width = async () => (await shown().boundingBox())?.width;
    const fitting = await width();
    expect(fitting).toBeLessThanOrEqual(app.startSize[0]);
    await app.page.keyboard.press('Enter');
    await eventually(width).toBe(1_600);
    await app.page.keyboard.press('Enter');
    await eventually(width).toBe(fitting);
    await app.page.keyboard.press('Escape');
    await eventually(() => hasKeyboard(small)).toBe(true);
  });

  it('is worked by its buttons too, in a small window, and keeps the keyboard at the last picture', async () => {
    await app.open('Pictures');
    await resizeWindow(app, 420, 400);
    await app.article.getByRole('img', { name: 'Another one' }).click();
    const next = room().getByRole('button', { name: 'Next picture' });
    await next.focus();
    await app.page.keyboard.press('Enter');
    await room().getByText('4 of 4').waitFor();
    expect(await hasKeyboard(next)).toBe(true);
    expect(await next.getAttribute('aria-disabled')).toBe('true');
    await app.page.keyboard.press('Enter');
    await room().getByText('4 of 4').waitFor();
    const close = await room().getByRole('button', { name: 'Close' }).boundingBox();
    expect(close && close.x + close.width <= 420 && close.y + close.height <= 400).toBe(true);
    await room().getByRole('button', { name: 'Close' }).click();
    await room().waitFor({ state: 'hidden' });
  });

  it('draws a diagram as a picture when it comes near, with its source folded below', async () => {
    await app.open('Diagrams');
    await eventually(() => svgOf(0)).toMatch(/^data:image\/svg\+xml.*Start.*Works\?.*Good/s);
    const source = figures().nth(0).getByText('A[Start] --> B{Works?}');
    expect(await source.isVisible()).toBe(false);
    await figures().nth(0).locator('summary').click();
    await source.waitFor();
    // Far below the window, and not drawn yet.
    expect(await figures().nth(2).getByRole('img').count()).toBe(0);
    await figures().nth(2).scrollIntoViewIfNeeded();
    await eventually(() => widthOf(drawn(2))).toBe(640);
    await drawn(2).click();
    await eventually(() => widthOf(shown())).toBe(640);
  });

  it('shows the source of one that can’t be drawn, and says why', async () => {
    await app.open('Diagrams');
    const note = figures().nth(1).getByRole('note');
    await eventually(() => note.getAttribute('aria-label')).toMatch(
      /^This diagram could not be drawn and stands here as it was written: parse error on line 3\.$/,
    );
    await figures().nth(1).getByText('A[Broken --> B').waitFor();
  });

  it('draws them again in the colours of another theme', async () => {
    await app.open('Diagrams');
    const ground = () =>
      app.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--surface').trim());
    const grounds: string[] = [];
    for (const theme of ['Light', 'Dark'] as const) {
      await showTheme(app, theme);
      await eventually(ground).not.toBe(grounds[0]);
      grounds.push(await ground());
      await eventually(() => svgOf(0)).toContain(`background: ${grounds.at(-1)}`);
    }
  });

  it('lets no diagram run, reach out or grow without end', async () => {
    const requests: string[] = [];
    app.page.on('request', (request) => requests.push(request.url()));
    await app.open('Hostile');
    await eventually(() => svgOf(0)).toContain('Fine');
    expect(await svgOf(0)).not.toMatch(/<script|onerror=|javascript:/i);
    for (const at of [1, 2]) {
      await figures().nth(at).scrollIntoViewIfNeeded();
      const note = figures().nth(at).getByRole('note');
      await eventually(() => note.getAttribute('aria-label')).toMatch(/^This diagram could not be drawn/);
    }
    // One that would grow without end is given up for its time, or on a fast machine for its size; the next one is drawn.
    await figures().nth(3).scrollIntoViewIfNeeded();
    await eventually(() => figures().nth(3).getByRole('note').getAttribute('aria-label')).toMatch(
      /(?:it takes too long|the drawing would be too large)\.$/,
    );
    await eventually(() => svgOf(4)).toMatch(/>After<.*> all<.*> of<.*> them</);
    await app.article.getByText('The last words.').waitFor();
    expect(await app.page.evaluate(() => 'hostile' in window)).toBe(false);
    expect(requests.filter((url) => !/^(?:offprint|offprint-file|data|blob):/.test(url))).toEqual([]);
  });
});
