import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { chooseMenu, eventually, type OffprintApp } from './offprint-app.ts';
import { paintedTexts } from './painted-texts.ts';
import { openSpecimen } from './specimen.ts';

type Colour = readonly [red: number, green: number, blue: number];

const grounds = ['surface', 'surface-list', 'surface-side'] as const;
const code = ['keyword', 'string', 'number', 'title', 'comment', 'meta', 'added', 'removed'].map(
  (kind) => `code-${kind}`,
);

/** Colours of texts and of their surfaces. They need a contrast of 4.5 : 1 (WCAG 1.4.3). */
const texts: readonly (readonly [text: string, ground: string])[] = [
  ...['ink', 'ink-muted', 'accent', 'warning'].flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ...['ink', 'ink-muted', 'accent', ...code].flatMap((text) =>
    ['surface-code', 'surface-lit'].map((ground) => [text, ground] as const),
  ),
  ...['ink', 'ink-muted', 'accent'].map((text) => [text, 'accent-soft'] as const),
  ...['ink', 'warning'].map((text) => [text, 'warning-soft'] as const),
  ['on-accent', 'accent'],
  ['mark-ink', 'mark'],
  ['mark-current-ink', 'mark-current'],
  ['dark-room-ink', 'dark-room'],
  ['dark-room-accent', 'dark-room'],
];

/** Lines of controls, and the focus ring. They need a contrast of 3 : 1 (WCAG 1.4.11). */
const lines: readonly (readonly [line: string, ground: string])[] = [
  ...grounds.flatMap((ground) => [['control-line', ground] as const, ['accent', ground] as const]),
  ['control-line', 'surface-lit'],
];

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The colours of tokens as the window paints them now. */
async function coloursOf(app: OffprintApp, tokens: readonly string[]): Promise<ReadonlyMap<string, Colour>> {
  const found = await app.page.evaluate((names) => {
    const probe = document.createElement('span');
    document.body.append(probe);
    const colours = names.map((name) => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return colours;
  }, tokens);
  return new Map(
    tokens.map((token, at) => {
      const [, red, green, blue] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(found[at] ?? '') ?? [];
      if (blue === undefined) {
        throw new Error(`--${token} is no opaque colour: ${found[at]}`);
      }
      return [token, [Number(red), Number(green), Number(blue)] as const];
    }),
  );
}

describe('contrast', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    app = await openSpecimen();
  });
  afterAll(() => app.close());

  it.each([
    ['Light', 'rgb(246, 244, 239)'],
    ['Sepia', 'rgb(242, 232, 210)'],
    ['Dark', 'rgb(24, 23, 22)'],
  ] as const)('is enough for words and lines in the theme %s', async (theme, ground) => {
    await chooseMenu(app, 'View', 'Theme', theme);
    await eventually(() => app.page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(ground);
    const colours = await coloursOf(app, [...new Set([...texts, ...lines].flat())]);
    const ratio = ([on, under]: readonly [string, string]) => {
      const [one, other] = [colours.get(on), colours.get(under)];
      return one && other ? contrast(one, other) : 0;
    };
    const measured = (pairs: typeof texts) =>
      pairs.map((pair) => ({ pair: pair.join(' on '), ratio: ratio(pair) })).sort((a, b) => a.ratio - b.ratio);
    const lowest = [measured(texts)[0], measured(lines)[0]];
    if (process.env['OFFPRINT_FIGURES'] !== undefined) {
      console.info(theme, lowest);
    }
    expect(measured(texts).filter((each) => each.ratio < 4.5)).toEqual([]);
    expect(measured(lines).filter((each) => each.ratio < 3)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('is enough for each painted text in forced colours, %s', async (colorScheme) => {
    await chooseMenu(app, 'View', 'Theme', colorScheme === 'light' ? 'Light' : 'Dark');
    await app.searchFor('text');
    await app.page.emulateMedia({ forcedColors: 'active', colorScheme });
    onTestFinished(() => app.page.emulateMedia({ forcedColors: null, colorScheme: null }));
    await eventually(() => app.page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    const texts = await paintedTexts(app.page);
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    // Our backgrounds are gone in forced colours, so lines replace them.
    const bar = await app.article.evaluate((article) => {
      const lines = article.querySelector('.marked-lines');
      return (
        lines && {
          ...pick(getComputedStyle(lines)),
          ground: getComputedStyle(article.ownerDocument.body).backgroundColor,
        }
      );
      function pick({ borderInlineStartWidth: width, borderInlineStartColor: colour }: CSSStyleDeclaration) {
        return { width, colour };
      }
    });
    expect(bar?.width).toBe('3px');
    expect(bar?.colour).not.toBe(bar?.ground);
  });

  it.each(['Light', 'Sepia', 'Dark'])('is enough for each painted text in the theme %s', async (theme) => {
    await chooseMenu(app, 'View', 'Theme', theme);
    await app.searchFor('text');
    await eventually(async () => (await paintedTexts(app.page)).filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });
});
