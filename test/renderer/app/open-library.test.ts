// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenedLibrary } from '../../../preload/contract.ts';
import { postText } from '../../post-files.ts';
import { layPaper, until } from '../paper.ts';
import { openRealLibrary, type RealLibrary } from '../real-library.ts';

/** The libraries that answer the window's requests, by id. */
const libraries = new Map<string, RealLibrary>();

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  vi.stubGlobal('offprint', {
    request: (name: string, args: { readonly library?: string } | undefined) =>
      libraries.get(args?.library ?? '')?.request(name as 'site.read', args as never) ??
      Promise.resolve({ ok: true, value: [] }),
    on: () => () => {},
  });
});
afterEach(() => {
  libraries.clear();
});

async function makeLibrary(title: string): Promise<{ readonly library: RealLibrary; readonly opened: OpenedLibrary }> {
  const library = await openRealLibrary({ 'post.md': postText(`title: ${title}\ntags: [sea]`, `A word of ${title}.`) });
  library.shell['searches.read'] = () => ({ recent: [title], saved: [] });
  const { id } = library.info;
  libraries.set(id, library);
  const session = { post: await library.postOf('post.md'), place: null };
  const status = {
    library: id,
    phase: 'ready',
    posts: 1,
    pages: 0,
    searchable: 1,
    found: 1,
    unread: {},
    message: null,
  } as const;
  return { library, opened: { id, name: title, session, status, corrections: {}, firstList: null } };
}

/** Loads the window's modules again, so that each test has new ones, as each page has. */
async function openWindow() {
  const { libraryOpened, followOpened } = await import('../../../renderer/app/library-opened.ts');
  const { openLibrary } = await import('../../../renderer/app/open-library.ts');
  const { announceLibrary, useLibrary } = await import('../../../renderer/state/library-store.ts');
  const { followLibrary } = await import('../../../renderer/app/follow-library.ts');
  const { runCommand } = await import('../../../renderer/app/commands.ts');
  const current = () => {
    const library = openLibrary();
    if (!library) {
      throw new Error('No library is open.');
    }
    return library;
  };
  const whenShown = async () => {
    const paper = layPaper();
    current().reading.frame.attach(paper.iframe);
    await until(() => current().list.store.getState().shown !== null);
    await until(() => current().reading.store.getState().post !== null);
    return paper;
  };
  return { libraryOpened, followOpened, followLibrary, announceLibrary, useLibrary, runCommand, current, whenShown };
}

describe('a library that is opened', () => {
  it('shows its list, its searches and the post that was read last', async () => {
    const { libraryOpened, current, whenShown } = await openWindow();
    const { opened } = await makeLibrary('Apples');
    libraryOpened(opened);
    const paper = await whenShown();
    expect(current().list.store.getState().shown?.state.total).toBe(1);
    expect(paper.document.querySelector('h1')?.textContent).toBe('Apples');
    await until(() => current().searches.store.getState().recent[0] === 'Apples');
  });

  it('stays the same one when it is announced again', async () => {
    const { libraryOpened, current, useLibrary } = await openWindow();
    const { opened } = await makeLibrary('Apples');
    libraryOpened(opened);
    const before = current();
    libraryOpened({ ...opened, status: { ...opened.status, posts: 7 } });
    expect(current()).toBe(before);
    expect(useLibrary.getState().status?.posts).toBe(7);
  });

  it('is shown, wherever in the window it was opened', async () => {
    const { announceLibrary, followOpened, current } = await openWindow();
    followOpened();
    const { opened } = await makeLibrary('Apples');
    announceLibrary(opened);
    expect(current().info.name).toBe('Apples');
  });

  it('names the window, with the post that is read', async () => {
    const { libraryOpened, followLibrary, whenShown } = await openWindow();
    followLibrary();
    libraryOpened((await makeLibrary('Apples')).opened);
    expect(document.title).toBe('Apples — Offprint');
    await whenShown();
    expect(document.title).toBe('Apples — Apples — Offprint');
  });
});

describe('another library in its place', () => {
  it('has nothing of the one before: query, filters, history, hits, found text, rows', async () => {
    const { libraryOpened, runCommand, current, whenShown } = await openWindow();
    const [apples, pears] = [await makeLibrary('Apples'), await makeLibrary('Pears')];
    libraryOpened(apples.opened);
    await whenShown();
    const first = current();
    first.list.searchFor('word');
    first.list.toggleFilter('tag', 'sea');
    await until(() => first.list.store.getState().shown?.query === first.list.store.getState().query);
    runCommand('find-in-post');
    await first.reading.find.look('apples', true);
    await first.health.check();

    libraryOpened(pears.opened);
    const second = current();
    expect(second).not.toBe(first);
    expect(second.list.store.getState()).toMatchObject({ query: { text: '', filters: { tag: [] } }, shown: null });
    expect(second.reading.store.getState()).toMatchObject({ post: null, hits: [], history: { at: -1 } });
    expect(second.reading.find.store.getState()).toMatchObject({ open: false, text: '' });
    expect(second.health.store.getState().rows).toBeNull();
    await whenShown();
    expect(second.reading.store.getState().post?.title).toBe('Pears');
  });

  it('has saved the place in the library before it', async () => {
    const { libraryOpened, whenShown } = await openWindow();
    const [apples, pears] = [await makeLibrary('Apples'), await makeLibrary('Pears')];
    libraryOpened(apples.opened);
    await whenShown();
    libraryOpened(pears.opened);
    expect(apples.library.argsOf('session.write').at(-1)).toMatchObject({
      library: apples.opened.id,
      post: apples.opened.session.post,
    });
    expect(pears.library.argsOf('session.write')).toEqual([]);
  });

  it('ignores late answers to requests for the library before it', async () => {
    const { libraryOpened, current, whenShown } = await openWindow();
    const [apples, pears] = [await makeLibrary('Apples'), await makeLibrary('Pears')];
    libraryOpened(apples.opened);
    await whenShown();
    apples.library.hold();
    current().list.searchFor('word');
    void current().reading.hits.mark('word');
    libraryOpened(pears.opened);
    await whenShown();
    await apples.library.letGo();
    expect(current().list.store.getState().query.text).toBe('');
    expect(current().reading.store.getState()).toMatchObject({ post: { title: 'Pears' }, hits: [] });
  });
});

describe('a command', () => {
  it('does nothing where it needs a library and none is open', async () => {
    const { runCommand } = await openWindow();
    const { useLayout } = await import('../../../renderer/state/layout-store.ts');
    for (const command of [
      'back',
      'next-hit',
      'find-in-post',
      'clear-filters',
      'archive-health',
      'post-facts',
    ] as const) {
      expect(() => runCommand(command)).not.toThrow();
    }
    expect(useLayout.getState()).toMatchObject({ health: false, facts: false });
  });
});
