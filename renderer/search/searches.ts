import { createStore } from 'zustand';
import { mostSavedSearches } from '../../preload/constants/limits.ts';
import type { SavedSearch } from '../../preload/contract.ts';
import type { LibraryId, PostId } from '../../main/library/model/ids.ts';
import type { ViewQuery } from '../../main/library/model/list.ts';
import type { Ask, Request } from '../state/ask.ts';
import { Debounce } from '../state/debounce.ts';
import { Latest } from '../state/latest.ts';
import type { ListState, ListView } from '../state/list-view.ts';
import { pause } from '../state/pause.ts';
import { countNew, isSameSearch, withRecent, withRenamed } from './saved-search.ts';
import { noSearches, type SearchesState } from './searches-store.ts';

/** In milliseconds: new posts are counted only after so long a pause in typing. A count of 20,000 posts takes 0.1 s. */
const quiet = 500;
/** In milliseconds: several changes within this time are written, or counted, together. */
const rest = 300;

interface Options {
  readonly library: LibraryId;
  readonly request: Request;
  readonly ask: Ask;
  readonly list: ListView;
  /** Whether the folder has been read. Before that, every post would be new. */
  readonly isRead: () => boolean;
}

/** The recent and the saved searches of a library. They are read once, and written after each change. */
export class Searches {
  readonly store = createStore<SearchesState>(() => noSearches);
  readonly #options: Options;
  readonly #stopFollowing: () => void;
  readonly #writing = new Debounce(() => this.#write());
  readonly #recounting = new Debounce(() => void this.#recount());
  readonly #counting = new Latest();
  /** When the query last changed; a value of `performance.now()`. */
  #typed = 0;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
    this.#stopFollowing = options.list.store.subscribe((list, before) => this.#follow(list, before));
  }

  async read(): Promise<void> {
    const { library, request } = this.#options;
    const reply = await request('searches.read', { library });
    if (!reply.ok || this.#isClosed) {
      return;
    }
    this.store.setState({ ...reply.value, fresh: reply.value.saved.map(() => null) });
    this.recountSoon();
  }

  #write(): void {
    const { library, request } = this.#options;
    const { recent, saved } = this.store.getState();
    void request('searches.write', { library, searches: { recent, saved } });
  }

  /** Adds a search to the recent ones. */
  remember(text: string): void {
    const { recent } = this.store.getState();
    const next = withRecent(recent, text);
    if (next === recent || (next.length === recent.length && next.every((each, at) => each === recent[at]))) {
      return;
    }
    this.store.setState({ recent: next });
    this.#write();
  }

  /** Saves the search in the field, or removes it if it is saved. */
  async toggle(): Promise<void> {
    const { library, list, ask } = this.#options;
    const { query } = list.store.getState();
    const at = savedAt(this.store.getState().saved, query);
    if (at >= 0) {
      this.remove(at);
    }
    if (at >= 0 || query.text.trim() === '') {
      return;
    }
    // The person sees the results now, so all posts found so far count as seen.
    const reply = await ask('query.posts', { library, query });
    const { saved, fresh } = this.store.getState();
    if (!reply.ok || this.#isClosed || saved.length >= mostSavedSearches || savedAt(saved, query) >= 0) {
      return;
    }
    const search = { ...query, text: query.text.trim(), seen: reply.value };
    this.store.setState({ saved: [...saved, search], fresh: [...fresh, 0], removed: null });
    this.#write();
  }

  remove(at: number): void {
    const { saved, fresh } = this.store.getState();
    const search = saved[at];
    if (!search) {
      return;
    }
    this.store.setState({ saved: saved.toSpliced(at, 1), fresh: fresh.toSpliced(at, 1), removed: { search, at } });
    this.#write();
  }

  bringBack(): void {
    const { saved, fresh, removed } = this.store.getState();
    if (!removed) {
      return;
    }
    this.store.setState({
      saved: saved.toSpliced(removed.at, 0, removed.search),
      fresh: fresh.toSpliced(removed.at, 0, null),
      removed: null,
    });
    this.#write();
    this.recountSoon();
  }

  show({ text, filters, sort }: SavedSearch): void {
    this.#options.list.showQuery({ text, filters, sort });
  }

  /** Saves a new sort order with the search, if it is a saved one. */
  #keepOrder(query: ViewQuery): void {
    const { saved } = this.store.getState();
    const at = savedAt(saved, query);
    const search = saved[at];
    if (!search || search.sort === query.sort) {
      return;
    }
    this.store.setState({ saved: saved.with(at, { ...search, sort: query.sort }) });
    this.#write();
  }

  /** Keeps a renamed post from counting as new. */
  renamePost(from: PostId, to: PostId): void {
    const { saved } = this.store.getState();
    const renamed = saved.map((search) => ({ ...search, seen: withRenamed(search.seen, from, to) }));
    if (renamed.every(({ seen }, at) => seen.posts === saved[at]?.seen.posts)) {
      return;
    }
    this.store.setState({ saved: renamed });
    // Written a little later, and once: renaming a folder renames each of its posts.
    this.#writing.after(rest);
  }

  /** Counts new posts a little later, once for several changes. */
  recountSoon(): void {
    this.#recounting.after(rest);
  }

  /**
   * Counts the new posts of each saved search, one search after another, and never while the person types. All posts of
   * the search that is shown count as seen.
   */
  async #recount(): Promise<void> {
    const { library, list, ask, isRead } = this.#options;
    const isLatest = this.#counting.begin();
    for (const search of this.store.getState().saved) {
      await this.#listRests();
      if (!isLatest() || !isRead()) {
        return;
      }
      const { text, filters } = search;
      const reply = await ask('query.posts', { library, query: { text, filters, sort: 'newest' } });
      if (!isLatest()) {
        return;
      }
      if (!reply.ok) {
        continue;
      }
      const { saved, fresh } = this.store.getState();
      const at = saved.findIndex((each) => isSameSearch(each, search));
      const known = saved[at];
      if (!known) {
        continue;
      }
      const before = known.seen;
      const looked = isSameSearch(search, list.store.getState().query);
      this.store.setState({ fresh: fresh.with(at, looked ? 0 : countNew(reply.value, before)) });
      if (looked && (before.total !== reply.value.total || before.posts !== reply.value.posts)) {
        this.store.setState({ saved: saved.with(at, { ...known, seen: reply.value }) });
        this.#write();
      }
    }
  }

  /** Resolves when the list shows the latest query, and nothing was typed for a moment. */
  async #listRests(): Promise<void> {
    for (;;) {
      await whenShown(this.#options.list);
      const left = this.#typed + quiet - performance.now();
      if (left <= 0) {
        return;
      }
      await pause(left);
    }
  }

  /** To be called when the list changes: marks its posts as seen, and keeps a new sort order. */
  #follow({ shown, query }: ListState, before: ListState): void {
    if (query !== before.query) {
      this.#typed = performance.now();
    }
    if (query.sort !== before.query.sort && isSameSearch(query, before.query)) {
      this.#keepOrder(query);
    }
    if (shown !== before.shown && shown && savedAt(this.store.getState().saved, shown.query) >= 0) {
      this.recountSoon();
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#stopFollowing();
    this.#writing.cancel();
    this.#recounting.cancel();
    this.#counting.end();
  }
}

export function savedAt(saved: readonly SavedSearch[], query: ViewQuery): number {
  return saved.findIndex((search) => isSameSearch(search, query));
}

function whenShown({ store }: ListView): Promise<void> {
  const isShown = ({ shown, query }: ListState) => shown?.query === query;
  if (isShown(store.getState())) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const stop = store.subscribe((list) => {
      if (isShown(list)) {
        stop();
        resolve();
      }
    });
  });
}
