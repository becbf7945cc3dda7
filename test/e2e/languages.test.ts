import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { datedPost, writeFiles } from '../post-files.ts';
import {
  chooseMenu,
  eventually,
  launchOffprint,
  makeFolder,
  type OffprintApp,
  resizeWindow,
  until,
} from './offprint-app.ts';
import { makePseudoApp } from './pseudo-app.ts';

function withSettings(settings: object): string {
  const userData = makeFolder('user-data');
  mkdirSync(userData, { recursive: true });
  writeFileSync(path.join(userData, 'settings.json'), JSON.stringify(settings));
  return userData;
}

/** A blog in Cyrillic letters, so that English words of the window can be told from words of the folder. */
function makeBlog(): string {
  const folder = makeFolder('вода');
  writeFiles(folder, {
    '1.md':
      '---\ntitle: Лодка\ndate: 2024-03-01\ntags: [море]\n---\n\nПервые слова.\n\n## Парус\n\nЕщё слова.\n\n```\n1 + 1\n```\n',
    '2.md': '---\ntitle: Мачта\ndate: никогда\n---\n\n[лодка](1.md) и [берег](/8/).\n\n![песок](9.png)\n',
    '3.md': '---\ntitle: Якорь\ndate: 2023-01-02\ndraft: true\n---\n\nСлова.\n',
  });
  return folder;
}

describe('the language of the window', () => {
  it.skipIf(process.platform !== 'linux')('is the system’s, if Offprint has it', async () => {
    const app = await launchOffprint({
      folder: makeBlog(),
      userData: withSettings({}),
      env: { LANGUAGE: '', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' },
    });
    onTestFinished(() => app.close());
    await until(() => app.page.getByRole('searchbox', { name: 'Beiträge suchen' }).waitFor());
    expect(await app.page.evaluate(() => document.documentElement.lang)).toMatch(/^de/);
    await eventually(() => app.page.getByRole('status').first().textContent()).toContain('3 Beiträge');
    await chooseMenu(app, 'Ansicht', 'Filter');
  });

  it('can be chosen, and the post that is open stays', async () => {
    const app = await launchOffprint({ folder: makeBlog(), userData: withSettings({ language: 'en' }) });
    onTestFinished(() => app.close());
    await app.whenSearchable();
    await app.open('Лодка');
    await chooseMenu(app, 'View', 'Language', '日本語');
    await until(() => app.page.getByRole('searchbox', { name: '記事を検索' }).waitFor());
    await eventually(() => app.page.frameLocator('iframe').getByRole('heading', { level: 1 }).textContent()).toBe(
      'Лодка',
    );
    expect(await app.page.evaluate(() => document.documentElement.lang)).toMatch(/^ja/);
    await chooseMenu(app, '表示(V)', '言語(G)', 'English');
    await until(() => app.search.waitFor());
  });
});

/** Words in plain Latin letters that a person can see or hear, in the page and in the post. */
function plainWords(app: OffprintApp): Promise<readonly string[]> {
  return app.page.evaluate(() => {
    const plain = /[A-Za-z]{3,}/g;
    // Allowed words: names, keys, words of the folder's files, and dates, which come from the system.
    const known =
      /Offprint|CSV|\b(?:Esc|Ctrl|Shift|Enter)\b|English|Deutsch|Astro|Docusaurus|Eleventy|Gatsby|Hexo|Hugo|Jekyll|Middleman|Nikola|Pelican|Zola|year:20|\d\.(?:md|png)|^(?:title|date|tags|draft)$|\b[A-Z][a-z]{2,8} \d{1,2}, \d{4}/g;
    const found: string[] = [];
    const look = (text: string | null) => {
      if (text && plain.test(text.replace(known, ''))) {
        found.push(text);
      }
      plain.lastIndex = 0;
    };
    const visit = (document: Document) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node instanceof (document.defaultView as unknown as typeof globalThis).HTMLElement) {
          for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-text']) {
            look(node.getAttribute(name));
          }
        } else if (node.nodeType === 3 && node.parentElement?.checkVisibility()) {
          look(node.textContent);
        }
      }
    };
    visit(document);
    const post = document.querySelector<HTMLIFrameElement>('iframe.post-frame')?.contentDocument;
    if (post) {
      visit(post);
    }
    return [...new Set(found)];
  });
}

