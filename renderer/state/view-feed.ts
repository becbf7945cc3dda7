import type { OpenedView, Outcome, RequestArgs, RequestReply } from '../../preload/contract.ts';
import type { LibraryId, PostId } from '../../main/library/model/ids.ts';
import type { ViewQuery, ViewState } from '../../main/library/model/list.ts';
import { type Anchor, canStay, scrollTopFor } from './anchor.ts';
import { Latest } from './latest.ts';
import { RowCache } from './row-cache.ts';
import type { RowPlaces } from './row-places.ts';
import { tell } from '../say.ts';

type ViewRequest = 'view.open' | 'view.rows' | 'view.locate';

/** One revision of a view, as the list shows it. */
export interface ShownView {
  readonly library: LibraryId;
  readonly query: ViewQuery;
  readonly state: ViewState;
  readonly rows: RowCache;
  /** What came when the view was opened; its rows and facets are those of its own revision. */
  readonly opened: OpenedView;
  /** Where the cursor stood in the text of the query; null where that was not being typed. */
  readonly cursor: number | null;
}

/** Where the list goes when a revision takes the place of another. */
export interface Move {
  readonly scrollTop: number;
  /** The row of the active post, null where it is not in the view. */
  readonly active: number | null;
}

export interface FeedHost {
  readonly ask: <Name extends ViewRequest>(name: Name, args: RequestArgs<Name>) => Promise<Outcome<RequestReply<Name>>>;
  /** What the scroll position holds on to, best first; none at the top. */
  readonly anchors: () => readonly Anchor[];
  readonly scrollTop: () => number;
  /** Whether a person is aiming at a row right now: what would move it waits until they are not (`settle`). */
  readonly aiming: () => boolean;
  /** The row with the keyboard, which stays in the page when it is scrolled out. */
  readonly active: () => { readonly post: PostId | null; readonly index: number };
  /** Rows that fit in the list. */
  readonly rowsShown: () => number;
  /** Where the rows of a revision stand. */
  readonly places: (state: ViewState) => RowPlaces;
  /** Rows that are in the page beyond each end of those that fit. */
  readonly overscan: number;
  /** How many values of each facet are shown. */
  readonly facetLimit: () => number;
  /** Whether the index is complete, cancelled or failed: a shorter list is then the truth. */
  readonly isSettled: () => boolean;
  /** Told whether a newer list than the one on the screen is asked for or known. */
  readonly behind: (isBehind: boolean) => void;
  /** Told when a revision waits because it would move the row that a person is aiming at. */
  readonly waits: () => void;
  readonly show: (view: ShownView, move: Move, fresh: boolean) => void;
  readonly rowsCame: () => void;
  readonly restarted: () => void;
  readonly failed: (message: string) => void;
  readonly wait: (ms: number) => Promise<void>;
}

interface Opened extends Pick<ShownView, 'library' | 'query' | 'opened' | 'cursor'> {
  /** The number of the first row that came with it. */
  readonly from: number;
  state: ViewState;
  /** The same list again after a restart: the old rows stay until this one is as long. */
  readonly hold: boolean;
  /** Where a list that was not shown before begins. */
  readonly scrollTop: number;
}

/** Keeps the list on the latest revision of the latest query, without losing the reader's place in it. */
export class ViewFeed {
  readonly #host: FeedHost;
  readonly #latest = new Latest();
  /** A view is being asked for; that goes on until it is there, also past a restart of the library process. */
  #isAsking = false;
  #opened: Opened | null = null;
  #shown: ShownView | null = null;
  #early: ViewState | null = null;
  #settling = false;
  #wanted: readonly [from: number, to: number] = [0, 0];
  #fetching = 0;

  constructor(host: FeedHost) {
    this.#host = host;
  }

