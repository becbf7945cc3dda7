import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { manyParagraphs, postText as post, writeFiles } from '../post-files.ts';
import { writePosts } from './generated-posts.ts';
import {
  answerSaveDialog,
  chooseMenu,
  eventually,
  launchOffprint,
  makeFolder,
  openFolder,
  type OffprintApp,
  resizeWindow,
  until,
} from './offprint-app.ts';
import { openAfresh } from './open-afresh.ts';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="70"><rect width="90" height="70"/></svg>';

describe('archive health', () => {
  let folder = '';
  let app: OffprintApp;

  beforeAll(async () => {
    app = await launchOffprint();
  });
  afterAll(() => app.close());

  beforeEach(async () => {
    folder = makeFolder('needs-care');
    writeFiles(folder, {
      'hugo.toml': 'baseURL = "https://site.example/"\n[permalinks]\npost = "/:year/:slug/"\n',
      'content/post/links.md': post(
        'title: Links\ndate: 2024-03-01',
        'A [link to nothing](/2020/gone/) at the top.',
        ...manyParagraphs(40),
        'And [the same once more](/2020/gone/) below.',
        ...manyParagraphs(20),
        '![A drawing](/img/a%20drawing.svg)',
        ...manyParagraphs(20),
        '![](/img/wordless.svg)',
        ...manyParagraphs(40),
      ),
      'content/post/cover.md': post('title: Covered\ndate: 2024-03-02\ncoverImage: /img/cover.jpg\ntags: [PostgreSQL]'),
      'content/post/broken.md': '---\ntitle: Broken\ndate: 2024-03-04\ntags: [a, b\n---\n\nThe text.\n',
      'content/post/undated.md': post('title: Undated', 'Without a day.'),
      'content/post/misspelt.md': post('title: Misspelt\ndate: 2024-03-05\ntagz: [x]\ntags: [postgresql]', 'Text.'),
      'content/post/one.md': post(
        'title: "=Twice, \\"said\\""\ndate: 2024-03-06\nurl: /same/\naliases: [/old/]',
        'One.',
      ),
      'content/post/two.md': post(
        'title: "=Twice, \\"said\\""\ndate: 2024-03-07\nurl: /same/\naliases: [/old/]',
        'Two.',
      ),
    });
    await openAfresh(app, folder);
    await chooseMenu(app, 'View', 'Archive Health');
    await until(async () => expect(await log().textContent()).toBe('15 findings'));
  });

  const pane = () => app.page.getByRole('region', { name: 'Archive health' });
  const log = () => pane().getByRole('log');
  const rows = () => pane().getByRole('rowgroup').getByRole('row');
  const kind = (name: RegExp) => pane().getByRole('list', { name: 'Kinds' }).getByRole('button', { name });
  /** The lines of text in each cell: a title and the path below it are two lines. */
  const linesOf = (row: Locator) =>
    row.getByRole('gridcell').evaluateAll((all) =>
      all.map((cell) => {
        const path = cell.querySelector('.cell-path');
        return path === null ? [cell.textContent] : [...cell.children].map(({ textContent }) => textContent);
      }),
    );
  // The last line of each cell: in the second cell that is the path below the title.
  const cells = async () =>
    Promise.all((await rows().all()).map(async (row) => (await linesOf(row)).map((lines) => lines.at(-1))));
  const pointed = () => app.article.locator('[data-pointed]');
  const isInSight = (element: Locator) =>
    element.evaluate((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return top >= 0 && bottom <= (each.ownerDocument.defaultView?.innerHeight ?? 0);
    });

  it('lists what its author would want to mend, the worst first', async () => {
    expect(await cells()).toEqual([
      ['Missing picture', 'content/post/cover.md:4', '/img/cover.jpg', 'The cover picture is not in the folder.'],
      ['Missing picture', 'content/post/links.md:130', '/img/a%20drawing.svg', 'This picture is not in the folder.'],
      ['Missing picture', 'content/post/links.md:172', '/img/wordless.svg', 'This picture is not in the folder.'],
      ['Dead link', 'content/post/links.md:6', '/2020/gone/', 'This link leads to nothing in the folder.'],
      ['Dead link', 'content/post/links.md:88', '/2020/gone/', 'This link leads to nothing in the folder.'],
      ['Address clash', 'content/post/one.md:4', '/same', 'The address /same is claimed by content/post/two.md too.'],
      ['Address clash', 'content/post/two.md:4', '/same', 'The address /same is claimed by content/post/one.md too.'],
      ['Alias clash', 'content/post/one.md:5', '/old', 'The alias /old is claimed by content/post/two.md too.'],
      ['Alias clash', 'content/post/two.md:5', '/old', 'The alias /old is claimed by content/post/one.md too.'],
      [
        'Broken front matter',
        'content/post/broken.md:5',
        '',
        expect.stringMatching(/^The front matter is not valid YAML/),
      ],
      ['No date', 'content/post/undated.md', '', 'This post has no date, so that of its file is shown.'],
      ['Misspelt key', 'content/post/misspelt.md:4', 'tagz', 'The front matter has “tagz”; was “tags” meant?'],
      [
        'Tag variants',
        'content/post/misspelt.md:5',
        'postgresql',
        'One tag has several spellings: PostgreSQL (1), postgresql (1).',
      ],
      ['Duplicate', 'content/post/one.md', '=Twice, "said"', 'It has the same title as content/post/two.md.'],
      ['Duplicate', 'content/post/two.md', '=Twice, "said"', 'It has the same title as content/post/one.md.'],
    ]);
  });

  it('names each post by its title, above its path, and selects no row before the person goes to one', async () => {
    const places = await Promise.all((await rows().all()).map(async (row) => (await linesOf(row))[1]));
    expect(places[0]).toEqual(['Covered', 'content/post/cover.md:4']);
    expect(places.at(-1)).toEqual(['=Twice, "said"', 'content/post/two.md']);
    expect(await pane().getByRole('row', { selected: true }).count()).toBe(0);
    await rows().first().focus();
    await eventually(() => pane().getByRole('row', { selected: true }).count()).toBe(1);
  });

  it('opens a dead link at its place in the post, also one of two equal links', async () => {
    const links = app.article.getByRole('link', { name: /^(?:link to nothing|the same once more)$/ });
    for (const [line, at] of [
      ['links.md:88', 1],
      ['links.md:6', 0],
    ] as const) {
      await rows().filter({ hasText: line }).filter({ hasText: 'Dead link' }).click();
      await eventually(() => links.nth(at).getAttribute('data-pointed')).toBe('');
      await eventually(() => isInSight(links.nth(at))).toBe(true);
      expect(await pointed().count()).toBe(1);
    }
  });

  it('opens a missing picture at the card that stands for it, with and without words', async () => {
    for (const name of ['a%20drawing', 'wordless']) {
      await rows().filter({ hasText: name }).click();
      const card = app.article.locator('.missing-picture[data-pointed]');
      await eventually(() => card.getByRole('img').getAttribute('aria-label')).toContain(name);
      await eventually(() => isInSight(card)).toBe(true);
      expect(await pointed().count()).toBe(1);
    }
  });

  it('opens broken front matter at the note that says what is wrong', async () => {
    await rows().filter({ hasText: 'broken.md' }).click();
    await eventually(() => app.heading.textContent()).toBe('Broken');
    const note = app.article.getByRole('note', { name: 'Problems' });
    await eventually(() => note.locator('[data-pointed]').textContent()).toMatch(/not valid YAML.*\(line 5\)$/);
    expect(await isInSight(note)).toBe(true);
  });

  it('opens any other finding at the top of its post', async () => {
    for (const [name, title] of [
      ['Misspelt key', 'Misspelt'],
      ['No date', 'Undated'],
      ['Tag variants', 'Misspelt'],
    ] as const) {
      await rows().filter({ hasText: name }).click();
      await eventually(() => app.heading.textContent()).toBe(title);
      expect(await pointed().count()).toBe(0);
    }
  });

  it('shows one kind at a time', async () => {
    await kind(/^Dead links 2$/).click();
    expect(await kind(/^Dead links/).getAttribute('aria-pressed')).toBe('true');
    expect((await cells()).map(([name]) => name)).toEqual(['Dead link', 'Dead link']);
    await kind(/^Dead links/).click();
    expect(await rows().count()).toBe(15);
  });

  it('saves what it shows as a table that no spreadsheet runs, and never into the folder', async () => {
    const saved = path.join(makeFolder('reports'), '..', 'report.csv');
    await answerSaveDialog(app, null);
    await pane().getByRole('button', { name: 'Export as CSV' }).click();
    await kind(/^Duplicates/).click();
    await answerSaveDialog(app, saved);
    await pane().getByRole('button', { name: 'Export as CSV' }).click();
    await eventually(() => existsSync(saved) && readFileSync(saved, 'utf8')).toBe(
      [
        'kind,path,line,target,message',
        `duplicate,content/post/one.md,,"'=Twice, ""said""",It has the same title as content/post/two.md.`,
        `duplicate,content/post/two.md,,"'=Twice, ""said""",It has the same title as content/post/one.md.`,
        '',
      ].join('\r\n'),
    );
    await answerSaveDialog(app, path.join(folder, 'report.csv'));
    await pane().getByRole('button', { name: 'Export as CSV' }).click();
    await app.page.getByRole('alert').filter({ hasText: 'folder' }).waitFor();
    expect(existsSync(path.join(folder, 'report.csv'))).toBe(false);
  });

  it('is worked by keyboard alone', async () => {
    await rows().first().click();
    await app.page.keyboard.press('End');
    await eventually(() =>
      rows()
        .last()
        .evaluate((row) => row === document.activeElement),
    ).toBe(true);
    await app.page.keyboard.press('ArrowUp');
    await app.page.keyboard.press('Enter');
    await eventually(() => app.heading.textContent()).toBe('=Twice, "said"');
    // The focus stays in the table of findings, so that one key goes to the next.
    await app.page.keyboard.press('Home');
    await eventually(() =>
      rows()
        .first()
        .evaluate((row) => row === document.activeElement),
    ).toBe(true);
    await app.page.keyboard.press('Escape');
    await pane().waitFor({ state: 'hidden' });
    expect(await app.list.evaluate((list) => list.contains(document.activeElement))).toBe(true);
    await app.page.keyboard.press('Control+Shift+H');
    await eventually(() => pane().evaluate((each) => each === document.activeElement)).toBe(true);
  });

  it('has all that it can do in a small window too', async () => {
    await resizeWindow(app, 480, 520);
    await pane().getByRole('button', { name: 'Export as CSV' }).waitFor();
    await rows().filter({ hasText: 'broken.md' }).click();
    await eventually(() => app.heading.textContent()).toBe('Broken');
  });

  it('checks again once something was mended: a picture, a post, the folder', async () => {
    writeFiles(folder, { 'static/img/a drawing.svg': drawing });
    await eventually(() => kind(/^Missing pictures/).textContent()).toBe('Missing pictures 2');
    writeFiles(folder, { 'content/post/broken.md': post('title: Broken\ndate: 2024-03-04', 'The text.') });
    await eventually(() => kind(/^Broken front matter/).count()).toBe(0);
    rmSync(path.join(folder, 'content/post/two.md'));
    await eventually(() => kind(/clash/).count()).toBe(0);
    rmSync(path.join(folder, 'static/img/a drawing.svg'));
    await eventually(() => kind(/^Missing pictures/).textContent()).toBe('Missing pictures 3');
  });

  it('says so when there is nothing to mend', async () => {
    const sound = makeFolder('sound');
    writeFiles(sound, {
      'a.md': post('title: A\ndate: 2024-01-01', 'All [is](b.md) well.'),
      'b.md': post('title: B\ndate: 2024-01-02'),
    });
    await openFolder(app, sound);
    await pane().getByText('Nothing here wants mending.').waitFor();
    expect(await pane().getByRole('button', { name: 'Export as CSV' }).isDisabled()).toBe(true);
  });

  it('tells how far it is in a large folder, and can be left before it is done', async () => {
    const large = makeFolder('large');
    writePosts(large, 20_000);
    // It is checked first, in the order of the paths.
    writeFiles(large, { '0.md': post('title: Last\ndate: 2000-01-01', 'To [nothing](nothing.md).') });
    await chooseMenu(app, 'View', 'Archive Health');
    await openFolder(app, large);
    await app.page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seenProgress: seen });
      new MutationObserver(() => {
        const soFar = document.querySelector('.health-message') ? document.querySelector('.health-kinds') : null;
        const words = [soFar, document.querySelector('.health-progress')].map((each) => each?.textContent).join(': ');
        if (seen.at(-1) !== words) {
          seen.push(words);
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await chooseMenu(app, 'View', 'Archive Health');
    await pane().getByRole('progressbar', { name: 'Checking the folder' }).waitFor();
    await pane().getByText('The findings are listed when all posts are checked.').waitFor();
    await app.open('Post 0');
    await eventually(() => log().textContent()).toMatch(/^1 finding$|^[\d,]+ findings$/);
    const seen = await app.page.evaluate(() => (globalThis as unknown as { seenProgress: string[] }).seenProgress);
    const counts = seen.flatMap((words) => {
      const [, count] = /^Dead link 1: Checking ([\d,]+) of 20,001$/.exec(words) ?? [];
      return count === undefined ? [] : [Number(count.replaceAll(',', ''))];
    });
    expect(counts.length).toBeGreaterThan(1);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    await kind(/^Dead link 1$/).waitFor();
  });
});
