import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { postText as post, writeFiles } from '../post-files.ts';
import {
  chooseMenu,
  eventually,
  externalCalls,
  launchOffprint,
  makeFolder,
  type OffprintApp,
  recordExternal,
  resizeWindow,
} from './offprint-app.ts';
import { openAfresh } from './open-afresh.ts';
import { withoutAnswers } from './without-answers.ts';

describe('what a post refers to', () => {
  let folder = '';
  const inFolder = (name: string) => path.join(folder, name);
  let app: OffprintApp;

  beforeAll(async () => {
    app = await launchOffprint();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    folder = makeFolder('references');
    writeFiles(folder, {
      'hugo.toml': 'baseURL = "https://site.example/"\n[permalinks]\npost = "/:year/:slug/"\n',
      'content/post/first.md': post(
        'title: First\ndate: 2024-03-01\naliases: [/old/first/]\ntags: [Sea]\nweather: fair',
        'To [the second](/2024/second/), [its old address](/old/second/), [its file](second.md), [in full](https://site.example/2024/second/),',
        '[the web](https://web.example/page?a=1), [nothing](/gone/), [a paper](/files/paper.pdf), [a program](/files/run.sh) and [a list](/tags/sea/).',
      ),
      'content/post/second.md': post(
        'title: Second\ndate: 2024-03-02\naliases: [/old/second/]',
        'The second, after [the first](/2024/first/), [again](/2024/first/) and [its file](first.md), [again](first.md).',
      ),
      'content/post/cards.md': post(
        'title: Cards\ndate: 2024-03-03',
        '<iframe src="https://video.example/embed/9" title="A film"></iframe>',
        '{{< youtube dQw4w9WgXcQ >}}',
        '![A lighthouse](https://pictures.example/lighthouse.png)',
      ),
      'content/post/long.md': post(
        'title: Long\ndate: 2024-03-04',
        `[Long](https://web.example/${'further/'.repeat(900)}) and [too long](https://web.example/${'further/'.repeat(2_000)}).`,
      ),
      'static/files/paper.pdf': '%PDF-1.4',
      'static/files/run.sh': '#!/bin/sh\n',
    });
    await openAfresh(app, folder);
    await app.open('First');
  });

  const facts = () => app.page.getByRole('complementary', { name: 'Post facts' });
  const group = (name: string) => facts().getByRole('region', { name, exact: true });
  const link = (name: string) => app.article.getByRole('link', { name, exact: true });

  it('is listed in the facts of the post, with the rule that found each', async () => {
    await chooseMenu(app, 'View', 'Post Facts');
    await group('File').getByText('content/post/first.md', { exact: true }).waitFor();
    await group('Address').getByText('/2024/first/', { exact: true }).waitFor();
    await group('Address').getByText('https://site.example/2024/first/', { exact: true }).waitFor();
    await group('Earlier address').getByText('/old/first/', { exact: true }).waitFor();
    expect(await group('Front matter').getByRole('definition').allTextContents()).toEqual([
      'First',
      '2024-03-01',
      '/old/first/',
      'Sea',
      'fair',
    ]);
    expect(await group('Links within the folder').getByRole('listitem').allInnerTexts()).toEqual(
      [
        ['Second', 'content/post/second.md', 'by its address'],
        ['Second', 'content/post/second.md', 'by an earlier address (alias)'],
        ['Second', 'content/post/second.md', 'by its place in the folder'],
        ['Second', 'content/post/second.md', 'by the site’s full web address'],
        ['paper.pdf', 'static/files/paper.pdf', 'in the site’s own files'],
        ['run.sh', 'static/files/run.sh', 'in the site’s own files'],
      ].map((lines) => lines.join('\n')),
    );
    await group('Address').getByRole('button', { name: 'Copy web address' }).click();
    await eventually(() => app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(
      'https://site.example/2024/first/',
    );
  });

  it('is listed once, however often the post has it', async () => {
    await app.open('Second');
    await chooseMenu(app, 'View', 'Post Facts');
    expect(await group('Links within the folder').getByRole('listitem').allInnerTexts()).toEqual([
      'First\ncontent/post/first.md\nby its address',
      'First\ncontent/post/first.md\nby its place in the folder',
    ]);
  });

  it('belongs to the open post, and is opened and closed by its key', async () => {
    await chooseMenu(app, 'View', 'Post Facts');
    await group('File').getByText('content/post/first.md', { exact: true }).waitFor();
    await link('the second').click();
    await group('File').getByText('content/post/second.md', { exact: true }).waitFor();
    await app.button('Back').click();
    await group('File').getByText('content/post/first.md', { exact: true }).waitFor();
    await app.page.keyboard.press('Control+I');
    await facts().waitFor({ state: 'hidden' });
  });

  it('is explained under the pointer, and for the focused link', async () => {
    const words = app.page.locator('.link-words');
    for (const [name, said] of [
      ['the second', 'Second\nFound by its address'],
      ['its old address', 'Second\nFound by an earlier address (alias)'],
      ['the web', 'https://web.example/page?a=1'],
      ['nothing', '/gone/\nNothing in this folder has this address.'],
      ['a paper', 'Opens paper.pdf\nFound in the site’s own files'],
      ['a list', 'Shows all posts with the tag sea'],
    ] as const) {
      expect((await link(name).getAttribute('title'))?.toLowerCase()).toBe(said.toLowerCase());
    }
    await app.heading.focus();
    for (let presses = 0; presses < 12 && !(await link('its old address').evaluate(isFocused)); presses += 1) {
      await app.page.keyboard.press('Tab');
    }
    await eventually(() => words.textContent()).toBe('Second\nFound by an earlier address (alias)');
    await app.page.keyboard.press('Tab');
    await eventually(() => words.textContent()).toBe('Second\nFound by its place in the folder');
    await link('nothing').click();
    await words.waitFor({ state: 'hidden' });
  });

  it('says in a window of one pane too that a link leads nowhere', async () => {
    await resizeWindow(app, 480, 520);
    await link('nothing').click();
    await app.page.getByRole('status').filter({ hasText: 'This link leads nowhere' }).waitFor();
  });

  it('explains a long address in little room, and says that an address is too long', async () => {
    await app.open('Long');
    const words = app.page.locator('.link-words');
    await app.heading.focus();
    for (let presses = 0; presses < 12 && !(await link('Long').evaluate(isFocused)); presses += 1) {
      await app.page.keyboard.press('Tab');
    }
    await eventually(() => words.textContent()).toMatch(/^https:.{250,}…$/);
    expect(await words.evaluate((each) => each.clientHeight)).toBeLessThan(150);
    await link('too long').click();
    await app.page.getByRole('alert').filter({ hasText: 'This web address is too long to open.' }).waitFor();
  });

  it('opens a PDF with the system’s program after a question, and never opens a program', async () => {
    await recordExternal(app, 2);
    await link('a paper').click();
    await eventually(async () => (await externalCalls(app)).asked).toEqual([
      {
        message: 'Open this file with the program that your system uses for it?',
        detail: inFolder('static/files/paper.pdf'),
      },
    ]);
    expect((await externalCalls(app)).files).toEqual([]);
    await recordExternal(app, 0);
    await link('a paper').click();
    await link('a program').click();
    await eventually(async () => (await externalCalls(app)).files).toEqual([
      inFolder('static/files/paper.pdf'),
      `folder of ${inFolder('static/files/run.sh')}`,
    ]);
    expect((await externalCalls(app)).asked).toHaveLength(1);
  });

  it('has cards for content on the web; they load nothing, and a click opens the browser', async () => {
    await recordExternal(app, 0);
    await app.open('Cards');
    const cards = app.article.locator('.card').getByRole('link');
    expect(await cards.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))).toEqual([
      expect.stringMatching(/A film: video\.example$/),
      expect.stringMatching(/YouTube.*youtube/i),
      'Picture on the web: A lighthouse: pictures.example',
    ]);
    expect(await app.article.locator('iframe, img').count()).toBe(0);
    await cards.nth(0).click();
    await cards.nth(2).focus();
    await app.page.keyboard.press('Enter');
    await eventually(async () => (await externalCalls(app)).opened).toEqual([
      'https://video.example/embed/9',
      'https://pictures.example/lighthouse.png',
    ]);
  });

  it('says that a file is gone', async () => {
    await recordExternal(app, 0);
    // The library is held up, so it has not noticed that the file is gone when it is asked for it.
    await withoutAnswers(app, async () => {
      rmSync(inFolder('static/files/paper.pdf'));
      await link('a paper').click();
    });
    await app.page
      .getByRole('alert')
      .filter({ hasText: /not in this folder any more|no longer in the folder/ })
      .waitFor();
  });
});

function isFocused(element: Element): boolean {
  return element === element.ownerDocument.activeElement;
}
