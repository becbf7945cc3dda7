import type { OpenedView, Outcome, RequestArgs, RequestReply } from '../../preload/contract.ts';
import type { LibraryId, PostId } from '../../main/library/model/ids.ts';
import type { ViewQuery, ViewState } from '../../main/library/model/list.ts';
import { type Anchor, canStay, scrollTopFor } from './anchor.ts';
import { Latest } from './latest.ts';
import { RowCache } from './row-cache.ts';
import type { RowPlaces } from './row-places.ts';
import { tell } from '../say.ts';

type ViewRequest = 'view.open' | 'view.rows' | 'view.locate';

/** One revision of a view that the list shows. */
export interface ShownView {
  readonly library: LibraryId;
  readonly query: ViewQuery;
  readonly state: ViewState;
  readonly rows: RowCache;
  /** The reply to `view.open`. Its rows and facets belong to its own revision, which may be older. */
  readonly opened: OpenedView;
  /** The position of the cursor in the query's text; null where the text was not being typed. */
  readonly cursor: number | null;
}

/** How the list moves when a new revision is shown. */
export interface Move {
  readonly scrollTop: number;
  /** The index of the active post's row; null where it is not in the view. */
  readonly active: number | null;
}

export interface FeedHost {
  readonly ask: <Name extends ViewRequest>(name: Name, args: RequestArgs<Name>) => Promise<Outcome<RequestReply<Name>>>;
  /** The rows that should keep their place, best first; none at the top. */
  readonly anchors: () => readonly Anchor[];
  readonly scrollTop: () => number;
  /** Whether the person is aiming at a row. A revision that would move it waits until `showWaiting` is called. */
  readonly aiming: () => boolean;
  /** The row with the focus, which stays in the page when it is scrolled out of sight. */
  readonly active: () => { readonly post: PostId | null; readonly index: number };
  /** How many rows fit into the list. */
  readonly rowsShown: () => number;
  /** The positions of a revision's rows. */
  readonly places: (state: ViewState) => RowPlaces;
  /** How many rows are in the page above and below those in sight. */
  readonly overscan: number;
  /** How many values of each facet are asked for. */
  readonly facetLimit: () => number;
  /** Whether reading the folder is complete, cancelled or has failed. After that, a shorter list is not just incomplete. */
  readonly isSettled: () => boolean;
  /** Called with whether a newer list than the shown one has been asked for or announced. */
  readonly behind: (isBehind: boolean) => void;
  /** Called when a revision waits because it would move the row that the person is aiming at. */
  readonly waits: () => void;
  readonly show: (view: ShownView, move: Move, fresh: boolean) => void;
  readonly rowsCame: () => void;
  readonly restarted: () => void;
  readonly failed: (message: string) => void;
  readonly wait: (ms: number) => Promise<void>;
}

interface Opened extends Pick<ShownView, 'library' | 'query' | 'opened' | 'cursor'> {
  /** The index of the first row in the reply. */
  readonly from: number;
  state: ViewState;
  /** Whether it is the same list again after a restart. The old rows then stay until the new list is as long. */
  readonly hold: boolean;
  /** The scroll position of a list that is shown for the first time. */
  readonly scrollTop: number;
}

/** Shows the latest revision of the latest query, and keeps the reader's place in the list. */
export class ViewFeed {
  readonly #host: FeedHost;
  readonly #latest = new Latest();
  /** Whether a view is being asked for. The asking goes on, also over a restart of the library process, until it is there. */
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

  /** Shows the list of the last session. It has no open view, so `open` must follow. */
  recall(library: LibraryId, query: ViewQuery, opened: OpenedView): void {
    const rows = new RowCache();
    rows.put(0, opened.rows);
    this.#shown = { library, query, state: opened.state, rows, opened, cursor: null };
    this.#host.show(this.#shown, { scrollTop: 0, active: null }, true);
  }

  /**
   * `hold`: it is the same list again. `cursor`: its position in a text that is being typed. `scrollTop`: where a list that
   * is not shown yet begins.
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
      // Rows, facets and completions come in one reply, so each typed letter is one request.
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
    await this.#showLatest();
  }

  /** Shows the latest revision, and then one that came meanwhile. */
  async #showLatest(): Promise<void> {
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

  /** Fetches the rows that a revision shows first, and shows it. False if the revision has been replaced meanwhile. */
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
        // The list may have been scrolled meanwhile, so the row's present place is kept, not the one before the request.
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

  /** Fetches the missing ones of the rows that the list shows (half-open). The latest call counts. */
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
      // The revision has been replaced. The next one asks for its own rows.
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
      void this.#showLatest();
    } else {
      this.#early = state;
    }
  }

  /** To be called when the library process has died. The old rows stay until the same list is there again. */
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

  /** Shows a revision that waits. To be called when the person stops aiming, and when the folder has been read. */
  showWaiting(): void {
    void this.#showLatest();
  }

  close(): void {
    this.#latest.end();
    this.#opened = null;
    this.#shown = null;
    this.#early = null;
    this.#isAsking = false;
  }
}
