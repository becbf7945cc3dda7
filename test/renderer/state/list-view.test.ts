// @vitest-environment jsdom
import { onTestFinished, describe, expect, it } from 'vitest';
import type { ViewId } from '../../../main/library/model/ids.ts';
import { rowHeight } from '../../../renderer/state/list-places.ts';
import type { OpenedView } from '../../../preload/contract.ts';
import { ListView } from '../../../renderer/state/list-view.ts';
import { noFilters } from '../../../renderer/state/filters.ts';
import { postText } from '../../post-files.ts';
import { until } from '../paper.ts';
import { openRealLibrary } from '../real-library.ts';

const posts = Object.fromEntries(
  Array.from({ length: 20 }, (_, at) => [
    `post-${at}.md`,
    postText(
      `title: Post ${String(at).padStart(2, '0')}\ndate: 2024-01-${String(at + 1).padStart(2, '0')}\ntags: [tag-${at % 15}]`,
      at % 2 === 0 ? 'A quince.' : 'A medlar.',
    ),
  ]),
);

async function openList(files: Readonly<Record<string, string>> = posts) {
  const library = await openRealLibrary(files);
  const failures: string[] = [];
  let restarts = 0;
  const list = new ListView({
    library: library.info.id,
    request: library.request,
    isSettled: () => true,
    onRestart: () => {
      restarts += 1;
    },
    onFailure: (message) => failures.push(message),
  });
  onTestFinished(() => list.close());
  const state = () => list.store.getState();
  const titles = () => {
    const { shown } = state();
    return Array.from({ length: shown?.state.total ?? 0 }, (_, at) => shown?.rows.get(at)?.title);
  };
  const whenShown = () => until(() => state().shown?.query === state().query && !state().behind);
  const start = async () => {
    list.start(null);
    await whenShown();
  };
  return { library, list, failures, restarts: () => restarts, state, titles, whenShown, start };
}

describe('the list of a library', () => {
  it('begins with all posts, newest first, and would focus the first row', async () => {
    const { start, titles, state } = await openList();
    await start();
    expect(titles().slice(0, 3)).toEqual(['Post 19', 'Post 18', 'Post 17']);
    expect(state().active).toEqual({ index: 0, post: null });
    expect(state().facets?.tag.total).toBe(15);
    expect(state().facetsOf).toBe(state().shown?.state);
  });

  it('finds what is typed, by relevance, and goes back to the order of before', async () => {
    const { list, start, whenShown, titles, state } = await openList();
    await start();
    list.sortBy('oldest');
    await whenShown();
    expect(titles()[0]).toBe('Post 00');
    list.searchFor('quince');
    await whenShown();
    expect(state().query.sort).toBe('relevance');
    expect(titles()).toHaveLength(10);
    list.sortBy('title');
    await whenShown();
    list.searchFor('medlar');
    await whenShown();
    expect(state().query.sort).toBe('title');
    list.searchFor('');
    await whenShown();
    expect(state().query.sort).toBe('oldest');
    expect(titles()[0]).toBe('Post 00');
  });

  it('asks nothing for the text that it has', async () => {
    const { library, list, start } = await openList();
    await start();
    const before = library.argsOf('view.open').length;
    list.searchFor('');
    expect(library.argsOf('view.open')).toHaveLength(before);
  });

  it('shows the answer to what was typed last, whatever is answered first', async () => {
    const { library, list, start, whenShown, titles } = await openList();
    await start();
    library.hold();
    list.searchFor('medlar');
    list.searchFor('post 07');
    await library.letGo();
    await whenShown();
    expect(titles()[0]).toBe('Post 07');
  });

  it('is filtered, by one value alone or by several, and shows all again', async () => {
    const { list, start, whenShown, titles, state } = await openList();
    await start();
    list.toggleFilter('tag', 'tag-3');
    await whenShown();
    expect(titles()).toEqual(['Post 18', 'Post 03']);
    list.toggleFilter('tag', 'tag-4');
    await whenShown();
    expect(titles()).toHaveLength(4);
    list.searchFor('quince');
    list.showOnly('tag', 'tag-6');
    await whenShown();
    expect(state().query).toEqual({ text: '', sort: 'newest', filters: { ...noFilters, tag: ['tag-6'] } });
    expect(titles()).toEqual(['Post 06']);
    list.clearFilters();
    await whenShown();
    expect(titles()).toHaveLength(20);
  });

  it('asks for all values of a facet once they are wanted', async () => {
    const { library, list, start, state } = await openList();
    await start();
    expect(state().facets?.tag.values).toHaveLength(12);
    list.expandFacet('tag');
    await until(() => state().facets?.tag.values.length === 15);
    list.expandFacet('tag');
    await until(() => state().facets?.tag.values.length === 12);
    expect(library.argsOf('view.facets')).toHaveLength(2);
  });

  it('keeps the objects of unchanged facets', async () => {
    const { list, start, whenShown, state } = await openList();
    await start();
    const { facets } = state();
    list.sortBy('title');
    await whenShown();
    expect(state().facets?.tag).toBe(facets?.tag);
    list.searchFor('quince');
    await whenShown();
    expect(state().facets?.tag).not.toBe(facets?.tag);
  });

  it('would focus the first row still when newer posts come, but keeps the focus on a post that a person went to', async () => {
    const { library, list, start, titles, state } = await openList();
    await start();
    list.changed(await library.write({ 'new.md': postText('title: New\ndate: 2024-02-01', 'A plum.') }));
    await until(() => titles()[0] === 'New');
    expect(state().active).toEqual({ index: 0, post: null });
    const post = await library.postOf('post-19.md');
    list.activate(1, post);
    list.changed(await library.write({ 'newer.md': postText('title: Newer\ndate: 2024-02-02', 'A plum.') }));
    await until(() => titles()[0] === 'Newer');
    expect(state().active).toEqual({ index: 2, post });
  });

  it('keeps the keyboard on a post that gets another name', async () => {
    const { library, list, start, state } = await openList();
    await start();
    const [from, to] = [await library.postOf('post-19.md'), await library.postOf('post-3.md')];
    list.activate(0, from);
    list.renameActive(to, from);
    expect(state().active.post).toBe(from);
    list.renameActive(from, to);
    expect(state().active.post).toBe(to);
  });

  it('says what failed, and leaves what is shown', async () => {
    const { library, list, start, failures, titles } = await openList();
    await start();
    library.failNext('failed');
    list.searchFor('quince');
    await until(() => failures.length > 0);
    expect(failures).toEqual(['It is failed.']);
    expect(titles()).toHaveLength(20);
  });

  it('asks again after the library process died, and shows the old rows meanwhile', async () => {
    const { library, list, start, whenShown, restarts, titles, failures } = await openList();
    await start();
    library.failNext('restarted');
    list.searchFor('quince');
    await until(() => restarts() > 0);
    expect(titles()).toHaveLength(20);
    await whenShown();
    expect(titles()).toHaveLength(10);
    expect(failures).toEqual([]);
  });

  it('ignores answers after it was closed', async () => {
    const { library, list, start, state, failures } = await openList();
    await start();
    const { shown } = state();
    library.hold();
    list.searchFor('quince');
    list.expandFacet('tag');
    list.close();
    await library.letGo();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(state().shown).toBe(shown);
    expect(library.argsOf('view.facets')).toEqual([]);
    expect(failures).toEqual([]);
  });
});

