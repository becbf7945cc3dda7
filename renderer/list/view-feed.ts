import type { Outcome, RequestArgs, RequestReply } from '../../preload/contract.ts';
import type { LibraryId, PostId, ViewQuery, ViewState } from '../../main/library/model.ts';
import { type Anchor, canStay, scrollTopFor } from './anchor.ts';
import { RowCache } from './row-cache.ts';

type ViewRequest = 'view.open' | 'view.rows' | 'view.locate';

/** One revision of a view, as the list shows it. */
export interface ShownView {
  readonly library: LibraryId;
  readonly query: ViewQuery;
  readonly state: ViewState;
  readonly rows: RowCache;
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
  readonly rowHeight: number;
  /** Whether the index is complete, cancelled or failed: a shorter list is then the truth. */
  readonly settled: () => boolean;
  /** Told when a revision waits because it would move the row that a person is aiming at. */
  readonly waits: () => void;
  readonly show: (view: ShownView, move: Move, fresh: boolean) => void;
  readonly rowsCame: () => void;
  readonly restarted: () => void;
  readonly failed: (message: string) => void;
  readonly wait: (ms: number) => Promise<void>;
}

interface Opened {
  readonly library: LibraryId;
  readonly query: ViewQuery;
  state: ViewState;
  /** The same list again after a restart: the old rows stay until this one is as long. */
  readonly hold: boolean;
}

/** Keeps the list on the latest revision of the latest query, without losing the reader's place in it. */
export function createViewFeed(host: FeedHost) {
  let ticket = 0;
  let reopening = false;
  let opened: Opened | null = null;
  let shown: ShownView | null = null;
  let early: ViewState | null = null;
  let settling = false;
  let wanted: readonly [from: number, to: number] = [0, 0];
  let fetching = 0;

  async function open(library: LibraryId, query: ViewQuery, hold = false): Promise<void> {
    const mine = ++ticket;
    opened = null;
    reopening = hold;
    for (let tries = 0; ; tries++) {
      const reply = await host.ask('view.open', { library, query });
      if (mine !== ticket) return;
      if (reply.ok) {
        const newer = early?.viewId === reply.value.viewId && early.revision > reply.value.revision;
        opened = { library, query, state: newer && early ? early : reply.value, hold };
        break;
      }
      const again = reply.code === 'restarted' || (hold && (reply.code === 'failed' || reply.code === 'no-library'));
      if (!again || tries > 60) {
        reopening = false;
        if (reply.code !== 'cancelled') host.failed(reply.message);
        return;
      }
      host.restarted();
      await host.wait(Math.min(1_000, 100 + tries * 100));
      if (mine !== ticket) return;
    }
    reopening = false;
    await settle();
  }

  /** Brings the latest revision to the screen, then the one that came meanwhile. */
  async function settle(): Promise<void> {
    if (settling) return;
    settling = true;
    try {
      let target = opened;
      while (target && (shown?.state !== target.state || shown.query !== target.query)) {
        if (target.hold && shown && target.state.total < shown.state.total && !host.settled()) return;
        const { state } = target;
        const current = await prepare(target, state);
        if (opened === target && !current && target.state === state) return;
        target = opened;
      }
    } finally {
      settling = false;
    }
  }

  /** Fetches what the coming revision shows first, then shows it; false where the revision was over already. */
  async function prepare(target: Opened, state: ViewState): Promise<boolean> {
    const { library, query } = target;
    const fresh = shown?.query !== query || shown.library !== library;
    const rows = new RowCache();
    const locate = (post: PostId) =>
      host
        .ask('view.locate', { library, viewId: state.viewId, revision: state.revision, post })
        .then((reply) => (reply.ok ? reply.value : null));
    const mine = ticket;

    let scrollTop = fresh ? 0 : host.scrollTop();
    if (!fresh) {
      for (const anchor of host.anchors()) {
        const index = await locate(anchor.post);
        if (mine !== ticket) return false;
        if (index === null) continue;
        // The list may have been scrolled while the answer came: move by as much as the row has moved.
        const now = host.anchors().find((each) => each.post === anchor.post) ?? anchor;
        if (host.aiming() && !canStay(index, now)) {
          host.waits();
          return false;
        }
        scrollTop = scrollTopFor(index, now);
        break;
      }
    }
    const before = host.active();
    const active = before.post === null || fresh ? null : await locate(before.post);
    if (mine !== ticket) return false;

    const first = Math.min(Math.floor(scrollTop / host.rowHeight), Math.max(0, state.total - host.rowsShown()));
    const keyboard = fresh ? 0 : (active ?? Math.min(before.index, Math.max(0, state.total - 1)));
    const nextPage = () =>
      rows.nextMissing(first, first + host.rowsShown() + 1, state.total) ??
      rows.nextMissing(keyboard, keyboard + 1, state.total);
    for (let page = nextPage(); page; page = nextPage()) {
      const [from, to] = page;
      const reply = await host.ask('view.rows', { library, viewId: state.viewId, revision: state.revision, from, to });
      if (mine !== ticket) return false;
      if (!reply.ok) {
        if (reply.code === 'restarted') restarted();
        return false;
      }
      rows.put(from, reply.value);
    }
    shown = { library, query, state, rows };
    host.show(shown, { scrollTop, active }, fresh);
    return true;
  }

  /** The list shows these rows (half-open): fetches those that are not here, the latest wish first. */
  function want(from: number, to: number): void {
    wanted = [from, to];
    fetchWanted();
  }

  function fetchWanted(): void {
    const view = shown;
    if (!view || fetching >= 2) return;
    const { index } = host.active();
    const page =
      view.rows.nextMissing(wanted[0], wanted[1], view.state.total) ??
      view.rows.nextMissing(index, index + 1, view.state.total);
    if (!page) return;
    const [from, to] = page;
    const { viewId, revision } = view.state;
    view.rows.asked(from);
    fetching++;
    void host.ask('view.rows', { library: view.library, viewId, revision, from, to }).then((reply) => {
      fetching--;
      if (reply.ok) {
        view.rows.put(from, reply.value);
        if (view === shown) host.rowsCame();
        fetchWanted();
        return;
      }
      // Over for this revision: the next one is on its way and asks for its own rows.
      view.rows.missed(from);
      if (reply.code === 'restarted') restarted();
      else if (view !== shown) fetchWanted();
    });
    fetchWanted();
  }

  function changed(state: ViewState): void {
    if (opened && opened.state.viewId === state.viewId) {
      if (state.revision <= opened.state.revision) return;
      opened.state = state;
      void settle();
    } else {
      early = state;
    }
  }

  /** The library process died: shows the old rows until the same list is there again. */
  function restarted(): void {
    host.restarted();
    if (reopening) return;
    const again = opened ?? shown;
    if (again) void open(again.library, again.query, shown?.query === again.query);
  }

  function close(): void {
    ticket++;
    opened = null;
    shown = null;
    early = null;
    reopening = false;
  }

  return { open, changed, want, restarted, close, settle: () => void settle() };
}