/** Buttons, headings and labels whose words are cut off at their sides. */
function cutWords(app: OffprintApp): Promise<readonly string[]> {
  return app.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, h1, h2, h3, label, summary, dt, .choice > span')]
      .filter((element) => element.checkVisibility() && element.textContent?.includes('·'))
      .filter((element) => {
        const { overflowX } = getComputedStyle(element);
        return overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => element.textContent ?? ''),
  );
}

/** The elements that another one of them lies over, that are partly outside of the window, or whose text has no room. */
function covered(app: OffprintApp, selector: string): Promise<readonly string[]> {
  return app.page.evaluate((wanted) => {
    const all = [...document.querySelectorAll<HTMLElement>(wanted)].filter((each) => each.checkVisibility());
    const boxes = all.map((each) => each.getBoundingClientRect());
    const isCovered = (box: DOMRect | undefined, at: number) =>
      box !== undefined &&
      (box.left < 0 ||
        box.right > innerWidth ||
        (all[at]?.scrollWidth ?? 0) > (all[at]?.clientWidth ?? 0) + 1 ||
        boxes.some(
          (other, index) =>
            index !== at &&
            box.left < other.right - 1 &&
            other.left < box.right - 1 &&
            box.top < other.bottom - 1 &&
            other.top < box.bottom - 1,
        ));
    return all
      .map((each, at) => `${each.textContent} ${JSON.stringify(boxes[at])}`)
      .filter((_each, at) => isCovered(boxes[at], at));
  }, selector);
}

describe('another language', () => {
  it('leaves search, filters, order and the open post as they are', async () => {
    const app = await launchOffprint({ folder: makeBlog(), userData: withSettings({ language: 'en' }) });
    onTestFinished(() => app.close());
    await app.whenSearchable();
    await app.open('Лодка');
    await app.page.getByRole('region', { name: 'Year' }).getByText('2024').click();
    expect(await app.searchFor('слова')).toBe(1);
    await chooseMenu(app, 'View', 'Language', 'Deutsch');
    const field = app.page.getByRole('searchbox', { name: 'Beiträge suchen' });
    await until(() => field.waitFor());
    await eventually(() => field.inputValue()).toBe('слова');
    const rows = app.page.getByRole('listbox', { name: 'Beiträge' }).getByRole('option');
    await eventually(async () => (await rows.allTextContents()).map((text) => text.slice(0, 5))).toEqual(['Лодка']);
    await eventually(() => app.page.frameLocator('iframe').getByRole('heading', { level: 1 }).textContent()).toBe(
      'Лодка',
    );
    // The filter is kept too: without the query there is still one year.
    await field.fill('');
    await eventually(() => rows.count()).toBe(1);
  });
});

describe('German', () => {
  it('has room above code in a narrow window, and the code’s language is not broken', async () => {
    const folder = makeFolder('code');
    const code = Array.from({ length: 3 }, (_, at) => `print(${at})`).join('\n');
    writeFiles(folder, { 'a.md': datedPost('Code', '2024-01-01', `\`\`\`python\n${code}\n\`\`\``) });
    const app = await launchOffprint({ folder, userData: withSettings({ language: 'de' }) });
    onTestFinished(() => app.close());
    await app.whenSearchable();
    await app.page.locator('#posts').getByRole('option', { name: 'Code' }).click();
    const bar = app.page.frameLocator('iframe').locator('.code-bar');
    await until(() => bar.waitFor());
    for (const width of [320, 360, 480, 900]) {
      await resizeWindow(app, width, 700);
      const { outside, heights } = await bar.evaluate((row) => {
        const { left, right } = row.getBoundingClientRect();
        const boxes = [...row.children].map((each) => each.getBoundingClientRect());
        return {
          outside: boxes.filter((box) => box.left < left - 1 || box.right > right + 1).length,
          heights: new Set(boxes.map(({ height }) => Math.round(height))).size,
        };
      });
      expect({ width, outside, heights }).toEqual({ width, outside: 0, heights: 1 });
    }
  });
});

