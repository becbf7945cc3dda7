import { create } from 'zustand';
import type {
  FacetName,
  Facets,
  Filters,
  LibraryId,
  PostId,
  SortOrder,
  ViewQuery,
  ViewState,
} from '../../main/library/model.ts';
import { mostFacetValues } from '../../preload/constants/limits.ts';
import { bridge } from './bridge.ts';
import { isSettled, showNotice, showRestart, useLibrary } from './library-store.ts';
import { paintMark } from './paint-mark.ts';
import { pause } from './pause.ts';
import { facetNames, noFilters, onlyValue, toggleValue } from './wanted.ts';
import { anchorAt, findAnchors, overscan } from './anchor.ts';
import { placesOf, rowHeight } from './list-places.ts';
import { type Move, type ShownView, ViewFeed } from './view-feed.ts';

interface ViewStore {
  readonly query: ViewQuery;
  /** Newer results wait: they would move the row under the pointer. */
  readonly waiting: boolean;
  readonly shown: ShownView | null;
  /** A newer list than `shown` is on its way. */
  readonly behind: boolean;
  /** Counts rows that came into the shown view's cache. */
  readonly rowsCame: number;
  /** Where to scroll when `shown` changes. */
  readonly move: Move;
  /** The row that has, or would get, the keyboard. */
  readonly active: { readonly post: PostId | null; readonly index: number };
  readonly facets: Facets | null;
  /** The state of the view that `facets` were last asked of and answered for. */
  readonly facetsOf: ViewState | null;
  /** Facets of which all values are shown. */
  readonly expanded: ReadonlySet<FacetName>;
}

const emptyQuery: ViewQuery = { text: '', filters: noFilters, sort: 'newest' };
/** So many values of a facet are shown until all of them are asked for. */
export const fewValues = 12;

export const useView = create<ViewStore>(() => ({
  query: emptyQuery,
  waiting: false,
  shown: null,
  behind: false,
  rowsCame: 0,
  move: { scrollTop: 0, active: null },
  active: { post: null, index: 0 },
  facets: null,
  facetsOf: null,
  expanded: new Set(),
}));

/** The list's element, for as long as it stands; only its scroll position and height are read here. */
let scroller: HTMLElement | null = null;
export function setScroller(element: HTMLElement | null): void {
  scroller = element;
}

/** How long after its last move a pointer still aims at a post of a list, in milliseconds. At a result it aims as long as it is there. */
const aimingTime = 2_000;
/** The pointer over the list, and how far below the list's top edge. */
let pointer: { readonly below: number; readonly moved: number } | null = null;
let pointerTimer: ReturnType<typeof setTimeout> | undefined;

/** The list stood at its top until results came above the row under the pointer; it now stands so far below. */
let heldAt: number | null = null;

/** Results that have just come are in the page after so many frames. */
const framesToCome = 30;

/** Back to the top, where the list stands as far below it as results that came have put it, or will in a moment. */
function returnToTop(held: number | null, frames = framesToCome): void {
  if (!scroller || held === null || pointer !== null) {
    return;
  }
  if (scroller.scrollTop === held) {
    scroller.scrollTop = 0;
  } else if (frames > 0) {
    requestAnimationFrame(() => returnToTop(held, frames - 1));
  }
}

/** The pointer moves over the list (null: away from it, or the keyboard is used); results do not move the row under it. */
export function pointAtList(below: number | null): void {
  clearTimeout(pointerTimer);
  pointer = below === null ? null : { below, moved: performance.now() };
  if (pointer) {
    pointerTimer = setTimeout(() => feed.settle(), aimingTime + 1);
  } else {
    const held = heldAt;
    heldAt = null;
    returnToTop(held);
    feed.settle();
  }
}

function isAiming(): boolean {
  return pointer !== null && (useView.getState().query.text !== '' || performance.now() - pointer.moved <= aimingTime);
}

const feed = new ViewFeed({
  ask: (name, args) => bridge.request(name, args),
  anchors: () => {
    const { shown } = useView.getState();
    if (!scroller || !shown) {
      return [];
    }
    const rowAt = (index: number) => shown.rows.get(index);
    const places = placesOf(shown.state);
    // Results come in an order that changes while the folder is read; a list of posts only grows at its top.
    const pointed = pointer && isAiming() ? anchorAt(scroller.scrollTop, pointer.below, places, rowAt) : [];
    return [...pointed, ...findAnchors(scroller.scrollTop, scroller.clientHeight, places, rowAt)];
  },
  aiming: isAiming,
  scrollTop: () => scroller?.scrollTop ?? 0,
  active: () => useView.getState().active,
  rowsShown: () => Math.ceil((scroller?.clientHeight ?? 800) / rowHeight()) + 1,
  places: placesOf,
  overscan,
  facetLimit,
  settled: () => isSettled(useLibrary.getState().status),
  behind: (behind) => useView.setState({ behind }),
  waits: () => useView.setState({ waiting: true, behind: false }),
  show,
  rowsCame: () => useView.setState((view) => ({ rowsCame: view.rowsCame + 1 })),
  restarted: showRestart,
  failed: showNotice,
  wait: pause,
});

let firstListOf: LibraryId | null = null;

