import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PostEntry } from '../../main/library/posts/post-table.ts';
import { corpus } from '../corpus.ts';
import { openView, queryOf, withLibrary } from '../library/open-library.ts';
import { writeFiles } from '../post-files.ts';
import {
  eventually,
  externalCalls,
  launchOffprint,
  makeFolder,
  type OffprintApp,
  recordExternal,
  until,
} from './offprint-app.ts';
import { openAfresh } from './open-afresh.ts';

const blog = corpus('end-point-blog');
const hugoPosts = corpus('tapoueh-sample');

/** The list that the window shows first. */
const newestPosts = queryOf('', { kind: 'posts' }, 'newest');

/** The posts of a folder in the order of the list, and the texts of their blocks, read by the core without a window. */
async function readByCore(root: string) {
  const blocks = new Map<PostEntry, readonly string[]>();
  await withLibrary(root, async (library) => {
    const entries = new Map(library.posts().map((entry) => [entry.id, entry]));
    const { viewId, revision, total } = await openView(library, newestPosts);
    while (blocks.size < total) {
      const from = blocks.size;
      const to = Math.min(total, from + 200);
      const rows = await library.call('view.rows', { library: library.id, viewId, revision, from, to });
      for (const entry of rows.flatMap(({ id }) => entries.get(id) ?? [])) {
        const texts = library.text(entry).blocks.map(({ index, text }) => `${index}: ${text}`);
        blocks.set(entry, texts);
      }
    }
  });
  const listed = [...blocks.keys()];
  const blocksOf = (entry: PostEntry) => blocks.get(entry);
  return { listed, blocksOf };
}

/** Opens the post at an index of the list; returns its title. */
async function openAt(app: OffprintApp, at: number): Promise<string> {
  const row = app.list.locator(`[role="option"][aria-posinset="${at + 1}"]`);
  // The position of the row is not known, since headings stand between rows. So the list is scrolled until it is there.
  await until(async () => {
    await app.list.evaluate((list, place) => {
      const [first] = list.querySelectorAll<HTMLElement>('[role="option"]');
      const from = Number(first?.getAttribute('aria-posinset')) - 1;
      if (list.querySelector(`[role="option"][aria-posinset="${place + 1}"]`) === null) {
        list.scrollBy(0, (place - from) * (first?.offsetHeight ?? 0));
      }
    }, at);
    expect(await row.textContent({ timeout: 1_000 })).not.toBe('Loading…');
  });
  await row.click();
  await until(async () => {
    expect(await row.getAttribute('aria-selected')).toBe('true');
    expect(await app.heading.textContent()).toBe((await app.mark('offprint:post'))?.title);
    expect(await row.textContent()).toContain(await app.heading.textContent());
  });
  return (await app.heading.textContent()) ?? '';
}

/** The number and the text of each element that shows a block, in the post's order. */
function shownBlocks(app: OffprintApp) {
  return app.article.evaluate((article) =>
    [...article.querySelectorAll('[data-block]')].map((shown) => {
      const text = shown.getAttribute('data-alt') ?? (shown.nodeName === 'IMG' ? shown.getAttribute('alt') : null);
      return `${shown.getAttribute('data-block')}: ${text ?? shown.textContent}`;
    }),
  );
}

function numberOf(block: string) {
  return Number.parseInt(block, 10);
}

describe.skipIf(!blog.isThere)(`a blog of 1,805 files${blog.unlessThere}`, () => {
  const { root } = blog;
  let app: OffprintApp;
  let core: Awaited<ReturnType<typeof readByCore>>;

  beforeAll(async () => {
    app = await launchOffprint({ folder: root });
    core = await readByCore(root);
  });
  afterAll(() => app.close());
  // The folder takes long to read, so the app stays open, and only the page is loaded again: no query, the list at its top.
  beforeEach(async () => {
    await app.page.reload();
    await app.whenSearchable();
  });

  it('opens, its pages told apart from its posts', async () => {
    await eventually(() => app.status.textContent()).toMatch(/^1,797 posts, 8 pages/);
    expect(core.listed).toHaveLength(1_797);
    await app.reveal(core.listed[0]?.title ?? '');
  });

  it('shows each block of its posts as the core has it', async () => {
    const step = 11;
    let compared = 0;
    for (let at = 0; at < core.listed.length; at += step) {
      const entry = core.listed[at];
      if (!entry) {
        continue;
      }
      expect(await openAt(app, at), entry.file.path).toBe(entry.title);
      const shown = [...(await shownBlocks(app))].sort((a, b) => numberOf(a) - numberOf(b));
      expect(shown, entry.file.path).toEqual(core.blocksOf(entry));
      compared += 1;
    }
    expect(compared).toBe(164);
  });

  it('finds words in it, and opens the first post at its first hit', async () => {
    const found = await app.searchFor('bucardo');
    // Posts with the word in their texts or names, not only in the address of a link.
    const holding = core.listed.filter(({ title, metadata }) =>
      [title, ...metadata.tags, ...metadata.categories].some((text) => /bucardo/i.test(text)),
    );
    const reading = core.listed.filter((entry) => core.blocksOf(entry)?.some((text) => /bucardo/i.test(text)));
    expect(found).toBe(new Set([...holding, ...reading]).size);
    await eventually(() => app.status.textContent()).toMatch(new RegExp(`^${found} of 1,797 posts`));
    await app.search.press('Enter');
    const marks = app.article.locator('mark');
    await eventually(() => marks.count()).toBeGreaterThan(0);
    for (const text of await marks.allTextContents()) {
      expect(text.toLowerCase()).toContain('bucardo');
    }
    expect(await app.article.locator('mark[aria-current="true"]').count()).toBeGreaterThan(0);
  });
});

