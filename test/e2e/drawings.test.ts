import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeFiles } from '../post-files.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp } from './offprint-app.ts';
import { openAfresh } from './open-afresh.ts';
import { longestWait, watchWindow } from './watch-window.ts';

const head = '<svg xmlns="http://www.w3.org/2000/svg"';

function plain(colour: string) {
  return `${head} width="300" height="200"><rect width="300" height="200" fill="${colour}"/></svg>`;
}

/** An SVG of eight levels; each level uses the one before it ten times, which makes a hundred million shapes. */
function costly(shape: string) {
  const levels = Array.from({ length: 8 }, (_, at) => `<g id="g${at + 1}">${`<use href="#g${at}"/>`.repeat(10)}</g>`);
  return `${head} width="300" height="200"><defs><g id="g0">${shape}</g>${levels.join('')}</defs><use href="#g8"/></svg>`;
}

function post(title: string, header: string, ...lines: readonly string[]) {
  return `---\ntitle: ${title}\ndate: 2024-03-01\n${header}---\n\n${lines.join('\n\n')}\n\nThe last words.\n`;
}

/** Runs in the window: notes each other height of the last paragraph's place, frame by frame. */
function watchLastWords(): void {
  const places: number[] = [];
  Object.assign(window, { placesOfLastWords: places });
  const look = (): void => {
    const shown = document.querySelector<HTMLIFrameElement>('iframe.post-frame')?.contentDocument;
    const last = shown?.querySelectorAll('img').length === 3 ? [...shown.querySelectorAll('p')].at(-1) : undefined;
    if (last && places.at(-1) !== last.offsetTop) {
      places.push(last.offsetTop);
    }
    requestAnimationFrame(look);
  };
  look();
}

describe('SVG files of a folder', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    app = await launchOffprint();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    const folder = makeFolder('drawings');
    writeFiles(folder, {
      'costly.svg': costly('<rect width="1" height="1"/>'),
      'other.svg': costly('<path d="M0 0h1v1z"/>'),
      'plain.svg': plain('teal'),
      'wide.svg': `${head} viewBox="0 0 40 10"><rect width="40" height="10" fill="teal"/></svg>`,
      'page.svg': `${head} width="120" height="80"><foreignObject width="120" height="80"><p xmlns="http://www.w3.org/1999/xhtml">words</p></foreignObject></svg>`,
      'broken.svg': `${head} width="10"><rect`,
      'runs.svg': `${head} width="90" height="70" onload="top.ran=1"><script>top.ran=1</script><rect width="90" height="70"/></svg>`,
      'body.md': post(
        'In the text',
        '',
        '![Costly](costly.svg) ![Costly too](other.svg)',
        '![Fine](plain.svg)',
        '[The costly one](costly.svg)',
      ),
      'sized.svg': `<?xml version="1.0"?>\n<!-- ${'>'.repeat(99)} -->${head} width="2in" viewBox="0 0 40 30"><rect width="40" height="30"/></svg>`,
      'rooms.md': post('Rooms', '', ...['sized', 'wide', 'plain'].map((name) => `![${name}](${name}.svg)`)),
      'cover.md': post('As a cover', 'cover: costly.svg\n'),
      'kinds.md': post(
        'Kinds',
        'cover: plain.svg\n',
        '![Wide](wide.svg)',
        '![Page](page.svg)',
        '![Broken](broken.svg)',
        '![Runs](runs.svg)',
      ),
    });
    await openAfresh(app, folder);
    await app.page.evaluate(watchWindow);
  });

  const card = (alt: string) => app.article.getByRole('img', { name: `Picture not shown: ${alt}` });
  const slow = 'Drawing it takes too long.';
  const widthOf = (name: string) =>
    app.article.getByRole('img', { name }).evaluate((image) => (image as HTMLImageElement).naturalWidth);

  it('never block the window; if they cost too much, a card says so', async () => {
    await app.open('In the text');
    await eventually(() => card('Costly').first().getAttribute('aria-label')).toBe(
      `Picture not shown: Costly: ${slow}`,
    );
    await card('Costly too').waitFor();
    await eventually(() => widthOf('Fine')).toBe(300);
    await app.article.getByRole('link', { name: 'The costly one' }).click();
    const room = app.page.getByRole('dialog', { name: 'Picture' });
    await room.getByText(slow).waitFor();
    await app.page.keyboard.press('Escape');
    await room.waitFor({ state: 'hidden' });
    await app.article.getByText('The last words.').waitFor();
    expect(await longestWait(app.page)).toBeLessThan(1_000);
  });

  it('do not block it as a cover or in the list either', async () => {
    await app.open('As a cover');
    await card('').waitFor({ timeout: 30_000 });
    const row = await app.reveal('As a cover');
    await eventually(() => row.locator('.row-picture').getAttribute('title')).toBe(`Picture not shown. ${slow}`);
    const other = await app.reveal('Kinds');
    await eventually(() =>
      other.locator('img.row-picture').evaluate((image) => (image as HTMLImageElement).naturalWidth),
    ).toBeGreaterThan(59);
    expect(await longestWait(app.page)).toBeLessThan(1_000);
  });

  it('move no text when they are drawn', async () => {
    await app.page.evaluate(watchLastWords);
    await app.open('Rooms');
    await eventually(() => widthOf('plain')).toBe(300);
    await eventually(() => app.article.locator('img.awaited').count()).toBe(0);
    const places = await app.page.evaluate<number[]>('window.placesOfLastWords');
    // Without room, and with the room of all three.
    expect(places.length).toBeLessThanOrEqual(2);
    expect(places.at(-1)).toBe(
      await app.article.getByText('The last words.').evaluate((shown) => (shown as HTMLElement).offsetTop),
    );
  });

  it('are as wide as the text where they have no width, hold pages, and run nothing', async () => {
    await app.open('Kinds');
    const body = await app.article.locator('.post-body').evaluate((element) => element.clientWidth);
    await eventually(() => widthOf('Wide')).toBe(body);
    await eventually(() => widthOf('Page')).toBe(120);
    await eventually(() => widthOf('Runs')).toBe(90);
    expect(await card('Broken').getAttribute('aria-label')).toBe('Picture not shown: Broken: It could not be read.');
    expect(await app.page.evaluate(() => 'ran' in window)).toBe(false);
    await eventually(() =>
      app.article.locator('.cover img').evaluate((image) => (image as HTMLImageElement).naturalWidth),
    ).toBe(300);
  });
});
