import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { newLibraryId, postIdOf } from '../../main/library/ids.ts';
import type { Hit } from '../../main/library/model/blocks.ts';
import type { LibraryId, PostId, ViewId } from '../../main/library/model/ids.ts';
import { InThreadMaker } from '../../main/library/records/in-thread-maker.ts';
import { CallFailure } from '../../main/library/protocol.ts';
import { writeFiles } from '../post-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import {
  openLibrary,
  openView,
  openWholeLibrary,
  postAt,
  queryOf,
  readPostAt,
  rowsOf,
  titlesOf,
} from './open-library.ts';
import { inEnglish } from '../english.ts';

const blog = {
  '2019/old.md':
    '---\ntitle: Old news\ndate: 2019-05-06\nauthor: Ada\ntags: [sql, Postgres]\n---\nAbout *databases* of old.\n',
  '2021/new.md':
    '+++\ntitle = "New news"\ndate = 2021-02-03T10:00:00+01:00\nauthor = "Bob"\ntags = ["sql"]\n+++\nA database, with --force.\n',
  '2020-03-04-draft.md': '---\ndraft: true\n---\n# The draft\n\nNothing yet.\n',
  'notes.txt': 'only a note\n',
  'paper.txt': '---\ntitle: A text\ndate: 2018-01-01\n---\nText about a database.\n',
  'page.html': '<p>not read</p>',
  'img/a.png': 'x',
};

function failureOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'no failure',
    (error: unknown) => (error instanceof CallFailure ? error.code : String(error)),
  );
}

function manyPosts(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_post, at) => [
      `${2000 + (at % 20)}/post-${at}.md`,
      `---\ntitle: Post ${at}\n---\nText number${at}\n`,
    ]),
  );
}

