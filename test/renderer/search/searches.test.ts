// @vitest-environment jsdom
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Searches as Kept } from '../../../preload/contract.ts';
import { Searches } from '../../../renderer/search/searches.ts';
import { ListView } from '../../../renderer/state/list-view.ts';
import { noFilters } from '../../../renderer/state/filters.ts';
import { datedPost } from '../../post-files.ts';
import { until } from '../paper.ts';
import { openRealLibrary } from '../real-library.ts';

const blog = {
  'a.md': datedPost('Apples', '2024-05-01', 'A quince and a medlar.'),
  'b.md': datedPost('Pears', '2024-05-02', 'A quince.'),
  'c.md': datedPost('Plums', '2024-05-03', 'A medlar.'),
};

const none: Kept = { recent: [], saved: [] };

function search(text: string, seen: { total: number; posts: string } = { total: 0, posts: '' }): Kept['saved'][number] {
  return { text, filters: noFilters, sort: 'relevance', seen };
}

async function open(kept: Kept = none) {
  const library = await openRealLibrary(blog);
  library.shell['searches.read'] = () => kept;
  const { request, ask, info } = library;
  const list = new ListView({
    library: info.id,
    request,
    isSettled: () => true,
    onRestart: () => {},
    onFailure: () => {},
  });
  const around = { read: true };
  const searches = new Searches({ library: info.id, request, ask, list, isRead: () => around.read });
  onTestFinished(() => {
    searches.close();
    list.close();
  });
  list.start(null);
  await until(() => list.store.getState().shown !== null);
  await searches.read();
  const state = () => searches.store.getState();
  const written = () => library.argsOf('searches.write').map((args) => (args as { readonly searches: Kept }).searches);
  const find = async (text: string) => {
    list.searchFor(text);
    await until(() => list.store.getState().shown?.query === list.store.getState().query);
  };
  return { library, list, searches, around, state, written, find };
}

describe('searches that were made', () => {
  it('are offered newest first and once, and written on each change', async () => {
    const { searches, state, written } = await open({ ...none, recent: ['pears'] });
    searches.remember('quince');
    searches.remember('  pears ');
    searches.remember('pears');
    searches.remember(' ');
    expect(state().recent).toEqual(['pears', 'quince']);
    expect(written().map(({ recent }) => recent)).toEqual([
      ['quince', 'pears'],
      ['pears', 'quince'],
    ]);
  });
});

describe('a search that is kept', () => {
  it('has no new posts at first, and is removed by the same button', async () => {
    const { searches, state, find, written } = await open();
    await find('quince');
    await searches.toggle();
    expect(state().saved).toMatchObject([{ text: 'quince', seen: { total: 2 } }]);
    expect(state().fresh).toEqual([0]);
    await searches.toggle();
    expect(state().saved).toEqual([]);
    expect(state().removed).toMatchObject({ at: 0, search: { text: 'quince' } });
    expect(written().map(({ saved }) => saved.length)).toEqual([1, 0]);
  });

  it('is kept though the library process died over it', async () => {
    const { library, searches, state, find } = await open();
    await find('quince');
    library.failNext('restarted');
    await searches.toggle();
    expect(state().saved).toHaveLength(1);
    expect(library.restarts()).toBe(1);
  });

  it('is restored at its old position', async () => {
    const { searches, state } = await open({ ...none, saved: [search('quince'), search('medlar'), search('pears')] });
    searches.remove(1);
    expect(state().saved.map(({ text }) => text)).toEqual(['quince', 'pears']);
    searches.bringBack();
    expect(state().saved.map(({ text }) => text)).toEqual(['quince', 'medlar', 'pears']);
    expect(state().removed).toBeNull();
    searches.bringBack();
    expect(state().saved).toHaveLength(3);
  });

  it('is not saved without a query', async () => {
    const { searches, state, library } = await open();
    await searches.toggle();
    expect(state().saved).toEqual([]);
    expect(library.argsOf('query.posts')).toEqual([]);
  });

  it('keeps the order that it is put into, and is shown in it', async () => {
    const { searches, list, state, find } = await open({ ...none, saved: [search('quince')] });
    await find('quince');
    list.sortBy('title');
    expect(state().saved[0]?.sort).toBe('title');
    await find('');
    const [kept] = state().saved;
    if (kept) {
      searches.show(kept);
    }
    expect(list.store.getState().query).toMatchObject({ text: 'quince', sort: 'title' });
  });

  it('knows a post under its new name', async () => {
    const { library, searches, state, written } = await open();
    const [from, to] = [await library.postOf('a.md'), await library.postOf('c.md')];
    searches.store.setState({ saved: [search('quince', { total: 1, posts: from.slice(0, 8) })], fresh: [null] });
    searches.renamePost(from, to);
    expect(state().saved[0]?.seen.posts).toBe(to.slice(0, 8));
    expect(written()).toEqual([]);
    await until(() => written().length === 1);
    searches.renamePost(from, to);
    expect(written()).toHaveLength(1);
  });
});

describe('what is new', () => {
  it('is counted for each, and seen in the one that is shown', async () => {
    const { state, find, written } = await open({ ...none, saved: [search('quince'), search('medlar')] });
    await until(() => state().fresh.every((count) => count === 2));
    await find('medlar');
    await until(() => state().fresh[1] === 0);
    expect(state().fresh).toEqual([2, 0]);
    expect(
      written()
        .at(-1)
        ?.saved.map(({ seen }) => seen.total),
    ).toEqual([0, 2]);
  });

  it('is not counted while the folder is read', async () => {
    const { library, searches, around, state } = await open();
    around.read = false;
    searches.store.setState({ saved: [search('quince')], fresh: [null] });
    searches.recountSoon();
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(library.argsOf('query.posts')).toEqual([]);
    expect(state().fresh).toEqual([null]);
  });
});

describe('many kept searches', () => {
  const many = { ...none, saved: Array.from({ length: 40 }, (_, at) => search(`quince -word${at}x`)) };

  it('are counted one by one, and what is typed meanwhile is answered', async () => {
    const { library, list, state, find } = await open(many);
    library.hold('query.posts');
    await until(() => library.argsOf('query.posts').length === 1);
    for (const text of ['medlar', 'quince', 'pears']) {
      await find(text);
      expect(list.store.getState().shown?.query.text).toBe(text);
      expect(library.argsOf('query.posts')).toHaveLength(1);
    }
    await library.letGo();
    await until(() => state().fresh.every((count) => count === 2));
  });

  it('wait while a query is on its way, and a moment after the last letter', async () => {
    const { library, list, state } = await open(many);
    library.hold('view.open');
    list.searchFor('medlar');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(library.argsOf('query.posts')).toEqual([]);
    await library.letGo();
    await until(() => state().fresh.every((count) => count === 2));
  });
});

describe('searches of a library that is closed', () => {
  it('are not read, counted or written any more', async () => {
    const { library, searches, state, written } = await open({ ...none, saved: [search('quince')] });
    const { fresh } = state();
    searches.close();
    searches.recountSoon();
    searches.close();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(library.argsOf('query.posts')).toEqual([]);
    expect(state().fresh).toBe(fresh);
    expect(written()).toEqual([]);
  });
});