describe('the list of the last session', () => {
  /** The first list that a library with these posts saves. */
  async function keptList(files: Readonly<Record<string, string>>): Promise<OpenedView> {
    const { start, state } = await openList(files);
    await start();
    const opened = state().shown?.opened;
    if (!opened) {
      throw new Error('There is no list.');
    }
    return { ...opened, state: { ...opened.state, viewId: '' as ViewId, revision: 0 } };
  }

  it('is shown before the library has answered, and stays if the answer is the same', async () => {
    const kept = await keptList(posts);
    const { library, list, titles, state, whenShown } = await openList();
    library.hold();
    list.start(kept);
    expect(titles().slice(0, 2)).toEqual(['Post 19', 'Post 18']);
    expect(state().facets?.tag.total).toBe(15);
    expect(state().behind).toBe(true);
    await library.letGo();
    await whenShown();
    expect(titles()).toHaveLength(20);
    expect(state().shown?.state.viewId).not.toBe('');
    expect(library.argsOf('view.rows')).toEqual([]);
  });

  it('gives way to what the folder holds now', async () => {
    const kept = await keptList(posts);
    const { list, titles, state, whenShown, failures } = await openList({
      'new.md': postText('title: New\ndate: 2025-01-01'),
    });
    list.start(kept);
    await whenShown();
    await until(() => titles().length === 1);
    expect(titles()).toEqual(['New']);
    expect(state().facets?.tag.total).toBe(0);
    expect(failures).toEqual([]);
  });

  it('is left at once for a search', async () => {
    const kept = await keptList(posts);
    const { library, list, titles, whenShown } = await openList();
    library.hold('view.open');
    list.start(kept);
    list.searchFor('quince');
    await library.letGo();
    await whenShown();
    expect(titles()).toHaveLength(10);
  });
});

describe('two lists', () => {
  it('stand side by side, of one library or of two', async () => {
    const first = await openList();
    const second = await openList({ 'only.md': postText('title: Only') });
    await Promise.all([first.start(), second.start()]);
    first.list.searchFor('quince');
    second.list.sortBy('title');
    await Promise.all([first.whenShown(), second.whenShown()]);
    expect([first.titles().length, second.titles()]).toEqual([10, ['Only']]);
    expect([first.state().query.text, second.state().query.text]).toEqual(['quince', '']);
    expect(second.state().query.sort).toBe('title');
  });
});

describe('the place of the list', () => {
  it('decides how many rows come with a view', async () => {
    const { library, list, start } = await openList();
    const scroller = document.createElement('div');
    Object.defineProperty(scroller, 'clientHeight', { value: 3 * rowHeight() });
    list.setScroller(scroller);
    await start();
    expect(library.argsOf('view.open')[0]).toMatchObject({ from: 0, to: 8 });
  });
});