describe.skipIf(!hugoPosts.isThere)(`three posts of a Hugo site${hugoPosts.unlessThere}`, () => {
  let folder = '';
  let app: OffprintApp;

  beforeAll(async () => {
    app = await launchOffprint();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    folder = makeFolder('tapoueh');
    // A copy with two additions that the sample lacks: one of the PDFs, and a link to an old address.
    cpSync(hugoPosts.root, folder, { recursive: true });
    cpSync(
      path.join(folder, 'static/images/confs/CHAR_2011_Skytools3.pdf'),
      path.join(folder, 'static/images/confs/fotolog.pdf'),
    );
    writeFiles(folder, {
      'content/post/2014/01/a-link.md':
        '+++\ntitle = "A link to an earlier address"\ndate = "2014-01-01"\n+++\n\nSee [the old address](/blog/2012/05/24-back-from-pgcon.html).\n',
    });
    await openAfresh(app, folder);
    await recordExternal(app, 0);
  });

  const widths = (images: OffprintApp['article']) =>
    images.evaluateAll((all) => all.map((image) => (image as HTMLImageElement).naturalWidth));
  /** Waits for pictures, which load only when they come into sight. */
  const expectPictures = async (count: number) => {
    const pictures = app.article.locator('img');
    await eventually(() => pictures.count()).toBe(count);
    for (let at = 0; at < count; at += 1) {
      await pictures.nth(at).scrollIntoViewIfNeeded();
    }
    await eventually(async () => (await widths(pictures)).filter((width) => width > 0).length).toBe(count);
  };

  it('has a thumbnail in each row that names one', async () => {
    await eventually(() => app.status.textContent()).toMatch(/^4 posts/);
    await eventually(async () => (await widths(app.list.locator('img'))).filter((width) => width > 0).length).toBe(3);
  });

  it('shows covers and the pictures of figures', async () => {
    await app.open('Back from PgCon2010');
    await expectPictures(1);
    await app.open('OSCON, Portland, and PDXPUG');
    await expectPictures(3);
    await app.open('Back From PgCon');
    await expectPictures(2);
  });

  it('opens a figure’s PDF with the system’s program', async () => {
    await app.open('Back From PgCon');
    const link = app.article.getByRole('link').filter({ has: app.frame.locator('img') });
    expect(await link.getAttribute('title')).toMatch(/^Opens fotolog\.pdf/);
    await link.click();
    const pdf = path.join(folder, 'static', 'images', 'confs', 'fotolog.pdf');
    await eventually(async () => (await externalCalls(app)).files).toEqual([pdf]);
  });

  it('says of a PDF that is not there that it is not there', async () => {
    await app.open('OSCON, Portland, and PDXPUG');
    const dead = app.article.getByTitle(/^\/images\/confs\/postgresql-as-a-developer\.pdf/);
    await dead.scrollIntoViewIfNeeded();
    await dead.click();
    expect((await externalCalls(app)).files).toEqual([]);
  });

  it('shows fences of tildes as code, and code spans that stand alone on their lines', async () => {
    await app.open('Back from PgCon2010');
    const code = app.article.getByRole('region', { name: /^Code/ });
    expect(await code.count()).toBe(2);
    expect(await code.first().textContent()).toMatch(/^name = foo\nversion = 1\.0\n/);
    expect(await code.last().textContent()).toBe('INSTALL EXTENSION foo;');
    expect(await app.article.textContent()).not.toContain('~~~');
    expect(await app.article.locator('p code').allTextContents()).toContain('pg_execute_from_file()');
  });

  it('follows a link to an earlier address of a post, and says so', async () => {
    await app.open('A link to an earlier address');
    const link = app.article.getByRole('link', { name: 'the old address' });
    expect(await link.getAttribute('title')).toMatch(/^Back From PgCon\n.*alias/);
    await link.click();
    await eventually(() => app.mark('offprint:post')).toEqual({ title: 'Back From PgCon' });
    await app.button('Back').click();
    await eventually(() => app.mark('offprint:post')).toEqual({ title: 'A link to an earlier address' });
  });
});
