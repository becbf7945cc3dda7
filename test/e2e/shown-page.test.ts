import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFiles } from '../post-files.ts';
import { launchOffprint, makeFolder, type OffprintApp, openFolder } from './offprint-app.ts';

const boat = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

describe('the page of a post', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    const folder = makeFolder();
    writeFiles(folder, {
      'hugo.toml': 'baseURL = "https://example.org/"\nlanguageCode = "de"\n',
      'static/img/boat.png': Buffer.from(boat, 'base64'),
      'content/posts/hebrew.md':
        '---\ntitle: מכתבים מהים\ndate: 2024-05-01\ntags: [ים]\n---\n\nמילים על הים, and a few of another language.\n\n- אחת\n- שתיים\n\n' +
        "```js\ncall('א');\n```\n\n| שנה | מספר |\n|---|---|\n| 2020 | 12 |\n",
      'content/posts/boat.md':
        '---\ntitle: Ein Boot\ndate: 2024-05-02\ncover: /img/boat.png\n---\n\n![Das Boot](/img/boat.png)\n\nWorte davon.\n',
      'content/posts/centre.md':
        '---\ntitle: In der Mitte\ndate: 2024-05-03\n---\n\n<center>*Ein* [Wort](https://example.org/)</center>\n\nNoch eins.\n',
    });
    app = await launchOffprint();
    await openFolder(app, folder);
  });
  afterAll(() => app.close());

  it('runs from right to left where the post does, its lists and its date line too', async () => {
    await app.open('מכתבים מהים');
    const directions = await app.article.evaluate((article) =>
      [article, ...article.querySelectorAll('h1, .meta, li')].map((each) => getComputedStyle(each).direction),
    );
    expect(directions).toEqual(['rtl', 'rtl', 'rtl', 'rtl', 'rtl']);
    const [edge, margin] = await app.article.evaluate((article) => {
      const words = article.querySelector('.post-body p') as HTMLElement;
      const range = document.createRange();
      range.selectNodeContents(words);
      return [words.getBoundingClientRect().right - range.getBoundingClientRect().right, 1];
    });
    expect(Math.abs(edge ?? 99)).toBeLessThanOrEqual(margin ?? 0);
  });

  it('runs code from left to right in such a post, and begins its table at the edge of the text', async () => {
    await app.open('מכתבים מהים');
    const [direction, before, edge] = await app.article.evaluate((article) => {
      const side = (element: Element | null): DOMRect => {
        const range = document.createRange();
        range.selectNodeContents(element as Element);
        return range.getBoundingClientRect();
      };
      const code = article.querySelector('pre code') as HTMLElement;
      const pre = code.closest('pre') as HTMLElement;
      const cell = article.querySelector('td');
      return [
        getComputedStyle(code).direction,
        side(code).left - pre.getBoundingClientRect().left,
        (article.querySelector('.post-body')?.getBoundingClientRect().right ?? 0) - side(cell).right,
      ] as const;
    });
    expect(direction).toBe('ltr');
    expect(before).toBeLessThan(40);
    expect(Math.abs(edge)).toBeLessThanOrEqual(1);
  });

  it('lists the name of a tag from the edge of the window’s own direction', async () => {
    const name = app.page.locator('.facet-name', { hasText: 'ים' });
    const room = await name.evaluate((each) => {
      const range = document.createRange();
      range.selectNodeContents(each);
      return range.getBoundingClientRect().left - each.getBoundingClientRect().left;
    });
    expect(room).toBeLessThan(2);
  });

  it('shows a cover once, is in the language of the site, and leaves room below what is centred', async () => {
    await app.open('Ein Boot');
    expect(await app.article.getByRole('img').count()).toBe(1);
    expect(await app.article.evaluate((article) => article.ownerDocument.documentElement.lang)).toBe('de');
    expect(await app.article.evaluate((article) => getComputedStyle(article).direction)).toBe('ltr');
    const words = app.article.getByText('Worte davon.');
    expect(await words.evaluate((each) => getComputedStyle(each).hyphens)).toBe('auto');
    await app.open('In der Mitte');
    const room = await app.article.evaluate((article) => {
      const [above, below] = [...article.querySelectorAll('.post-body > *')].map((each) =>
        each.getBoundingClientRect(),
      );
      return (below?.top ?? 0) - (above?.bottom ?? 0);
    });
    expect(room).toBeGreaterThan(10);
  });

  it('shows an embedded note without running anything, and its name opens it', async () => {
    const folder = makeFolder();
    const forged = '<span data-n0000000000000000="p0 l0 b0">forged</span>';
    writeFiles(folder, {
      '.obsidian/app.json': '{}',
      'Day.md': 'Today.\n\n![[Harbour#Small ones]]\n\n![[Nobody]]\n',
      'Harbour.md': `# Ships\n\nAll of them.\n\n## Small ones\n\nA dinghy, and [[Rope]].\n\n<img src=x onerror="document.title = 'ran'"> ${forged}\n\n\`\`\`js\nrow();\n\`\`\`\n\n</section></article><h3>Out</h3>\n\n## Large ones\n\nA barque.\n`,
      'Rope.md': 'Hemp.\n',
    });
    await openFolder(app, folder);
    await app.open('Day');
    const note = app.article.getByRole('region', { name: 'Embedded note: Harbour' });
    await note.getByText('A dinghy').waitFor();
    expect(await note.getByText('row();').count()).toBe(1);
    expect(await app.article.getByText('A barque.').count()).toBe(0);
    expect(await note.getByRole('heading', { name: 'Out' }).count()).toBe(1);
    expect(await note.locator('[onerror], [data-block]').count()).toBe(0);
    expect(await note.getByText('forged').evaluate((each) => each.getAttributeNames())).toEqual([]);
    await app.article.getByRole('link', { name: 'Nobody' }).click();
    await app.page.getByText('This link leads nowhere').first().waitFor();
    await note.getByRole('link', { name: 'Rope' }).click();
    await app.article.getByText('Hemp.').waitFor();
    await app.open('Day');
    await note.getByRole('link', { name: 'Harbour' }).click();
    await app.article.getByText('A barque.').waitFor();
  });

  it('folds the HTML that the site leaves out, and opens it where something in it is found', async () => {
    const folder = makeFolder();
    writeFiles(folder, {
      'hugo.toml': 'baseURL = "https://example.org/"\n[markup.goldmark.renderer]\nunsafe = false\n',
      'content/posts/folded.md':
        '---\ntitle: Folded\ndate: 2024-05-04\n---\n\nText <b>of</b> it.\n\n<center>A *medlar* in HTML</center>\n',
    });
    await openFolder(app, folder);
    await app.open('Folded');
    const folded = app.article.locator('details');
    expect(await folded.getByText('in HTML').isVisible()).toBe(false);
    expect(
      await folded.evaluate((each) => getComputedStyle(each.firstElementChild as Element, '::after').content),
    ).toBe('"Show HTML that this site leaves out"');
    await folded.locator('summary').click();
    await folded.getByText('in HTML').waitFor({ state: 'visible' });
    expect(await app.article.locator('b').count()).toBe(0);
    await app.search.fill('medlar');
    await app.hits.first().waitFor({ state: 'visible' });
  });
});
