import { describe, expect, it } from 'vitest';
import type { OpenedView, Outcome } from '../../../preload/contract.ts';
import type { LibraryId, ViewId } from '../../../main/library/model/ids.ts';
import type { ViewQuery, ViewState } from '../../../main/library/model/list.ts';
import { anchorAt, findAnchors } from '../../../renderer/state/anchor.ts';
import { type FeedHost, type Move, type ShownView, ViewFeed } from '../../../renderer/state/view-feed.ts';
import { noFilters } from '../../../renderer/state/filters.ts';
import { RowPlaces } from '../../../renderer/state/row-places.ts';
import { rowOf } from './rows.ts';

const library = 'library-1' as LibraryId;
const rowHeight = 104;

function queryOf(text: string): ViewQuery {
  return { text, filters: noFilters, sort: 'newest' };
}

const noFacet = { values: [], total: 0 };
/** The parts of a reply to `view.open` besides state and rows. */
const answered: Omit<OpenedView, 'state' | 'rows'> = {
  facets: { year: noFacet, tag: noFacet, author: noFacet, category: noFacet, drafts: 0 },
  explanation: { explanation: null, chips: [], readings: [] },
  completions: [],
};

function names(prefix: string, count: number) {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}`);
}

/** A simulated library process. The test can change its posts, and let it die. */
function setUp() {
  let posts: readonly string[] = names('post ', 100);
  let state: ViewState = {
    viewId: 'view-0' as ViewId,
    revision: 0,
    total: 0,
    full: 0,
    pages: 0,
    foundBeside: 0,
    groups: [],
  };
  let views = 0;
  let dead = false;
  let settled = true;
  let scrollTop = 0;
  let pointed: number | null = null;
  let waits = 0;
  let behind = false;
  let active: ReturnType<FeedHost['active']> = { post: null, index: 0 };
  let shown: ShownView | null = null;
  const moves: Move[] = [];
  const asked: string[] = [];
  let opening: Promise<void> = Promise.resolve();
  /** Resolves the pauses before requests are sent again. */
  let waiting: (() => void)[] = [];
  const placesNow = () => new RowPlaces(shown?.state.total ?? 0, [], rowHeight);
  const fail = (code: 'stale' | 'restarted'): Outcome<never> => ({
    ok: false,
    code,
    message: { code: 'failure.list-changed' },
  });

  const answer = (name: string, args: Record<string, unknown>): Outcome<unknown> => {
    if (dead) {
      return fail('restarted');
    }
    if (name === 'view.open') {
      state = {
        viewId: `view-${++views}` as ViewId,
        revision: 1,
        total: posts.length,
        full: posts.length,
        pages: 0,
        foundBeside: 0,
        groups: [],
      };
      const rows = posts.slice(args.from as number, args.to as number).map(rowOf);
      return { ok: true, value: { ...answered, state, rows } };
    }
    if (args.viewId !== state.viewId || args.revision !== state.revision) {
      return fail('stale');
    }
    if (name === 'view.locate') {
      const index = posts.indexOf(args.post as string);
      return { ok: true, value: index < 0 ? null : index };
    }
    return { ok: true, value: posts.slice(args.from as number, args.to as number).map(rowOf) };
  };

  const host: FeedHost = {
    ask: (async (name: string, args: Record<string, unknown>) => {
      asked.push('from' in args ? `${name} ${args.from}-${args.to}` : name);
      if (name === 'view.open') {
        await opening;
      }
      return answer(name, args);
    }) as FeedHost['ask'],
    anchors: () => [
      ...(pointed === null ? [] : anchorAt(scrollTop, pointed, placesNow(), (index) => shown?.rows.get(index))),
      ...findAnchors(scrollTop, 500, placesNow(), (index) => shown?.rows.get(index)),
    ],
    scrollTop: () => scrollTop,
    aiming: () => pointed !== null,
    active: () => active,
    rowsShown: () => 6,
    places: ({ total }) => new RowPlaces(total, [], rowHeight),
    overscan: 4,
    facetLimit: () => 12,
    isSettled: () => settled,
    behind: (isBehind) => {
      behind = isBehind;
    },
    waits: () => {
      waits += 1;
    },
    show: (view, move) => {
      shown = view;
      scrollTop = move.scrollTop;
      moves.push(move);
    },
    rowsCame: () => {},
    restarted: () => {},
    failed: () => {},
    wait: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
  };
  const feed = new ViewFeed(host);
  const die = (next: readonly string[]): void => {
    posts = next;
    dead = true;
    settled = false;
  };
  const comeBack = (): void => {
    dead = false;
    const again = waiting;
    waiting = [];
    for (const ask of again) {
      ask();
    }
  };
  return {
    feed,
    moves,
    asked,
    shown: () => shown,
    waits: () => waits,
    behind: () => behind,
    top: () => shown?.rows.get(Math.floor(scrollTop / rowHeight))?.id,
    scrollTo: (top: number) => {
      scrollTop = top;
    },
    activate: (index: number) => {
      active = { post: shown?.rows.get(index)?.id ?? null, index };
    },
    pointAt: (below: number | null) => {
      pointed = below;
      if (below === null) {
        feed.showWaiting();
      }
    },
    list: (next: readonly string[]) => {
      posts = next;
      state = { ...state, revision: state.revision + 1, total: next.length };
      feed.changed(state);
    },
    die,
    comeBack,
    /** Lets the library process die and start again with these posts, while it is still reading its folder. */
    restart: async (next: readonly string[]) => {
      die(next);
      feed.restarted();
      await allAnswered();
      comeBack();
      await allAnswered();
    },
    showWaiting: () => {
      settled = true;
      feed.showWaiting();
    },
    holdOpening: () => {
      let release = () => {};
      opening = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        opening = Promise.resolve();
        release();
      };
    },
  };
}

/** Resolves when the feed has done all its work: the host answers at once, so one round of the event loop is enough. */
function allAnswered(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('ViewFeed', () => {
  it('begins where a page before it stood, with the rows of that place', async () => {
    const { feed, moves, top, scrollTo } = setUp();
    await feed.open(library, queryOf(''), { scrollTop: 50 * rowHeight });
    expect(moves).toEqual([{ scrollTop: 50 * rowHeight, active: null }]);
    expect(top()).toBe('post 50');
    scrollTo(10 * rowHeight);
    await feed.open(library, queryOf('other'));
    expect(moves.at(-1)?.scrollTop).toBe(0);
  });

  it('shows a query by one request, which asks for the rows in sight and those just beyond', async () => {
    const list = setUp();
    await list.feed.open(library, queryOf('a'));
    expect(list.shown()?.rows.get(9)?.id).toBe('post 9');
    // The list asks for these rows when it is in the page.
    list.feed.want(0, 10);
    expect(list.asked).toEqual(['view.open 0-10']);
  });

  it('is behind from the moment a query is asked or a newer list is known until that list is shown', async () => {
    const list = setUp();
    list.list([]);
    const opening = list.feed.open(library, queryOf(''));
    expect(list.behind()).toBe(true);
    await opening;
    expect([list.behind(), list.shown()?.state.total]).toEqual([false, 0]);
    list.list(names('post ', 18));
    expect([list.behind(), list.shown()?.state.total]).toEqual([true, 0]);
    await allAnswered();
    expect([list.behind(), list.shown()?.state.total]).toEqual([false, 18]);
  });

  it('asks for what a person scrolls to, and for the same rows once', async () => {
    const list = setUp();
    await list.feed.open(library, queryOf(''));
    list.feed.want(4, 18);
    list.feed.want(5, 19);
    await expect.poll(() => list.shown()?.rows.get(18)?.id).toBe('post 18');
    list.feed.want(6, 20);
    expect(list.asked).toEqual(['view.open 0-10', 'view.rows 10-40']);
  });

  it('asks for the rows of a newer revision alone where that came before the answer', async () => {
    const list = setUp();
    const release = list.holdOpening();
    const opening = list.feed.open(library, queryOf('a'));
    list.feed.changed({
      viewId: 'view-1' as ViewId,
      revision: 2,
      total: 90,
      full: 90,
      pages: 0,
      foundBeside: 0,
      groups: [],
    });
    release();
    await opening;
    expect(list.asked).toEqual(['view.open 0-10', 'view.rows 0-10']);
  });

  it('keeps the row at the top where it is while posts appear above it', async () => {
    const list = setUp();
    await list.feed.open(library, queryOf(''));
    list.scrollTo(3 * rowHeight + 20);
    list.list([...names('new ', 7), ...names('post ', 100)]);
    await expect.poll(() => list.moves.at(-1)?.scrollTop).toBe(10 * rowHeight + 20);
    expect(list.top()).toBe('post 3');
  });

  it('lets new posts appear at the very top', async () => {
    const list = setUp();
    await list.feed.open(library, queryOf(''));
    list.list([...names('new ', 7), ...names('post ', 100)]);
    await expect.poll(() => list.shown()?.state.total).toBe(107);
    expect(list.top()).toBe('new 0');
  });

  it('holds on to the next row when the topmost post is gone', async () => {
    const list = setUp();
    await list.feed.open(library, queryOf(''));
    list.scrollTo(3 * rowHeight);
    list.list(names('post ', 100).filter((name) => name !== 'post 3' && name !== 'post 0'));
    await expect.poll(() => list.shown()?.state.total).toBe(98);
    expect(list.top()).toBe('post 2');
    expect(list.moves.at(-1)?.scrollTop).toBe(rowHeight);
  });

  it('shows only the answer to the latest query', async () => {
    const list = setUp();
    await list.feed.open(library, queryOf(''));
    const release = list.holdOpening();
    const first = list.feed.open(library, queryOf('a'));
    const second = list.feed.open(library, queryOf('ab'));
    release();
    await Promise.all([first, second]);
    await expect.poll(() => list.shown()?.query.text).toBe('ab');
    expect(list.moves.length).toBe(2);
  });

  it('goes to the top for a new query', async () => {
    const list = setUp();
    await list.feed.open(library, queryOf(''));
    list.scrollTo(20 * rowHeight);
    await list.feed.open(library, queryOf('a'));
    await expect.poll(() => list.moves.at(-1)?.scrollTop).toBe(0);
  });

  it('keeps the old rows while the library process comes back, until the list is as long again', async () => {
    const list = setUp();
    await list.feed.open(library, queryOf(''));
    list.scrollTo(40 * rowHeight + 5);
    list.list(names('post ', 100));
    await expect.poll(() => list.shown()?.state.revision).toBe(2);
    await list.restart(names('post ', 10));
    expect(list.shown()?.state.total).toBe(100);
    list.list(names('post ', 50));
    await allAnswered();
    expect(list.shown()?.state.total).toBe(100);
    list.list(['new', ...names('post ', 100)]);
    await expect.poll(() => list.shown()?.state.total).toBe(101);
    expect(list.moves.at(-1)?.scrollTop).toBe(41 * rowHeight + 5);
  });

  it('shows the query that was typed while the library process was dying', async () => {
    const list = setUp();
    await list.feed.open(library, queryOf(''));
    list.die(names('post ', 10));
    void list.feed.open(library, queryOf('typed'));
    list.feed.restarted();
    await allAnswered();
    list.feed.restarted();
    list.comeBack();
    await allAnswered();
    expect(list.shown()).toMatchObject({ query: { text: 'typed' }, state: { total: 10 } });
  });

  it('shows a shorter list after a restart once that is all there is', async () => {
    const list = setUp();
    await list.feed.open(library, queryOf(''));
    await list.restart(names('post ', 10));
    expect(list.shown()?.state.total).toBe(100);
    list.showWaiting();
    await expect.poll(() => list.shown()?.state.total).toBe(10);
  });

  it('keeps the row under the pointer where it is, also at the top and when results change places', async () => {
    const list = setUp();
    await list.feed.open(library, queryOf('words'));
    list.pointAt(2 * rowHeight + 30);
    list.list(['new', ...names('post ', 100)]);
    await expect.poll(() => list.shown()?.state.total).toBe(101);
    expect(list.moves.at(-1)?.scrollTop).toBe(rowHeight);
    expect(list.top()).toBe('post 0');
    // Post 2 becomes the first. Its row can't keep its place, so the new list waits until the pointer is gone.
    list.list(['post 2', 'post 0', 'post 1']);
    await expect.poll(list.waits).toBe(1);
    expect(list.shown()?.state.total).toBe(101);
    list.pointAt(null);
    await expect.poll(() => list.shown()?.state.total).toBe(3);
  });

  it('has the focused row when the list is renewed far from it', async () => {
    const list = setUp();
    list.list(names('post ', 1_000));
    await list.feed.open(library, queryOf(''));
    list.activate(2);
    list.scrollTo(800 * rowHeight);
    list.feed.want(800, 806);
    await expect.poll(() => list.shown()?.rows.get(800)?.id).toBe('post 800');
    const before = list.shown();
    list.list(['new', ...names('post ', 1_000)]);
    await expect.poll(() => list.shown()).not.toBe(before);
    expect(list.top()).toBe('post 800');
    expect(list.moves.at(-1)?.active).toBe(3);
    expect(list.shown()?.rows.get(3)?.id).toBe('post 2');
  });

  it('fetches the focused row again after it was dropped', async () => {
    const list = setUp();
    list.list(names('post ', 10_000));
    await list.feed.open(library, queryOf(''));
    list.activate(9_999);
    list.feed.want(0, 6);
    await expect.poll(() => list.shown()?.rows.get(9_999)?.id).toBe('post 9999');
  });
});