  /** Shows the list of the last session. No view of it is open: `open` is to follow. */
  recall(library: LibraryId, query: ViewQuery, opened: OpenedView): void {
    const rows = new RowCache();
    rows.put(0, opened.rows);
    this.#shown = { library, query, state: opened.state, rows, opened, cursor: null };
    this.#host.show(this.#shown, { scrollTop: 0, active: null }, true);
  }

  /**
   * `hold`: the same list again. `cursor`: where it stands in a text that is being typed. `scrollTop`: where a list that
   * is not shown yet is to stand.
   */
  async open(
    library: LibraryId,
    query: ViewQuery,
    {
      hold = false,
      cursor = null,
      scrollTop = 0,
    }: { readonly hold?: boolean; readonly cursor?: number | null; readonly scrollTop?: number } = {},
  ): Promise<void> {
    const isLatest = this.#latest.begin();
    this.#opened = null;
    this.#isAsking = true;
    let isRestarting = hold;
    this.#host.behind(true);
    for (let tries = 0; ; tries++) {
      // A letter is one request: what it changes on the screen comes with the answer.
      const from = hold && this.#shown ? this.#host.places(this.#shown.state).indexAt(this.#host.scrollTop()) : 0;
      const to = from + this.#host.rowsShown() + this.#host.overscan;
      const facets = this.#host.facetLimit();
      const reply = await this.#host.ask('view.open', { library, query, from, to, facets, cursor });
      if (!isLatest()) {
        return;
      }
      if (reply.ok) {
        const opened = reply.value;
        const { viewId, revision } = opened.state;
        const newer = this.#early?.viewId === viewId && this.#early.revision > revision ? this.#early : null;
        this.#opened = { library, query, opened, cursor, from, state: newer ?? opened.state, hold, scrollTop };
        break;
      }
      isRestarting ||= reply.code === 'restarted';
      const isComing = reply.code === 'restarted' || reply.code === 'failed' || reply.code === 'no-library';
      if (!isRestarting || !isComing || tries > 60) {
        this.#isAsking = false;
        this.#host.behind(false);
        if (reply.code !== 'cancelled') {
          this.#host.failed(tell(reply.message));
        }
        return;
      }
      this.#host.restarted();
      await this.#host.wait(Math.min(1_000, 100 + tries * 100));
      if (!isLatest()) {
        return;
      }
    }
    this.#isAsking = false;
    await this.#settle();
  }

  /** Brings the latest revision to the screen, then the one that came meanwhile. */
  async #settle(): Promise<void> {
    if (this.#settling) {
      return;
    }
    this.#settling = true;
    this.#host.behind(true);
    try {
      let target = this.#opened;
      while (target && (this.#shown?.state !== target.state || this.#shown.query !== target.query)) {
        if (target.hold && this.#shown && target.state.total < this.#shown.state.total && !this.#host.isSettled()) {
          return;
        }
        const { state } = target;
        const current = await this.#prepare(target, state);
        if (this.#opened === target && !current && target.state === state) {
          return;
        }
        target = this.#opened;
      }
    } finally {
      this.#settling = false;
      if (this.#opened && this.#opened.state === this.#shown?.state) {
        this.#host.behind(false);
      }
    }
  }

  /** Fetches what the coming revision shows first, then shows it; false where the revision was over already. */
  async #prepare(target: Opened, state: ViewState): Promise<boolean> {
    const { library, query, opened, cursor } = target;
    const fresh = this.#shown?.query !== query || this.#shown.library !== library;
    const rows = new RowCache();
    if (state === opened.state) {
      rows.put(target.from, opened.rows);
    }
    const locate = (post: PostId) =>
      this.#host
        .ask('view.locate', { library, viewId: state.viewId, revision: state.revision, post })
        .then((reply) => (reply.ok ? reply.value : null));
    const isLatest = this.#latest.watch();