describe('a list that is scrolled', () => {
  it('stands where it was once the window speaks another language', async () => {
    const folder = makeFolder('scrolled');
    const posts = Array.from({ length: 120 }, (_, at) => [
      `post-${at}.md`,
      datedPost(
        `Post ${at}`,
        `2024-01-01T${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}:00`,
      ),
    ]);
    writeFiles(folder, Object.fromEntries(posts));
    const app = await launchOffprint({ folder, userData: withSettings({ language: 'en' }) });
    onTestFinished(() => app.close());
    await app.whenSearchable();
    const list = app.page.locator('#posts');
    await list.evaluate((element) => {
      element.scrollTop = 4_000;
    });
    await eventually(() => list.evaluate((element) => element.scrollTop)).toBe(4_000);
    await chooseMenu(app, 'View', 'Language', '日本語');
    await until(() => app.page.getByRole('listbox', { name: '記事' }).waitFor());
    await eventually(() => list.evaluate((element) => element.scrollTop)).toBe(4_000);
    await eventually(() => list.getByRole('option').first().textContent()).toMatch(/^Post /);
  });
});

describe('with accents on every text, and two fifths longer', () => {
  it('the window shows only texts of the catalogue, and cuts none', async () => {
    const app = await launchOffprint({
      folder: makeBlog(),
      userData: withSettings({ language: 'en' }),
      app: await makePseudoApp(),
    });
    onTestFinished(() => app.close());
    const { page } = app;
    const said: string[] = [];
    const cut: string[] = [];
    const look = async (state: string) => {
      said.push(...(await plainWords(app)).map((text) => `${state}: ${text}`));
      cut.push(...(await cutWords(app)).map((text) => `${state}: ${text}`));
    };
    const option = page.getByRole('option');
    await until(async () => expect(await option.count()).toBe(3));
    await look('list');
    await option.filter({ hasText: 'Мачта' }).click();
    await until(() => page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor());
    await look('post');
    await page.getByRole('searchbox').fill('слова море');
    await eventually(() => page.getByRole('status').first().textContent()).toContain('слова море');
    await look('results');
    await page.getByRole('searchbox').fill('year:20 -якорь');
    await eventually(() => page.locator('.explanation').first().textContent()).toContain('якорь');
    await look('query');
    await page.getByRole('searchbox').fill('кит');
    await until(() => page.locator('.empty-list').waitFor());
    await look('nothing found');
    await page.getByRole('searchbox').fill('лодка');
    await until(() => page.locator('.reader-bar .hits').waitFor());
    for (const command of ['archive-health', 'post-facts', 'find-in-post', 'about-folder'] as const) {
      await app.electron.evaluate(({ BrowserWindow }, name) => {
        BrowserWindow.getAllWindows()[0]?.webContents.send('offprint:event', 'command', name);
      }, command);
      await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"]').length === 0);
      await look(command);
    }
    await resizeWindow(app, 320, 640);
    await look('a narrow dialog');
    expect(await covered(app, '.dialog-foot > *'), 'in the foot of a dialog').toEqual([]);
    await page.keyboard.press('Escape');
    // A key that comes while the dialog closes is still the dialog's.
    await until(() => page.getByRole('dialog').waitFor({ state: 'detached' }));
    // Pressed in the field: in the archive health, the key would close that.
    await page.locator('.find-bar input').press('Escape');
    await until(() => page.locator('.health-pane').waitFor());
    await look('a narrow window');
    expect(await covered(app, '.reader-bar button'), 'above the post').toEqual([]);
    expect(await covered(app, '.health-bar > *, .health-kind'), 'in the archive health').toEqual([]);
    const menus = await app.electron.evaluate(({ Menu }) => {
      const labels = (menu: Electron.Menu | null | undefined): string[] =>
        menu?.items.flatMap((item) => [item.label, ...labels(item.submenu)]) ?? [];
      return labels(Menu.getApplicationMenu());
    });
    said.push(
      ...menus.filter(
        (label) => !label.includes('/') && /[A-Za-z]{3,}/.test(label.replace(/Offprint|English|Deutsch/, '')),
      ),
    );
    expect(said).toEqual([]);
    expect(cut).toEqual([]);
  });
});
