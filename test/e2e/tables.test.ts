import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { postText as post, writeFiles } from '../post-files.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp } from './offprint-app.ts';

function table(columns: number, rows: number, word = 'value'): string {
  const row = (text: (column: number) => string) =>
    `|${Array.from({ length: columns }, (_, at) => text(at)).join('|')}|`;
  return [
    row((at) => `Name ${at}`),
    row(() => '---'),
    ...Array.from({ length: rows }, (_, at) => row((column) => `${word} ${at}-${column}`)),
  ].join('\n');
}

describe('tables in a post', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    const folder = makeFolder('tables');
    writeFiles(folder, {
      'wide.md': post(
        'title: Wide\ndate: 2024-03-01',
        `Before.\n\n${table(16, 80)}\n\nAfter.\n\n${'More text.\n\n'.repeat(60)}`,
      ),
      'narrow.md': post(
        'title: Narrow\ndate: 2024-03-02',
        `Before.\n\n${table(2, 80)}\n\n${'More text.\n\n'.repeat(60)}`,
      ),
      'tall.md': post(
        'title: Tall\ndate: 2024-03-03',
        `Before.\n\n${table(16, 80).replace('Name 3', Array.from({ length: 40 }, () => 'word').join('<br>'))}`,
      ),
      'turned.md': post('title: رسالة\ndate: 2024-03-04', `نص قصير.\n\n${table(16, 3, 'قيمة')}`),
    });
    app = await launchOffprint({ folder });
    await app.whenSearchable();
  });
  afterAll(() => app.close());

  const scroller = () => app.article.locator('.table-scroller');
  /** Scrolls the post until this row is a bit below the top of the pane. No script runs in the frame: it waits for nothing. */
  const scrollToRow = (row: number) =>
    scroller().evaluate((box, at) => {
      const wanted = box.querySelectorAll('tbody tr')[at] as Element;
      box.ownerDocument.defaultView?.scrollBy(0, wanted.getBoundingClientRect().top - 200);
    }, row);
  /** In pixels below the top of the pane: where the head begins and ends, and where the rows end. */
  const places = () =>
    scroller().evaluate((box) => {
      const [head, body] = ['thead th', 'tbody'].map((name) => box.querySelector(name)?.getBoundingClientRect());
      return [head?.top, head?.bottom, body?.bottom].map((at) => Math.round(at ?? 0)) as [number, number, number];
    });
  const more = () => scroller().getAttribute('data-more');

  it.each([
    ['Wide', null],
    ['Wide', 'reduce'],
    ['Narrow', null],
  ] as const)(
    'keep the head of “%s” at the top while their rows are read (motion: %s)',
    async (title, reducedMotion) => {
      await app.page.emulateMedia({ reducedMotion });
      onTestFinished(() => app.page.emulateMedia({ reducedMotion: null }));
      await app.open(title);
      await scrollToRow(0);
      expect((await places())[0]).toBeGreaterThan(0);
      await scrollToRow(40);
      await eventually(async () => (await places())[0]).toBe(0);
      await scrollToRow(79);
      await eventually(async () => (await places())[0]).toBe(0);
      const [, bottom, end] = await places();
      expect(bottom).toBeLessThan(end);
    },
  );

  it('take their head with them at their end, and never leave it over the text below', async () => {
    await app.open('Wide');
    await scroller().evaluate((box) =>
      box.ownerDocument.defaultView?.scrollBy(0, box.getBoundingClientRect().bottom - 30),
    );
    await eventually(async () => {
      const [, bottom, end] = await places();
      return end - bottom;
    }).toBeLessThan(2);
    const [top, bottom, end] = await places();
    expect([top < 0, bottom <= end]).toEqual([true, true]);
  });

  it('leave a head where it is that would hide most of the rows', async () => {
    await app.open('Tall');
    await scrollToRow(40);
    await eventually(async () => (await places())[1]).toBeLessThan(0);
  });

  it('say on which sides they go on, in either direction of the text, and show it where colours are forced', async () => {
    await app.open('Wide');
    await eventually(more).toBe('right');
    await scroller().evaluate((box) => box.scrollBy(60, 0));
    await eventually(more).toBe('left right');
    await scroller().evaluate((box) => box.scrollBy(9_999, 0));
    await eventually(more).toBe('left');
    await app.open('رسالة');
    await eventually(more).toBe('left');
    await app.page.emulateMedia({ forcedColors: 'active' });
    onTestFinished(() => app.page.emulateMedia({ forcedColors: null }));
    const lines = await scroller().evaluate((box) => {
      const { borderLeftColor, borderRightColor, color } = getComputedStyle(box);
      return [borderLeftColor === color, borderRightColor === color];
    });
    expect(lines).toEqual([true, false]);
    await app.open('Narrow');
    await eventually(more).toBe('');
  });
});
