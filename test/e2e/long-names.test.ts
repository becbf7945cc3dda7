import { describe, expect, it, onTestFinished } from 'vitest';
import { writeFiles } from '../post-files.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp, resizeWindow, until } from './offprint-app.ts';

/** The names of buttons that are partly outside of the window, or covered by something. */
function pushedAway(app: OffprintApp): Promise<readonly string[]> {
  return app.page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]');
    return [...(dialog ?? document).querySelectorAll('button')]
      .filter((button) => button.checkVisibility({ visibilityProperty: true }) && button.closest('.post-list') === null)
      .filter((button) => {
        button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        const box = button.getBoundingClientRect();
        const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return box.left < 0 || box.right > innerWidth || !(middle !== null && button.contains(middle));
      })
      .map((button) => button.getAttribute('aria-label') ?? button.textContent ?? '');
  });
}

/** Whether the page is wider than the window, so that something is cut off at the edge. */
function isWiderThanWindow(app: OffprintApp): Promise<boolean> {
  return app.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}

describe('a folder whose name has 200 letters', () => {
  it.each(['unbroken', 'of words'])('keeps all buttons in sight (%s)', async (kind) => {
    const folder = makeFolder(kind === 'unbroken' ? 'f'.repeat(200) : 'a long name '.repeat(17).slice(0, 199).trim());
    writeFiles(folder, {
      'a.md': '---\ntitle: A post\n---\n\nWords.\n\n## Part one\n\nMore.\n\n## Part two\n\nMore.\n',
    });
    const app = await launchOffprint({ folder });
    onTestFinished(() => app.close());
    await app.whenSearchable();
    await app.open('A post');
    for (const width of [1440, 900, 600]) {
      await resizeWindow(app, width, 700);
      await eventually(() => pushedAway(app)).toEqual([]);
      expect(await isWiderThanWindow(app)).toBe(false);
    }
    await resizeWindow(app, 900, 700);
    await app.button('Filters').click();
    await until(() => app.button('Open folder').waitFor());
    expect((await pushedAway(app)).filter((name) => ['Open folder', 'About this folder'].includes(name))).toEqual([]);
    await app.button('About this folder').click();
    await until(() => app.page.getByRole('dialog').waitFor());
    expect(await pushedAway(app)).toEqual([]);
  });
});

describe('the status line', () => {
  it('says what Offprint is doing even with a very long query', async () => {
    const folder = makeFolder();
    writeFiles(folder, { 'a.md': '---\ntitle: A post\n---\n\nWords.\n', 'b.rst': 'Not read.\n' });
    const app = await launchOffprint({ folder });
    onTestFinished(() => app.close());
    await app.whenSearchable();
    await resizeWindow(app, 900, 700);
    await app.searchFor(`"${'many words of a query '.repeat(6).trim()}"`);
    const goingOn = app.status.first().locator('.status-going-on');
    await eventually(() => goingOn.textContent()).toContain('1 .rst file not read');
    expect(
      await goingOn.evaluate((element) => {
        const line = element.closest('.status')?.getBoundingClientRect();
        const box = element.getBoundingClientRect();
        return line !== undefined && box.right <= line.right && element.scrollWidth <= element.clientWidth + 1;
      }),
    ).toBe(true);
    expect(await app.status.first().textContent()).not.toMatch(/“"|"”/);
  });
});
