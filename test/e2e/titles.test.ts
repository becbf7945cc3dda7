import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postText as post, writeFiles } from '../post-files.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp, resizeWindow } from './offprint-app.ts';

const phrases = '写真の多い記事と文章の題名について東京の課題を考える';
const words = 'Many scripts, side by side in one long title: 日本語, 한국어, 中国語, 서울시';
const hebrew = 'כותרת של רשומה';

describe('titles in other scripts', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    const folder = makeFolder('titles');
    writeFiles(folder, {
      'a.md': post(`title: ${phrases}\ndate: 2024-03-01`, `本文。\n\n## ${phrases}\n\n本文。`),
      'b.md': post(`title: "${words}"\ndate: 2024-03-02\nlang: en`, 'Text.'),
      'd.md': post('title: אודות\ndate: 2024-03-04', 'פסקה קצרה.\n\n## פרק\n\n### About\n\nפסקה.\n\n## סוף\n\nפסקה.'),
      'c.md': post(`title: ${hebrew}\ndate: 2024-03-03\ntags: [שפה, C++]`, 'An excerpt in English.'),
    });
    app = await launchOffprint({ folder });
    await app.whenSearchable();
  });
  afterAll(() => app.close());

  /** The lines of the first element in the post that `selector` finds. */
  const linesOf = (selector: string) =>
    app.article
      .locator(selector)
      .first()
      .evaluate((element) => {
        const lines = new Map<number, string>();
        const text = element.firstChild as Text;
        const range = element.ownerDocument.createRange();
        for (let at = 0; at < text.length; at += 1) {
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          const line = Math.round(range.getBoundingClientRect().bottom / 8);
          lines.set(line, (lines.get(line) ?? '') + text.data[at]);
        }
        return [...lines.values()].map((line) => line.trim());
      });

  it('end their lines between phrases, and never within a compound', async () => {
    await app.open(phrases);
    for (let width = 320; width <= 500; width += 20) {
      await resizeWindow(app, width, 800);
      for (const selector of ['h1', 'h2']) {
        const lines = await linesOf(selector);
        expect(lines.length, `${selector} at ${width}`).toBeGreaterThan(selector === 'h1' ? 1 : 0);
        // Particles, and the ends of words that are inflected.
        expect(
          lines.filter((line) => !/[のいとてをにる]$/.test(line)),
          `${selector} at ${width}`,
        ).toEqual([]);
      }
    }
  });

  it('keep a word of Japanese or Korean whole among others', async () => {
    await resizeWindow(app, 1440, 900);
    await app.open(words);
    const seen = new Set<string>();
    for (let width = 320; width <= 520; width += 10) {
      await resizeWindow(app, width, 800);
      const lines = await linesOf('h1');
      seen.add(lines.join('|'));
      expect(
        ['日本語', '한국어', '中国語', '서울시'].filter((word) => !lines.join('|').includes(word)),
        `at ${width}`,
      ).toEqual([]);
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  it('decide from which side all of their row runs', async () => {
    await resizeWindow(app, 1440, 900);
    const row = app.list.getByRole('option', { name: hebrew });
    const edges = await row.evaluate((each) => {
      const box = (each.querySelector('.row-text') as HTMLElement).getBoundingClientRect();
      const inner = ['.row-title', 'time', '.row-words-shown'].map((selector) => {
        const range = document.createRange();
        range.selectNodeContents(each.querySelector(selector) as Element);
        const { left, right } = range.getBoundingClientRect();
        return { atRight: Math.round(box.right - right) <= 1, atLeft: Math.round(left - box.left) <= 1 };
      });
      const tags = [...each.querySelectorAll('.row-tags > span')].map((tag) => tag.getBoundingClientRect().left);
      return { inner, tagsRunLeft: (tags[0] ?? 0) > (tags[1] ?? 0), tags: tags.length };
    });
    expect(edges.inner).toEqual([
      { atRight: true, atLeft: false },
      { atRight: true, atLeft: false },
      { atRight: true, atLeft: false },
    ]);
    expect(edges).toMatchObject({ tagsRunLeft: true, tags: 2 });
    await eventually(() => row.getByText('#C++').evaluate((tag) => getComputedStyle(tag).unicodeBidi)).toBe(
      'plaintext',
    );
  });

  it('decide from which side all of their contents begin', async () => {
    const edges = () =>
      app.contents.evaluate((pane) => {
        const lines = [...pane.querySelectorAll('button')].map((entry) => {
          const text = document.createRange();
          text.selectNodeContents(entry);
          const [outer, inner] = [entry.getBoundingClientRect(), text.getBoundingClientRect()];
          const { borderRightWidth, borderLeftWidth } = getComputedStyle(entry);
          return { left: inner.left - outer.left, right: outer.right - inner.right, borderRightWidth, borderLeftWidth };
        });
        const title = document.createRange();
        title.selectNodeContents(pane.querySelector('.contents-title') as Element);
        const first = pane.querySelector('button')?.getBoundingClientRect();
        const { left, right } = title.getBoundingClientRect();
        const titleAt = { left: left - (first?.left ?? 0), right: (first?.right ?? 0) - right };
        const at = (side: 'left' | 'right') => [titleAt, ...lines].map((line) => Math.round(line[side]));
        return {
          left: at('left'),
          right: at('right'),
          lines: [...new Set(lines.map((line) => `${line.borderLeftWidth} ${line.borderRightWidth}`))],
        };
      });
    await app.open('אודות');
    await eventually(edges).toMatchObject({ right: [14, 14, 26, 14], lines: ['0px 2px'] });
    await app.open(words);
    await app.open(phrases);
    await eventually(edges).toMatchObject({ left: [14, 14], lines: ['2px 0px'] });
  });
});