describe('Library', () => {
  it('lists posts newest first with what is known of them', async () => {
    const { library } = await openWholeLibrary(temporaryFolder(blog));
    const rows = await rowsOf(library);
    expect(rows.map(({ title }) => title)).toEqual(['New news', 'The draft', 'Old news', 'A text']);
    expect(rows[0]).toMatchObject({
      authors: ['Bob'],
      tags: ['sql'],
      draft: false,
      excerpt: 'A database, with --force.',
      snippet: null,
      date: { text: '2021-02-03T10:00:00+01:00', source: 'front-matter' },
    });
    expect(rows[1]).toMatchObject({ draft: true, date: { text: '2020-03-04', source: 'path' } });
    expect(library.status()).toMatchObject({ phase: 'ready', searchable: 4, unread: { html: 1 }, message: null });
  });

  it('finds words of text, title, tags and authors, with snippets', async () => {
    const { library } = await openWholeLibrary(temporaryFolder(blog));
    expect([...(await titlesOf(library, queryOf('database ')))].sort()).toEqual(['A text', 'New news', 'Old news']);
    expect(await titlesOf(library, queryOf('ada '))).toEqual(['Old news']);
    expect(await titlesOf(library, queryOf('postgr'))).toEqual(['Old news']);
    expect(await titlesOf(library, queryOf('new '))).toEqual(['New news', 'Old news']);
    const [row] = await rowsOf(library, queryOf('--force'));
    expect(row?.snippet?.text).toBe('A database, with --force.');
    expect(row?.snippet?.marks.map(([start, end]) => row.snippet?.text.slice(start, end))).toEqual(['--force']);
  });

  it('knows the tags at the end of a long note of a vault', async () => {
    const long = `---\ntags: [head]\n---\n${'Words upon words. '.repeat(2_000)}\n\n#the-end and #head\n`;
    const root = temporaryFolder({ '.obsidian/app.json': '{}', 'long.md': long, 'short.md': '#short' });
    const { library } = await openWholeLibrary(root);
    expect((await rowsOf(library, queryOf('', { tag: ['the-end'] }))).map(({ title }) => title)).toEqual(['long']);
    expect(await titlesOf(library, queryOf('tag:the-end'))).toEqual(['long']);
    expect(library.posts().map(({ metadata }) => metadata.tags)).toEqual([['short'], ['head', 'the-end']]);
  });

  it('ends an excerpt where its author did', async () => {
    const post = '---\ntitle: A\n---\nBefore. READMORE\n\nBehind.\n';
    const root = temporaryFolder({ 'config.rb': 'activate :blog\n', 'source/2012-01-01-a.html.md': post });
    const { library } = await openWholeLibrary(root);
    expect(library.posts().map(({ excerpt }) => excerpt)).toEqual(['Before.']);
  });

  it('reads HTML where generators take it for posts, and leaves Markdown signs in it alone', async () => {
    const html = '---\ntitle: In HTML\n---\n<p>One *and* <b>two</b></p>\n\n    <p>three {{ site.title }}</p>\n';
    const root = temporaryFolder({
      '_config.yml': 'title: Harbour',
      '_posts/2009-05-24-old.html': html,
      '_posts/2012-01-01-new.md': '---\ntitle: New\n---\n[old]({% post_url 2009-05-24-old %}) [notes](/notes.txt)\n',
      '_layouts/default.html': html,
      'notes.txt': 'No front matter.',
    });
    const { library } = await openWholeLibrary(root);
    const addresses = new Map(library.posts().map(({ file, url }) => [file.path, url]));
    expect(addresses).toEqual(
      new Map([
        ['_posts/2012-01-01-new.md', '/2012/01/01/new.html'],
        ['_posts/2009-05-24-old.html', '/2009/05/24/old.html'],
      ]),
    );
    const { html: shown } = await readPostAt(library, '_posts/2009-05-24-old.html');
    expect(shown.replace(/ data-\w+="[^"]*"/g, '')).toBe('<p>One *and* <b>two</b></p>\n\n    <p>three Harbour</p>\n');
    expect((await library.references()).map(({ kind, to }) => `${kind} ${to}`)).toEqual([
      'post _posts/2009-05-24-old.html',
      'file notes.txt',
    ]);
  });

  it('filters by year, tag, author and draft, and counts what each would leave', async () => {
    const { library } = await openWholeLibrary(temporaryFolder(blog));
    expect(await titlesOf(library, queryOf('', { tag: ['sql'] }))).toEqual(['New news', 'Old news']);
    expect(await titlesOf(library, queryOf('', { tag: ['sql'], year: ['2019'] }))).toEqual(['Old news']);
    expect(await titlesOf(library, queryOf('', { drafts: 'only' }))).toEqual(['The draft']);
    expect(await titlesOf(library, queryOf('', {}, 'oldest'))).toEqual(['A text', 'Old news', 'The draft', 'New news']);
    const { viewId } = await openView(library, queryOf('', { year: ['2019'] }));
    const facets = await library.call('view.facets', { library: library.id, viewId, limit: 10 });
    expect(facets.tag.values).toEqual([
      { value: 'Postgres', count: 1 },
      { value: 'sql', count: 1 },
    ]);
    expect(facets.year.values.map(({ value }) => value)).toEqual(['2021', '2020', '2019', '2018']);
  });

  it('shows a post with its hits', async () => {
    const { library } = await openWholeLibrary(temporaryFolder(blog));
    const post = await readPostAt(library, '2019/old.md', 'databases ');
    expect(post).toMatchObject({ title: 'Old news', authors: ['Ada'], problems: [] });
    expect(post.html.replaceAll(post.nonce, 'n')).toBe('<p data-n="b0">About <em>databases</em> of old.</p>\n');
    const expected: readonly Hit[] = [{ block: 0, start: 6, end: 15 }];
    expect(post.hits).toEqual(expected);
    const { id } = post;
    expect(await library.call('post.hits', { library: library.id, post: id, text: 'databases ' })).toEqual(expected);
    expect(await library.call('post.hits', { library: library.id, post: id, text: '' })).toEqual([]);
  });

  it('answers for one revision of the newest view', async () => {
    const { library } = await openWholeLibrary(temporaryFolder(blog));
    const first = await openView(library);
    const second = await openView(library, queryOf('database'));
    const rows = (viewId: ViewId, revision: number): Promise<string> =>
      failureOf(library.call('view.rows', { library: library.id, viewId, revision, from: 0, to: 10 }));
    expect(await rows(first.viewId, first.revision)).toBe('cancelled');
    expect(await rows(second.viewId, second.revision + 1)).toBe('stale');
    expect(await rows(second.viewId, second.revision)).toBe('no failure');
  });

  it('refuses ids of another library or of no post', async () => {
    const { library } = await openWholeLibrary(temporaryFolder(blog));
    const post = await postAt(library, '2019/old.md');
    const other = 'f'.repeat(32) as LibraryId;
    expect(await failureOf(library.call('post.read', { library: other, post, text: '' }))).toBe('no-library');
    const unknown = '0'.repeat(32) as PostId;
    expect(await failureOf(library.call('post.read', { library: library.id, post: unknown, text: '' }))).toBe('gone');
  });

  it('tells the row of a post, and null if the view does not show it', async () => {
    const { library } = await openWholeLibrary(temporaryFolder(blog));
    const post = await postAt(library, '2019/old.md');
    const all = await openView(library);
    expect(await library.call('view.locate', { library: library.id, ...all, post })).toBe(2);
    const few = await openView(library, queryOf('', { drafts: 'only' }));
    expect(await library.call('view.locate', { library: library.id, ...few, post })).toBeNull();
  });

  it('gives a post the same id each time that its folder is opened', async () => {
    const root = temporaryFolder(blog);
    const id = newLibraryId();
    const { library: first } = await openWholeLibrary(root, { library: id });
    const { library: second } = await openWholeLibrary(root, { library: id });
    expect(await postAt(first, '2019/old.md')).toBe(await postAt(second, '2019/old.md'));
    const { library: third } = await openWholeLibrary(root);
    expect(await postAt(third, '2019/old.md')).not.toBe(await postAt(first, '2019/old.md'));
  });

  it('opens a post that it is asked for before the list is there', async () => {
    const root = temporaryFolder(blog);
    const library = newLibraryId();
    const opened = openLibrary(root, { library }).library;
    const post = postIdOf(library, Buffer.from('2019/old.md'));
    expect((await opened.call('post.read', { library, post, text: '' })).title).toBe('Old news');
  });

  it('reads a post that someone waits for before a folder that takes long', async () => {
    const root = temporaryFolder({ ...blog, ...manyPosts(40) });
    const library = newLibraryId();
    const slow = new InThreadMaker();
    let goOn = (): void => {};
    const held = new Promise<void>((release) => {
      goOn = release;
    });
    const make = slow.make.bind(slow);
    slow.make = (files, options) => held.then(() => make(files, options));
    const opened = openLibrary(root, { library, means: { maker: slow, saved: null } }).library;
    const post = await opened.call('post.find', { path: '2019/old.md' });
    expect(post).toBe(postIdOf(library, Buffer.from('2019/old.md')));
    const other = postIdOf(library, Buffer.from('2021/new.md'));
    expect((await opened.call('post.read', { library, post: other, text: '' })).title).toBe('New news');
    expect(opened.posts().map(({ title }) => title)).toEqual(['Old news', 'New news']);
    goOn();
    await opened.whenSettled();
    expect(opened.posts()).toHaveLength(44);
    expect(opened.search('databases').map(({ title }) => title)).toContain('Old news');
    expect(await opened.call('post.find', { path: 'not-there.md' })).toBeNull();
  });

  it('lists a post that stopped an earlier process by its name alone', async () => {
    const library = newLibraryId();
    const poison = [postIdOf(library, Buffer.from('2019/old.md'))];
    const worked: PostId[] = [];
    const opened = await openWholeLibrary(temporaryFolder(blog), {
      library,
      poison,
      working: (post) => worked.push(post),
    });
    expect(await titlesOf(opened.library)).toEqual(['New news', 'The draft', 'A text', 'Old']);
    expect((await readPostAt(opened.library, '2019/old.md')).problems[0]?.kind).toBe('too-slow');
    expect([...(await titlesOf(opened.library, queryOf('databases ')))].sort()).toEqual(['A text', 'New news']);
    const others = ['2020-03-04-draft.md', '2021/new.md', 'notes.txt', 'paper.txt'];
    expect([...worked].sort()).toEqual(others.map((name) => postIdOf(library, Buffer.from(name))).sort());
  });

  it('stops when it is told to, and goes on after a reload', async () => {
    const { library, heard } = openLibrary(temporaryFolder(manyPosts(2_500)));
    await heard(({ name, payload }) => name === 'library-status' && payload.searchable > 0);
    library.cancel();
    await library.whenSettled();
    const { phase, posts, searchable, found } = library.status();
    expect({ phase, found }).toEqual({ phase: 'cancelled', found: 2_500 });
    expect(searchable).toBeLessThan(2_500);
    expect(posts).toBe(searchable);
    expect(await titlesOf(library)).toHaveLength(Math.min(200, posts));
    library.reload();
    await library.whenSettled();
    expect(library.status()).toMatchObject({ phase: 'ready', searchable: 2_500 });
    expect(await titlesOf(library, queryOf('number2222 '))).toEqual(['Post 2222']);
  });

  it('says what to do about a folder without posts', async () => {
    const { library } = await openWholeLibrary(temporaryFolder({ 'a.org': 'x', 'b.org': 'x', 'c.png': 'x' }));
    const { message, phase } = library.status();
    expect(phase).toBe('ready');
    expect(message && inEnglish(message)).toBe(
      'There are no posts in this folder. It holds files that Offprint does not read (2 .org). Offprint reads Markdown files, and text files that begin with front matter: open the folder that has them.',
    );
  });

  it('says what to do about a folder that is gone', async () => {
    const { library } = await openWholeLibrary(path.join(temporaryFolder(), 'missing'));
    const { message, ...status } = library.status();
    expect(status).toMatchObject({ phase: 'failed', posts: 0 });
    expect(message && inEnglish(message)).toBe(
      'The folder can’t be read: it is not there any more. Open another folder, or reload this one when it is back.',
    );
  });

  it('reads again only what changed, when it is told to', async () => {
    const root = temporaryFolder(blog);
    const worked: PostId[] = [];
    const { library, events } = await openWholeLibrary(root, { working: (post) => worked.push(post) });
    const old = await postAt(library, '2019/old.md');
    const draft = await postAt(library, '2020-03-04-draft.md');
    worked.length = 0;
    writeFiles(root, {
      '2019/old.md': '---\ntitle: Old news, mended\ndate: 2019-05-06\n---\nAbout pelicans.\n',
      'added.md': '# Added\n\nMore',
    });
    rmSync(path.join(root, '2020-03-04-draft.md'));
    library.reload();
    await library.whenSettled();
    expect([...(await titlesOf(library))].sort()).toEqual(['A text', 'Added', 'New news', 'Old news, mended']);
    expect(await titlesOf(library, queryOf('pelicans '))).toEqual(['Old news, mended']);
    expect(await titlesOf(library, queryOf('nothing '))).toEqual([]);
    const changed = events.flatMap(({ name, payload }) => (name === 'post-changed' ? [payload] : []));
    expect(changed.find(({ post }) => post === draft)?.fingerprint).toBeNull();
    expect(changed.find(({ post }) => post === old)?.fingerprint).toEqual(expect.any(String));
    expect([...worked].sort()).toEqual([old, await postAt(library, 'added.md')].sort());
  });

  it.each([
    ['renamed', false],
    ['renamed by a copy', true],
  ])('says where a post went that was %s', async (_how, copied) => {
    const root = temporaryFolder(blog);
    const { library, events } = await openWholeLibrary(root);
    const from = await postAt(library, '2019/old.md');
    if (copied) {
      writeFileSync(path.join(root, 'moved.md'), blog['2019/old.md']);
      rmSync(path.join(root, '2019/old.md'));
    } else {
      renameSync(path.join(root, '2019/old.md'), path.join(root, 'moved.md'));
    }
    library.reload();
    await library.whenSettled();
    const to = await postAt(library, 'moved.md');
    const told = events
      .filter(({ name }) => name === 'post-moved' || name === 'post-changed')
      .map(({ payload }) => payload);
    expect(told).toEqual([{ library: library.id, from, to }]);
    expect(to).not.toBe(from);
  });

  it('does not confuse two equal posts', async () => {
    const root = temporaryFolder({ 'a.md': 'Same text', 'b.md': 'Same text' });
    const { library, events } = await openWholeLibrary(root);
    // The new file first, so that it does not get the inode of a removed one.
    writeFiles(root, { 'c.md': 'Same text' });
    rmSync(path.join(root, 'a.md'));
    rmSync(path.join(root, 'b.md'));
    library.reload();
    await library.whenSettled();
    expect(await titlesOf(library)).toEqual(['C']);
    expect(events.filter(({ name }) => name === 'post-moved')).toEqual([]);
  });

  it('shows what is added, changed, renamed and removed on disk while it is open', async () => {
    const root = temporaryFolder(blog);
    const { library, heard } = await openWholeLibrary(root, { watch: true });
    let touched = 0;
    const shown = (wanted: string, is: boolean): Promise<boolean> =>
      vi.waitUntil(
        async () => {
          // The watcher starts later than the library and misses earlier changes, so a file is touched now and then.
          touched += 1;
          if (touched % 20 === 0) {
            writeFiles(root, { 'img/touched.png': String(touched) });
          }
          // The list may change after it was opened and before its rows are asked for.
          const titles = await titlesOf(library).catch(() => null);
          return titles !== null && titles.includes(wanted) === is;
        },
        { timeout: 20_000 },
      );
    writeFiles(root, { 'fresh.md': '# Fresh\n\nText' });
    await shown('Fresh', true);
    writeFiles(root, { 'fresh.md': '# Fresher\n\nOther text' });
    await shown('Fresher', true);
    const from = await postAt(library, 'fresh.md');
    renameSync(path.join(root, 'fresh.md'), path.join(root, '2019/fresh.md'));
    await heard(({ name, payload }) => name === 'post-moved' && payload.from === from);
    rmSync(path.join(root, '2019'), { recursive: true });
    await shown('Fresher', false);
    expect([...(await titlesOf(library))].sort()).toEqual(['A text', 'New news', 'The draft']);
  });

  it('tells an open view that it changed, under a new revision', async () => {
    const root = temporaryFolder(blog);
    const { library, heard } = await openWholeLibrary(root);
    const view = await openView(library);
    writeFiles(root, { 'added.md': '# Added' });
    library.reload();
    const { payload } = await heard(({ name }) => name === 'view-changed');
    expect(payload).toMatchObject({ viewId: view.viewId, total: view.total + 1 });
    expect('revision' in payload && payload.revision).toBeGreaterThan(view.revision);
  });

  it('sends no events after it was closed', async () => {
    const { library, events } = openLibrary(temporaryFolder(manyPosts(200)));
    await library.close();
    const said = events.length;
    library.reload();
    await library.whenSettled();
    expect(events).toHaveLength(said);
  });
});
