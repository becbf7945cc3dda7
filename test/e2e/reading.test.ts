import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeFiles } from '../post-files.ts';
import {
  eventually,
  externalCalls,
  launchOffprint,
  makeFolder,
  openFolder,
  type OffprintApp,
  recordExternal,
} from './offprint-app.ts';
import { copyHandbook, openAfresh } from './open-afresh.ts';

describe('the reading view', () => {
  let app: OffprintApp;
  let folder = '';

  beforeAll(async () => {
    app = await launchOffprint();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    folder = copyHandbook();
    await openAfresh(app, folder);
  });

  const link = (name: string | RegExp) => app.article.getByRole('link', { name, exact: typeof name === 'string' });
  const scrollTop = () => app.article.evaluate((article) => article.ownerDocument.defaultView?.scrollY ?? 0);
  const scrollTo = (top: number) =>
    app.article.evaluate((article, to) => article.ownerDocument.defaultView?.scrollTo(0, to), top);
  /** Waits until a jump has brought an element to the top: into the first 80 CSS pixels of the post's frame. */
  const whenAtTop = (element: Locator) =>
    eventually(async () => {
      const top = await element.evaluate((each) => each.getBoundingClientRect().top);
      return top >= 0 && top < 80;
    }).toBe(true);
  const painted = (title: string) => eventually(() => app.mark('offprint:post')).toEqual({ title });
  /** Waits for all pictures, since a picture that comes later moves the text below it. */
  const whenDrawn = () =>
    eventually(() =>
      app.article.evaluate((article) => [...article.querySelectorAll('img')].map((each) => each.naturalHeight > 0)),
    ).toEqual([true]);
  const isInSight = (element: Locator) =>
    element.evaluate((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return bottom > 0 && top < (each.ownerDocument.defaultView?.innerHeight ?? 0);
    });

  it('names the window after post and folder, and the article after the post', async () => {
    await eventually(() => app.page.title()).toBe('handbook — Offprint');
    await app.open('Reading a post');
    expect(await app.page.title()).toBe('Reading a post — handbook — Offprint');
    expect(await app.article.count()).toBe(1);
    expect(await app.heading.allTextContents()).toEqual(['Reading a post']);
    const [mark] = await app.page.evaluate(() =>
      performance.getEntriesByName('offprint:post').map(({ entryType }) => entryType),
    );
    expect(mark).toBe('mark');
  });

  it('shows the highest headings of a post one level below its title, and others by their distance', async () => {
    await app.open('Reading a post');
    await app.article.getByRole('heading', { name: 'The top of a post', level: 2 }).waitFor();
    await app.article.getByRole('heading', { name: 'Dates', level: 3 }).waitFor();
  });

  it('sets tables, lists, quotations, definitions, entities and folded parts', async () => {
    await app.open('Reading a post');
    const cell = app.article.getByRole('cell', { name: '1,805' });
    await cell.waitFor();
    expect(await cell.evaluate((each) => getComputedStyle(each).textAlign)).toMatch(/right|end/);
    expect(await app.article.getByRole('columnheader').allTextContents()).toEqual(['Column', 'Aligned', 'Sum']);
    await app.article.locator('blockquote blockquote').waitFor();
    await app.article.locator('ol ul ol li').waitFor();
    const tasks = app.article.getByRole('listitem').filter({ hasText: /Task lists show|and what is not/ });
    expect(await tasks.count()).toBe(2);
    expect(await app.article.getByRole('term').allTextContents()).toEqual(['Text size', 'Zoom', 'Theme']);
    expect(await app.article.textContent()).toContain('© — ½ é ∞');
    const folded = app.article.getByText('The author decided that this can wait.');
    expect(await folded.isVisible()).toBe(false);
    await app.article.getByText('Some things are folded away until you ask').click();
    await folded.waitFor();
  });

  it('keeps HTML that says something about the text', async () => {
    await app.open('Reading a post');
    for (const [tag, text] of [
      ['sub', '2'],
      ['sup', '6'],
      ['abbr', 'SQL'],
      ['kbd', 'Esc'],
      ['s, del', 'words that somebody took back'],
    ] as const) {
      await app.article.locator(tag).filter({ hasText: text }).first().waitFor();
    }
    await app.article.getByText('a marked word', { exact: true }).waitFor();
    // Words that an author marked are not hits.
    expect(await app.hits.count()).toBe(0);
  });

  it('opens a footnote at its number, and leads from its text at the end back to the number', async () => {
    await app.open('Reading a post');
    const reference = app.article.locator('sup').getByRole('link').first();
    const note = app.article.getByText('Like this one.').last();
    expect(await isInSight(note)).toBe(false);
    await reference.scrollIntoViewIfNeeded();
    const before = await scrollTop();
    await reference.click();
    await eventually(() => isInSight(app.article.getByRole('note'))).toBe(true);
    expect(await scrollTop()).toBe(before);
    await note.scrollIntoViewIfNeeded();
    await eventually(() => isInSight(note)).toBe(true);
    const below = await scrollTop();
    await note.getByRole('link').click();
    await eventually(() => isInSight(reference)).toBe(true);
    expect(await scrollTop()).toBeLessThan(below);
  });

  it('colours code and copies it as it was written', async () => {
    await app.open('Reading a post');
    const code = app.article.getByRole('region', { name: 'Code, python' });
    const colour = (element: Locator) => element.evaluate((each) => getComputedStyle(each).color);
    expect(await colour(code.getByText('def', { exact: true }))).not.toBe(await colour(code.locator('code')));
    const figure = app.article
      .locator('figure')
      .filter({ has: app.frame.getByRole('region', { name: 'Code, python' }) });
    await figure.getByRole('button', { name: 'Copy' }).click();
    await app.article.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied.trimEnd()).toBe((await code.locator('code').textContent())?.trimEnd());
    expect(copied).toMatch(/^def posts_per_year\(posts\):\n {4}"""/);
  });

  it('goes to a heading by the contents, and marks the one that is read under', async () => {
    await app.open('Reading a post');
    const entry = app.contents.getByRole('button', { name: 'Zoom', exact: true });
    expect(await entry.count()).toBe(0);
    const code = app.contents.getByRole('button', { name: 'Back and forward', exact: true });
    await code.click();
    await whenAtTop(app.article.getByRole('heading', { name: 'Back and forward' }));
    await app.contents.getByRole('button', { name: 'Footnotes', exact: true }).click();
    await whenAtTop(app.article.getByRole('heading', { name: 'Footnotes' }));
    await app.contents.locator('[aria-current="location"]').filter({ hasText: 'Footnotes' }).waitFor();
  });

  it('follows links between posts inside, and goes back and forward to the very place', async () => {
    await app.open('Links between posts');
    await whenDrawn();
    await scrollTo(160);
    await eventually(scrollTop).toBe(160);
    // By keyboard, because a click by Playwright may scroll first.
    await link('Finding a post')
      .first()
      .evaluate((each: HTMLElement) => each.focus({ preventScroll: true }));
    await app.page.keyboard.press('Enter');
    await painted('Finding a post');
    await whenDrawn();
    await scrollTo(220);
    await eventually(scrollTop).toBe(220);
    await app.button('Back').click();
    await painted('Links between posts');
    await eventually(async () => Math.abs((await scrollTop()) - 160)).toBeLessThanOrEqual(2);
    await app.button('Forward').click();
    await painted('Finding a post');
    await eventually(async () => Math.abs((await scrollTop()) - 220)).toBeLessThanOrEqual(2);
    await app.page.keyboard.press('Alt+ArrowLeft');
    await painted('Links between posts');
    expect(app.page.url()).toMatch(/^offprint:\/\/app\/index\.html\?locale=en/);
  });

  it('finds a post by its old addresses, and a heading by its name', async () => {
    await app.open('Links between posts');
    for (const [name, title] of [
      ['searching', 'Finding a post'],
      ['shortcuts', 'Keys'],
      ['the trust post', 'What Offprint may do'],
    ] as const) {
      await link(name).click();
      await painted(title);
      await app.button('Back').click();
      await painted('Links between posts');
    }
    await link('Footnotes').click();
    await painted('Reading a post');
    await whenAtTop(app.article.getByRole('heading', { name: 'Footnotes' }));
    await app.button('Back').click();
    await painted('Links between posts');
    const last = app.article.getByRole('heading', { name: 'What leaves the window' });
    expect(await isInSight(last)).toBe(false);
    await link('What leaves the window').click();
    await eventually(() => isInSight(last)).toBe(true);
    expect(await app.heading.textContent()).toBe('Links between posts');
  });

  it('says that a link leads nowhere', async () => {
    await app.open('Links between posts');
    await link('a post that was never here').click();
    await eventually(() => app.status.textContent()).toMatch(/This link leads nowhere: .+/);
    expect(await app.heading.textContent()).toBe('Links between posts');
  });

  it('opens web and mail addresses, and no others, in other programs after the person has seen them and agreed', async () => {
    await app.open('Links between posts');
    await recordExternal(app, 1);
    await link('the YAML specification').click();
    await eventually(async () => (await externalCalls(app)).asked.map(({ detail }) => detail)).toEqual([
      'Site: yaml.org (https)\n\nhttps://yaml.org/spec/1.2.2/',
    ]);
    expect((await externalCalls(app)).opened).toEqual([]);

    await recordExternal(app, 0);
    await link('https://spec.commonmark.org/').click();
    await link('write to us').click();
    await eventually(async () => (await externalCalls(app)).opened).toEqual([
      'https://spec.commonmark.org/',
      'mailto:hello@offprint.example',
    ]);
    await link('a link such as this').click();
    await eventually(() => app.status.textContent()).toMatch(/web and mail addresses only\. This one wants .+/);
    expect((await externalCalls(app)).asked).toHaveLength(2);
    expect(app.electron.windows()).toHaveLength(1);
  });

  it('offers on a right click what can be done with a post', async () => {
    await app.open('Links between posts');
    await app.electron.evaluate(({ Menu }) => {
      Menu.prototype.popup = function popup(this: Electron.Menu) {
        Object.assign(globalThis, { offprintMenu: this });
      };
    });
    const labels = () =>
      app.electron.evaluate(() =>
        (globalThis as unknown as { offprintMenu?: Electron.Menu }).offprintMenu?.items.map(({ label }) =>
          label.replace('&', ''),
        ),
      );
    const choose = (wanted: string) =>
      app.electron.evaluate((_electron, label) => {
        const { offprintMenu } = globalThis as unknown as { offprintMenu: Electron.Menu };
        offprintMenu.items.find((item) => item.label.replace('&', '') === label)?.click();
      }, wanted);
    await link('the YAML specification').click({ button: 'right' });
    await eventually(labels).toEqual(
      expect.arrayContaining(['Copy Link Address', 'Show in File Manager', 'Open in Default Editor']),
    );
    await choose('Copy Link Address');
    expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('https://yaml.org/spec/1.2.2/');
    await recordExternal(app, 0);
    await choose('Open in Default Editor');
    await choose('Show in File Manager');
    const file = path.join(folder, 'posts', 'links-between-posts.md');
    await eventually(async () => (await externalCalls(app)).files).toEqual([file, `folder of ${file}`]);
  });

  it('shows all pictures of the folder, by either kind of address, and the cover with its caption', async () => {
    await app.open('Pictures and files');
    await app.article.getByText('A type case, drawn for this handbook').waitFor();
    const pictures = app.article.locator('img');
    expect(await pictures.count()).toBe(6);
    await whenPicturesCame(pictures);
    expect(
      await pictures.evaluateAll((all) =>
        all.every((each) => /^(?:offprint-file:|data:image\/png;)/.test((each as HTMLImageElement).currentSrc)),
      ),
    ).toBe(true);
  });

  it('shows a note with the description in place of a picture that is on the web or missing', async () => {
    await app.open('Pictures and files');
    await app.article
      .getByRole('link', { name: /^Picture on the web: A lighthouse seen from the sea: example\.org/ })
      .waitFor();
    await app.article
      .getByRole('img', { name: /^Picture not in this folder: A picture that nobody has kept/ })
      .waitFor();
    expect(await app.article.getByRole('img', { name: /lighthouse/ }).count()).toBe(0);
  });

  it('opens a document of the folder with the system’s program, by a link and by the picture that leads to it', async () => {
    await app.open('Pictures and files');
    await recordExternal(app, 0);
    const file = path.join(folder, 'files', 'key-card.pdf');
    await link('the key card').click();
    await eventually(async () => (await externalCalls(app)).files).toEqual([file]);
    await app.article.getByRole('img', { name: /^The key card/ }).click();
    await eventually(async () => (await externalCalls(app)).files).toEqual([file, file]);
  });

  it('removes a script, says so, and keeps the window’s title', async () => {
    await app.open('What Offprint may do');
    await app.article.getByRole('note', { name: 'script removed' }).waitFor();
    expect(await app.page.title()).toBe('What Offprint may do — handbook — Offprint');
    expect(await app.article.locator('script').count()).toBe(0);
  });

  it('shows a post whose front matter is broken, and says what is wrong', async () => {
    await app.open('A post with a broken header');
    const notice = app.article.getByRole('note', { name: 'Problems' });
    expect(await notice.textContent()).toMatch(/front matter.*line \d/i);
    expect(await app.article.textContent()).toContain('Please leave it broken.');
  });

  it('shows many scripts, each in its direction', async () => {
    await app.open('Many scripts: 日本語, Ελληνικά, العربية');
    const direction = (element: Locator) => element.evaluate((each) => getComputedStyle(each).direction);
    expect(await direction(app.article.getByText('هذه فقرة قصيرة'))).toBe('rtl');
    expect(await direction(app.article.getByText('זוהי פסקה קצרה'))).toBe('rtl');
    expect(await direction(app.article.getByText('פריט ראשון'))).toBe('rtl');
    expect(await direction(app.article.getByText('A few words of Arabic'))).toBe('ltr');
    await app.article.getByRole('heading', { name: '見出し: a heading in two scripts' }).waitFor();
    expect(await app.article.getAttribute('lang')).toBe('en');
  });

  it('lets no post add landmarks, roles, ids or headings of the first level', async () => {
    const forms = makeFolder('forms');
    writeFiles(forms, {
      'forms.md': `---
title: Forms
---

# A heading of the first level

<main>In main</main>
<nav aria-label="Contents">In nav</nav>
<aside>In aside</aside>
<header>In header</header>
<footer>In footer</footer>
<section aria-label="Named">In section</section>
<article><h1>Another title</h1>In article</article>
<div role="banner">In banner</div>
<div role="dialog" aria-modal="true" id="app">In dialog</div>
<p role="status">In status</p>
`,
    });
    await openFolder(app, forms);
    await app.open('Forms');
    expect(await app.article.count()).toBe(1);
    expect(await app.heading.allTextContents()).toEqual(['Forms']);
    for (const role of [
      'main',
      'navigation',
      'complementary',
      'banner',
      'contentinfo',
      'region',
      'dialog',
      'status',
    ] as const) {
      expect(await app.frame.getByRole(role).count(), role).toBe(0);
    }
    for (const place of [
      'main',
      'nav',
      'aside',
      'header',
      'footer',
      'section',
      'article',
      'banner',
      'dialog',
      'status',
    ]) {
      expect(await app.article.textContent()).toContain(`In ${place}`);
    }
    expect(await app.article.locator('[id], [role]').count()).toBe(0);
    expect(await app.article.getByRole('heading').allTextContents()).toEqual([
      'Forms',
      'A heading of the first level',
      'Another title',
    ]);
  });
});

/** Scrolls to each picture, since far ones are not loaded, and waits until it has loaded. */
async function whenPicturesCame(pictures: Locator): Promise<void> {
  for (let at = 0, count = await pictures.count(); at < count; at += 1) {
    const picture = pictures.nth(at);
    await picture.scrollIntoViewIfNeeded();
    await eventually(() => picture.evaluate((each) => (each as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  }
}
