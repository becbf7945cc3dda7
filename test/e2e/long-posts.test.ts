import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeFiles } from '../post-files.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp } from './offprint-app.ts';
import { openAfresh } from './open-afresh.ts';

const paragraph = 'Paper, folio, signature and margin stand in a long line of words about the making of books. '.repeat(
  4,
);
const sections = 700;
const long = Array.from({ length: sections }, (_, at) => `## Section ${at}\n\n${paragraph} A colophon.`).join('\n\n');
const codeLines = Array.from({ length: 300 }, (_, at) => `const line${at} = ${'"words" + '.repeat(at % 50)}${at};`);

describe('posts that are long', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    app = await launchOffprint();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    const folder = makeFolder('long');
    writeFiles(folder, {
      'long.md': `---\ntitle: Long\ndate: 2024-01-03\n---\n\n${long}\n`,
      'code.md': `---\ntitle: Code\ndate: 2024-01-02\n---\n\n\`\`\`js\n${codeLines.join('\n')}\n\`\`\`\n`,
      'short.md': '---\ntitle: Short\ndate: 2024-01-01\n---\n\nA colophon.\n',
    });
    await openAfresh(app, folder);
  });

  it('become complete without moving the text that is read', async () => {
    await app.open('Long');
    await eventually(() => app.article.locator('h2').count()).toBe(sections);
    expect(await app.article.locator('p').count()).toBeGreaterThanOrEqual(sections);
    expect(await app.article.evaluate((article) => article.ownerDocument.defaultView?.scrollY)).toBe(0);
  });

  it('are built at once as far as a jump goes', async () => {
    await app.open('Short');
    await app.open('Long');
    await app.contents.getByRole('button', { name: `Section ${sections - 40}`, exact: true }).click();
    const heading = app.article.getByRole('heading', { name: `Section ${sections - 40}`, exact: true });
    // Near the top: a jump leaves some space above its target.
    await eventually(() => heading.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(48);
    await eventually(() => heading.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThan(0);
  });

  it('have all their marks, also near the end', async () => {
    await app.open('Short');
    await app.searchFor('colophon');
    await app.open('Long');
    await eventually(() => app.hits.count()).toBe(sections);
    await app.page.keyboard.press('Shift+F3');
    await app.page.getByText(`${sections} of ${sections}`, { exact: true }).waitFor();
    await eventually(() => app.hits.last().isVisible()).toBe(true);
    await app.searchFor('');
    await eventually(() => app.hits.count()).toBe(0);
  });

  it('show long code completely, and scroll its long lines', async () => {
    await app.open('Code');
    const code = app.article.locator('pre code');
    expect(await code.textContent()).toBe(codeLines.join('\n'));
    expect(await app.article.locator('.hljs-keyword').count()).toBe(codeLines.length);
    const selected = await code.evaluate((element) => {
      const selection = element.ownerDocument.getSelection();
      selection?.selectAllChildren(element);
      return selection?.toString();
    });
    expect(selected).toBe(codeLines.join('\n'));
    const pre = app.article.locator('pre');
    const { reached, width } = await pre.evaluate((element) => {
      element.scrollTo(10_000, 0);
      return { reached: element.scrollLeft, width: element.clientWidth };
    });
    expect(reached).toBeGreaterThan(width / 4);
    // It has the height of all its lines from the start.
    const height = () => pre.evaluate((element) => element.clientHeight);
    const before = await height();
    await app.article.evaluate((article) => article.ownerDocument.defaultView?.scrollTo(0, 3_000));
    await eventually(() => app.article.evaluate((article) => article.ownerDocument.defaultView?.scrollY)).toBe(3_000);
    expect(await height()).toBe(before);
  });

  it('are shown as plain text if they would take long to lay out, and with all formatting on demand', async () => {
    const folder = makeFolder('heavy');
    const rows = Array.from({ length: 3_000 }, (_, at) => `| row ${at} | more |`).join('\n');
    writeFiles(folder, {
      'heavy.md': `---\ntitle: Heavy\n---\n\n| a | b |\n| - | - |\n${rows}\n\nThe *last* words.\n`,
    });
    await openAfresh(app, folder);
    await app.whenSearchable();
    await app.searchFor('"row 2999"');
    await app.open('Heavy');
    await app.article.getByText('The last words.').waitFor();
    const note = app.article.getByRole('note', { name: 'its text is shown alone' });
    await note.waitFor();
    expect(await app.article.locator('tr').count()).toBeLessThan(2_000);
    expect(await app.article.locator('em').textContent()).toBe('last');
    // Hits are marked there too.
    await eventually(() => app.hits.allTextContents()).toEqual(['row 2999']);
    expect(await app.article.locator('p', { has: app.frame.locator('mark') }).textContent()).toBe('row 2999');
    await app.article.getByRole('button', { name: 'Show all the same' }).click();
    await eventually(() => app.article.locator('tr').count()).toBe(3_001);
    expect(await note.count()).toBe(0);
    await eventually(() => app.hits.allTextContents()).toEqual(['row 2999']);
  });
});
