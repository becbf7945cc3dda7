import { createStore } from 'zustand';
import { firstQuery } from '../../preload/constants/first-query.ts';
import { mostFacetValues } from '../../preload/constants/limits.ts';
import type { OpenedView } from '../../preload/contract.ts';
import type { LibraryId, PostId } from '../../main/library/model/ids.ts';
import type { FacetName, Facets, Filters, SortOrder, ViewQuery, ViewState } from '../../main/library/model/list.ts';
import { overscan } from './anchor.ts';
import type { Request } from './ask.ts';
import { Debounce } from './debounce.ts';
import { Latest } from './latest.ts';
import { ListPlace } from './list-place.ts';
import { placesOf } from './list-places.ts';
import { paintMark } from './paint-mark.ts';
import { pause } from './pause.ts';
import { type Move, type ShownView, ViewFeed } from './view-feed.ts';
import { facetNames, noFilters, onlyValue, toggleValue } from './filters.ts';

export interface ListState {
  readonly query: ViewQuery;
  /** Whether newer results wait because they would move the row under the pointer. */
  readonly waiting: boolean;
  readonly shown: ShownView | null;
  /** Whether a newer list than `shown` has been asked for. */
  readonly behind: boolean;
  /** Grows each time rows come into the cache of the shown view. */
  readonly rowsCame: number;
  /** Where to scroll when `shown` changes. */
  readonly move: Move;
  /** The row that has the focus, or would get it. `post` is null for the first row until a person has gone to a row. */
  readonly active: { readonly post: PostId | null; readonly index: number };
  readonly facets: Facets | null;
  /** The state of the view that `facets` belong to. */
  readonly facetsOf: ViewState | null;
  /** Facets of which all values are shown. */
  readonly expanded: ReadonlySet<FacetName>;
}

/** How many values of a facet are shown before the person asks for all. */
export const fewValues = 12;

interface Options {
  readonly library: LibraryId;
  readonly request: Request;
  /** Whether reading the folder is complete, cancelled or has failed. */
  readonly isSettled: () => boolean;
  readonly onRestart: () => void;
  readonly onFailure: (message: string) => void;
}

/** The list of one library: its query, and the view that is shown. */
export class ListView {
  readonly store = createStore<ListState>(() => ({
    query: firstQuery,
    waiting: false,
    shown: null,
    behind: false,
    rowsCame: 0,
    move: { scrollTop: 0, active: null },
    active: { post: null, index: 0 },
    facets: null,
    facetsOf: null,
    expanded: new Set<FacetName>(),
  }));
  readonly #options: Options;
  readonly #feed: ViewFeed;
  readonly #place: ListPlace;
  readonly #facetsAsked = new Latest();
  readonly #askingFacets = new Debounce(() => void this.#readFacets());
  #hasPosts = false;
  // Sorting by relevance needs a query, so the list of posts and the list of results each keep their own order.
  #browseSort: SortOrder = 'newest';
  #searchSort: SortOrder = 'relevance';

