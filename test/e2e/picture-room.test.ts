import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bmp, bytes, exif, gif, icon, low, png } from '../picture-bytes.ts';
import { writeFiles } from '../post-files.ts';
import { openAfresh } from './open-afresh.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp } from './offprint-app.ts';

/** Runs in the window: notes, frame by frame, each other place of the element in a post with this title. */
function watchPlace([title, selector]: readonly [string, string]): void {
  const places: number[] = [];
  Object.assign(window, { offprintPlaces: places });
  const look = (): void => {
    const shown = document.querySelector<HTMLIFrameElement>('iframe.post-frame')?.contentDocument;
    const element = shown?.title === title ? [...shown.querySelectorAll(selector)].at(-1) : undefined;
    const place = element?.getBoundingClientRect().top ?? Number.NaN;
    const before = places.at(-1) ?? Number.NaN;
    // A window scrolls by whole pixels, and the heights of lines are fractions in some fonts.
    if (element && !(Math.abs(place - before) <= 1)) {
      places.push(place);
    }
    requestAnimationFrame(look);
  };
  look();
}

/** Runs in the window: a picture of this type, as the browser writes it. */
function drawn([type, width, height]: readonly [string, number, number]): string {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')?.fillRect(0, 0, width / 2, height);
  return canvas.toDataURL(type).replace(/^[^,]*,/, '');
}

function post(title: string, header: string, ...lines: readonly string[]) {
  return `---\ntitle: ${title}\ndate: 2024-03-01\n${header}---\n\n${lines.join('\n\n')}\n\nThe last words.\n`;
}

describe('a picture that loads late', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    app = await launchOffprint();
    const folder = makeFolder('picture-room');
    const made = async (type: string) =>
      Buffer.from(await app.page.evaluate(drawn, [type, 300, 200] as const), 'base64');
    const jpeg = await made('image/jpeg');
    const pictures = {
      'wide.png': png(1_600, 400),
      'tall.png': png(300, 2_400),
      'small.gif': gif(120, 90),
      'old.bmp': bmp(150, -110),
      'icon.ico': icon(16, 64),
      'turned.jpg': bytes(jpeg.subarray(0, 2), exif(6), jpeg.subarray(2)),
      'new.webp': await made('image/webp'),
      // The browser takes the size of the first picture, which does not fit on the screen that the header states.
      'lies.gif': bytes(
        gif(10, 200).subarray(0, 19),
        [0x2c],
        low(0, 4),
        low(60, 2),
        low(40, 2),
        [0, 2, 2, 0x44, 1, 0],
        ';',
      ),
      'broken.png': png(200, 100).subarray(0, 40),
    };
    const kinds = ['small.gif', 'old.bmp', 'icon.ico', 'turned.jpg', 'new.webp', 'tall.png', 'wide.png'];
    writeFiles(folder, {
      'kinds.md': post(
        'Kinds',
        'cover: wide.png\n',
        ...kinds.map((name) => `![${name}](${name})`),
        '<img src="tall.png" width="80" alt="narrow">',
        '<img src="wide.png" width="90" height="90" alt="square">',
        '![one](new.webp) ![two](old.bmp)\n![three](tall.png)',
        '| a picture | and words |\n|---|---|\n| ![cell](wide.png) | in a table |',
        '- ![item](turned.jpg)',
      ),
      'liars.md': post('Liars', '', '![Lies](lies.gif)', '![Broken](broken.png)'),
      'far.md': post('Far', '', ...Array.from({ length: 12 }, () => '![tall](tall.png)'), 'A zeppelin in the sky.'),
    });
    for (const [name, content] of Object.entries(pictures)) {
      writeFileSync(path.join(folder, name), content);
    }
    await openAfresh(app, folder);
  });
  afterAll(() => app.close());

  const loaded = () =>
    app.article
      .locator('img')
      .evaluateAll((images) => images.every((image) => (image as HTMLImageElement).naturalWidth > 0));
  const roomy = () => app.article.locator('img.roomy').count();
  const places = () => app.page.evaluate<number[]>('window.offprintPlaces');

  it('moves no text, whatever its kind and wherever it stands', async () => {
    await app.page.evaluate(watchPlace, ['Kinds', 'p:last-child'] as const);
    await app.open('Kinds');
    await app.article.getByText('The last words.').waitFor();
    const before = await places();
    // Pictures far below may wait until they come near.
    for (const image of await app.article.locator('img').all()) {
      await image.evaluate((shown) => ((shown as HTMLImageElement).loading = 'eager'));
    }
    await eventually(loaded).toBe(true);
    await eventually(roomy).toBe(0);
    expect(before.length).toBe(1);
    expect(await places()).toEqual(before);
  });

  it('has its own size in the end, if its header lies, and its words, if it is broken', async () => {
    await app.open('Liars');
    await eventually(roomy).toBe(0);
    const sides = (name: string) =>
      app.article.getByRole('img', { name }).evaluate((image) => {
        const { clientWidth, clientHeight, naturalWidth, naturalHeight } = image as HTMLImageElement;
        return [clientWidth, clientHeight, naturalWidth, naturalHeight];
      });
    await eventually(() => sides('Lies')).toEqual([60, 200, 60, 200]);
    const [width, , naturalWidth] = await sides('Broken');
    expect([width !== 200, naturalWidth]).toEqual([true, 0]);
  });

  it('leaves the first hit and a place that was read before where they are', async () => {
    await app.searchFor('zeppelin');
    await app.page.evaluate(watchPlace, ['Far', 'mark.current'] as const);
    await app.open('Far');
    await eventually(async () => (await places()).length).toBeGreaterThan(0);
    const hit = await places();
    await eventually(() => app.article.locator('img.roomy').count()).toBeLessThan(12);
    await app.searchFor('');
    await app.open('Liars');
    await app.page.evaluate(watchPlace, ['Far', 'p:last-child'] as const);
    await app.page.keyboard.press('Alt+ArrowLeft');
    await eventually(async () => (await places()).length).toBeGreaterThan(0);
    await app.article.getByText('A zeppelin').waitFor();
    await app.article
      .locator('img')
      .last()
      .evaluate((image) => (image as HTMLImageElement).decode());
    expect(hit.length).toBe(1);
    expect((await places()).length).toBe(1);
  });
});