function show(shown: ShownView, move: Move, fresh: boolean): void {
  const before = useView.getState();
  const stoodAt = scroller?.scrollTop ?? 0;
  if (fresh || move.scrollTop === 0) {
    heldAt = null;
  } else if (stoodAt === 0 || stoodAt === heldAt) {
    heldAt = move.scrollTop;
  }
  const active = fresh
    ? { post: shown.rows.get(0)?.id ?? null, index: 0 }
    : {
        post: before.active.post,
        index: move.active ?? Math.min(before.active.index, Math.max(0, shown.state.total - 1)),
      };
  const { state, opened } = shown;
  const counted = state === opened.state;
  useView.setState({
    shown,
    waiting: false,
    move,
    ...(counted ? { facets: withoutChange(before.facets, opened.facets), facetsOf: state } : {}),
    active: move.active === null && !fresh ? { ...active, post: shown.rows.get(active.index)?.id ?? null } : active,
  });
  const { total } = shown.state;
  if (total > 0 && firstListOf !== shown.library) {
    firstListOf = shown.library;
    paintMark('offprint:first-list', { posts: total });
  }
  if (fresh || before.shown?.state.total !== total) {
    paintMark('offprint:results', { query: shown.query.text, total });
  }
  if (!counted) {
    askFacets();
  }
}

/** The facets that came, those that are as they were being the very same: what shows them has nothing to do then. */
function withoutChange(before: Facets | null, facets: Facets): Facets {
  const same = (name: FacetName) => JSON.stringify(before?.[name]) === JSON.stringify(facets[name]);
  return {
    ...facets,
    ...Object.fromEntries(facetNames.filter(same).map((name) => [name, before?.[name]])),
  };
}

let facetsTimer: ReturnType<typeof setTimeout> | undefined;
let facetsDue = 0;
let facetsAsked = 0;

/** Asks for the facets of the shown view, at most a few times a second while it grows. */
export function askFacets(): void {
  const wait = isSettled(useLibrary.getState().status) ? 20 : 400;
  const due = performance.now() + wait;
  // What is due sooner stays; once the folder is read, nothing waits for its slower turn.
  if (facetsTimer !== undefined && facetsDue <= due) {
    return;
  }
  clearTimeout(facetsTimer);
  facetsDue = due;
  facetsTimer = setTimeout(() => {
    facetsTimer = undefined;
    void readFacets();
  }, wait);
}

async function readFacets(): Promise<void> {
  const { shown } = useView.getState();
  if (!shown) {
    return;
  }
  const asked = ++facetsAsked;
  const { library, state } = shown;
  const reply = await bridge.request('view.facets', { library, viewId: state.viewId, limit: facetLimit() });
  if (asked !== facetsAsked || useView.getState().shown?.state.viewId !== state.viewId) {
    return;
  }
  useView.setState(
    reply.ok ? { facets: withoutChange(useView.getState().facets, reply.value), facetsOf: state } : { facetsOf: state },
  );
}

function facetLimit(): number {
  return useView.getState().expanded.size > 0 ? mostFacetValues : fewValues;
}

function open(query: ViewQuery, cursor: number | null = null): void {
  useView.setState({ query, waiting: false });
  const { library } = useLibrary.getState();
  if (library) {
    void feed.open(library.id, query, { cursor });
  }
}

// Relevance is for queries, and each kind of list keeps the order chosen for it.
let browseSort: SortOrder = 'newest';
let searchSort: SortOrder = 'relevance';

/** `cursor`: where it stands in a text that is being typed, for completing the word in front of it. */
export function searchFor(text: string, cursor: number | null = null): void {
  const { query } = useView.getState();
  if (query.text === text) {
    return;
  }
  open({ ...query, text, sort: text.trim() === '' ? browseSort : searchSort }, cursor);
}

export function sortBy(sort: SortOrder): void {
  const { query } = useView.getState();
  if (query.text.trim() === '') {
    browseSort = sort;
  } else {
    searchSort = sort;
  }
  open({ ...query, sort });
}

export function filterBy(filters: Filters): void {
  open({ ...useView.getState().query, filters });
}

export function toggleFilter(facet: FacetName, value: string): void {
  filterBy(toggleValue(useView.getState().query.filters, facet, value));
}

/** All posts that have one value; all there are, where no facet is named. Whatever narrowed the list before is gone. */
export function showOnly(facet: FacetName | null, value: string): void {
  open({ text: '', filters: facet === null ? noFilters : onlyValue(facet, value), sort: browseSort });
}

/** A search with its filters and its order, which stays while it is changed. */
export function showQuery(query: ViewQuery): void {
  searchSort = query.sort;
  open(query);
}

export function clearFilters(): void {
  filterBy(noFilters);
}

export function expandFacet(facet: FacetName): void {
  const expanded = new Set(useView.getState().expanded);
  if (!expanded.delete(facet)) {
    expanded.add(facet);
  }
  useView.setState({ expanded });
  askFacets();
}

/** Starts over with a library that was just opened. */
export function openView(text = ''): void {
  feed.close();
  browseSort = 'newest';
  searchSort = 'relevance';
  useView.setState({
    shown: null,
    facets: null,
    facetsOf: null,
    expanded: new Set(),
    active: { post: null, index: 0 },
  });
  open({ ...emptyQuery, text, sort: text.trim() === '' ? browseSort : searchSort });
}

export function activate(index: number, post: PostId | null): void {
  useView.setState({ active: { index, post } });
}

/** A post was renamed: the keyboard stays on it. */
export function renameActive(from: PostId, to: PostId): void {
  const { active } = useView.getState();
  if (active.post === from) {
    useView.setState({ active: { ...active, post: to } });
  }
}

export function wantRows(from: number, to: number): void {
  feed.want(from, to);
}

export function viewChanged(state: ViewState): void {
  feed.changed(state);
}

export function viewRestarted(): void {
  feed.restarted();
}

export function settleView(): void {
  feed.settle();
}