  constructor(options: Options) {
    this.#options = options;
    const { request, isSettled, onRestart, onFailure } = options;
    this.#place = new ListPlace({
      shown: () => this.store.getState().shown,
      isSearching: () => this.store.getState().query.text !== '',
      onAimEnd: () => this.#feed.showWaiting(),
    });
    this.#feed = new ViewFeed({
      ask: request,
      anchors: () => this.#place.anchors(),
      aiming: () => this.#place.isAiming(),
      scrollTop: () => this.#place.scrollTop(),
      active: () => this.store.getState().active,
      rowsShown: () => this.#place.rowsShown(),
      places: placesOf,
      overscan,
      facetLimit: () => this.#facetLimit(),
      isSettled: isSettled,
      behind: (behind) => this.store.setState({ behind }),
      waits: () => this.store.setState({ waiting: true, behind: false }),
      show: (shown, move, fresh) => this.#show(shown, move, fresh),
      rowsCame: () => this.store.setState(({ rowsCame }) => ({ rowsCame: rowsCame + 1 })),
      restarted: onRestart,
      failed: onFailure,
      wait: pause,
    });
  }

  /** Asks for the first list. Until it comes, the list of the last session (`before`) is shown. */
  start(before: OpenedView | null): void {
    const { query } = this.store.getState();
    if (before === null) {
      this.#open(query);
    } else {
      this.#feed.recall(this.#options.library, query, before);
      void this.#feed.open(this.#options.library, query, { hold: true });
    }
  }

  /** To be called when another library is shown: answers that still come are ignored. */
  close(): void {
    this.#feed.close();
    this.#place.close();
    this.#askingFacets.cancel();
    this.#facetsAsked.end();
  }

  /** Sets the element of the list; null when it is gone. Only its scroll position and height are used. */
  setScroller(element: HTMLElement | null): void {
    this.#place.setScroller(element);
  }

  /** The pointer has moved over the list, so results must not move the row under it. For null see `ListPlace.pointAt`. */
  pointAt(below: number | null): void {
    this.#place.pointAt(below);
  }

  #show(shown: ShownView, move: Move, fresh: boolean): void {
    const before = this.store.getState();
    this.#place.moved(move.scrollTop, fresh);
    const active = fresh ? { post: null, index: 0 } : activeIn(shown, before.active, move);
    const { state, opened } = shown;
    const counted = state === opened.state;
    this.store.setState({
      shown,
      waiting: false,
      move,
      ...(counted ? { facets: withoutChange(before.facets, opened.facets), facetsOf: state } : {}),
      active,
    });
    const { total } = shown.state;
    if (total > 0 && !this.#hasPosts) {
      this.#hasPosts = true;
      paintMark('offprint:first-list', { posts: total });
    }
    if (fresh || before.shown?.state.total !== total) {
      paintMark('offprint:results', { query: shown.query.text, total });
    }
    if (!counted) {
      this.askFacets();
    }
  }

  /** Asks for the facets of the shown view, but only a few times a second while the view grows. */
  askFacets(): void {
    // Sooner when the folder has been read: the view then changes rarely.
    this.#askingFacets.within(this.#options.isSettled() ? 20 : 400);
  }

  async #readFacets(): Promise<void> {
    const { shown } = this.store.getState();
    if (!shown) {
      return;
    }
    const isLatest = this.#facetsAsked.begin();
    const { library, state } = shown;
    const limit = this.#facetLimit();
    const reply = await this.#options.request('view.facets', { library, viewId: state.viewId, limit });
    const { shown: now, facets } = this.store.getState();
    if (!isLatest() || now?.state.viewId !== state.viewId) {
      return;
    }
    this.store.setState(
      reply.ok ? { facets: withoutChange(facets, reply.value), facetsOf: state } : { facetsOf: state },
    );
  }

  #facetLimit(): number {
    return this.store.getState().expanded.size > 0 ? mostFacetValues : fewValues;
  }

  #open(query: ViewQuery, { cursor = null, scrollTop = 0 }: { cursor?: number | null; scrollTop?: number } = {}): void {
    this.store.setState({ query, waiting: false });
    void this.#feed.open(this.#options.library, query, { cursor, scrollTop });
  }

  /** `cursor`: the position of the cursor in a text that is being typed. The word before it is completed. */
  searchFor(text: string, cursor: number | null = null): void {
    const { query } = this.store.getState();
    if (query.text === text) {
      return;
    }
    this.#open({ ...query, text, sort: text.trim() === '' ? this.#browseSort : this.#searchSort }, { cursor });
  }

  sortBy(sort: SortOrder): void {
    const { query } = this.store.getState();
    if (query.text.trim() === '') {
      this.#browseSort = sort;
    } else {
      this.#searchSort = sort;
    }
    this.#open({ ...query, sort });
  }

  filterBy(filters: Filters): void {
    this.#open({ ...this.store.getState().query, filters });
  }

  toggleFilter(facet: FacetName, value: string): void {
    this.filterBy(toggleValue(this.store.getState().query.filters, facet, value));
  }

  /** Shows all posts that have a value; all posts where `facet` is null. The query and other filters are dropped. */
  showOnly(facet: FacetName | null, value: string): void {
    this.#open({ text: '', filters: facet === null ? noFilters : onlyValue(facet, value), sort: this.#browseSort });
  }

  /** The scroll position of the list, in CSS pixels. */
  scrollTop(): number {
    return this.#place.scrollTop();
  }

  /** Shows a query with its filters and order. Later changes of the query keep the order. */
  showQuery(query: ViewQuery, scrollTop = 0): void {
    if (query.text.trim() === '') {
      this.#browseSort = query.sort;
    } else {
      this.#searchSort = query.sort;
    }
    this.#open(query, { scrollTop });
  }

  clearFilters(): void {
    this.filterBy(noFilters);
  }

  expandFacet(facet: FacetName): void {
    const expanded = new Set(this.store.getState().expanded);
    if (!expanded.delete(facet)) {
      expanded.add(facet);
    }
    this.store.setState({ expanded });
    this.askFacets();
  }

  activate(index: number, post: PostId | null): void {
    this.store.setState({ active: { index, post } });
  }

  /** Keeps the focus on a renamed post. */
  renameActive(from: PostId, to: PostId): void {
    const { active } = this.store.getState();
    if (active.post === from) {
      this.store.setState({ active: { ...active, post: to } });
    }
  }

  /** To be called when the list shows these rows (half-open), to fetch them. */
  wantRows(from: number, to: number): void {
    this.#feed.want(from, to);
  }

  /** To be called when the view has a new revision. */
  changed(state: ViewState): void {
    this.#feed.changed(state);
  }

  /** To be called when the library process has died. */
  restarted(): void {
    this.#feed.restarted();
  }

  /** To be called when the folder has been read: shows the results that wait. */
  showWaiting(): void {
    this.#feed.showWaiting();
  }
}

/** The new facets. Where a facet is equal to the one before, that object is kept, so that nothing is rendered again. */
function withoutChange(before: Facets | null, facets: Facets): Facets {
  const same = (name: FacetName) => JSON.stringify(before?.[name]) === JSON.stringify(facets[name]);
  return {
    ...facets,
    ...Object.fromEntries(facetNames.filter(same).map((name) => [name, before?.[name]])),
  };
}

/** The active row in a view that has changed. It stays with its post; where that is gone, with its index. */
function activeIn({ state, rows }: ShownView, before: ListState['active'], move: Move): ListState['active'] {
  if (move.active !== null) {
    return { post: before.post, index: move.active };
  }
  // While a folder is read, the first row stays active, whichever post moves there.
  if (before.post === null && before.index === 0) {
    return before;
  }
  const index = Math.min(before.index, Math.max(0, state.total - 1));
  return { post: rows.get(index)?.id ?? null, index };
}