    const places = this.#host.places(state);
    let scrollTop = fresh ? target.scrollTop : this.#host.scrollTop();
    if (!fresh) {
      for (const anchor of this.#host.anchors()) {
        const index = await locate(anchor.post);
        if (!isLatest()) {
          return false;
        }
        if (index === null) {
          continue;
        }
        // The list may have been scrolled while the answer came: move by as much as the row has moved.
        const now = this.#host.anchors().find((each) => each.post === anchor.post) ?? anchor;
        if (this.#host.aiming() && !canStay(index, now, places)) {
          this.#host.waits();
          return false;
        }
        scrollTop = scrollTopFor(index, now, places);
        break;
      }
    }
    const before = this.#host.active();
    const active = before.post === null || fresh ? null : await locate(before.post);
    if (!isLatest()) {
      return false;
    }

    const first = Math.min(places.indexAt(scrollTop), Math.max(0, state.total - this.#host.rowsShown()));
    const keyboard = fresh ? 0 : (active ?? Math.min(before.index, Math.max(0, state.total - 1)));
    const nextPage = () =>
      rows.nextMissing(first, first + this.#host.rowsShown() + this.#host.overscan, state.total, 0) ??
      rows.nextMissing(keyboard, keyboard + 1, state.total, 0);
    for (let page = nextPage(); page; page = nextPage()) {
      const [from, to] = page;
      const reply = await this.#host.ask('view.rows', {
        library,
        viewId: state.viewId,
        revision: state.revision,
        from,
        to,
      });
      if (!isLatest()) {
        return false;
      }
      if (!reply.ok) {
        if (reply.code === 'restarted') {
          this.restarted();
        }
        return false;
      }
      rows.put(from, reply.value);
    }
    this.#shown = { library, query, state, rows, opened, cursor };
    this.#host.show(this.#shown, { scrollTop, active }, fresh);
    return true;
  }

  /** The list shows these rows (half-open): fetches those that are not here, the latest wish first. */
  want(from: number, to: number): void {
    this.#wanted = [from, to];
    this.#fetchWanted();
  }

  #fetchWanted(): void {
    const view = this.#shown;
    if (!view || this.#fetching >= 2) {
      return;
    }
    const { index } = this.#host.active();
    const page =
      view.rows.nextMissing(this.#wanted[0], this.#wanted[1], view.state.total) ??
      view.rows.nextMissing(index, index + 1, view.state.total);
    if (!page) {
      return;
    }
    const [from, to] = page;
    const { viewId, revision } = view.state;
    view.rows.asked(from, to);
    this.#fetching++;
    void this.#host.ask('view.rows', { library: view.library, viewId, revision, from, to }).then((reply) => {
      this.#fetching--;
      if (reply.ok) {
        view.rows.put(from, reply.value);
        if (view === this.#shown) {
          this.#host.rowsCame();
        }
        this.#fetchWanted();
        return;
      }
      // Over for this revision: the next one is on its way and asks for its own rows.
      view.rows.missed(from, to);
      if (reply.code === 'restarted') {
        this.restarted();
      } else if (view !== this.#shown) {
        this.#fetchWanted();
      }
    });
    this.#fetchWanted();
  }

  changed(state: ViewState): void {
    if (this.#opened && this.#opened.state.viewId === state.viewId) {
      if (state.revision <= this.#opened.state.revision) {
        return;
      }
      this.#opened.state = state;
      void this.#settle();
    } else {
      this.#early = state;
    }
  }

  /** The library process died: shows the old rows until the same list is there again. */
  restarted(): void {
    this.#host.restarted();
    if (this.#isAsking) {
      return;
    }
    const again = this.#opened ?? this.#shown;
    if (again) {
      void this.open(again.library, again.query, { hold: this.#shown?.query === again.query });
    }
  }

  /** Shows what waited: to be called when the person stops aiming, and when the index is complete. */
  settle(): void {
    void this.#settle();
  }

  close(): void {
    this.#latest.end();
    this.#opened = null;
    this.#shown = null;
    this.#early = null;
    this.#isAsking = false;
  }
}
