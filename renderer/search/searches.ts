import { mostSavedSearches } from '../../preload/constants/limits.ts';
import type { SavedSearch } from '../../preload/contract.ts';
import type { LibraryId, PostId, ViewQuery } from '../../main/library/model.ts';
import { bridge } from '../state/bridge.ts';
import { useLibrary } from '../state/library-store.ts';
import { pause } from '../state/pause.ts';
import { showQuery, useView } from '../state/view-store.ts';
import { countNew, isSameSearch, withRecent, withRenamed } from './saved-search.ts';
import { noSearches, useSearches } from './searches-store.ts';

/** What was searched for lately, and what is kept to search for again: read once for each library, written on each change. */

function openLibrary(): LibraryId | null {
  return useLibrary.getState().library?.id ?? null;
}

export async function readSearches(library: LibraryId): Promise<void> {
  clearTimeout(writing);
  useSearches.setState(noSearches);
  const reply = await bridge.request('searches.read', { library });
  if (!reply.ok || openLibrary() !== library) {
    return;
  }
  useSearches.setState({ ...reply.value, fresh: reply.value.saved.map(() => null) });
  recountSoon();
}

function write(): void {
  const library = openLibrary();
  const { recent, saved } = useSearches.getState();
  if (library) {
    void bridge.request('searches.write', { library, searches: { recent, saved } });
  }
}

let writing: ReturnType<typeof setTimeout> | undefined;

/** The same once it rests: a folder that gets another name gives one to each of its posts. */
function writeSoon(): void {
  clearTimeout(writing);
  writing = setTimeout(write, 300);
}

/** A search led somewhere: it is worth offering again. */
export function rememberSearch(text: string): void {
  const { recent } = useSearches.getState();
  const next = withRecent(recent, text);
  if (next === recent || (next.length === recent.length && next.every((each, at) => each === recent[at]))) {
    return;
  }
  useSearches.setState({ recent: next });
  write();
}

export function savedAt(saved: readonly SavedSearch[], query: ViewQuery): number {
  return saved.findIndex((search) => isSameSearch(search, query));
}

/** Keeps the search in the field, or lets it go where it is kept. */
export async function toggleSaved(): Promise<void> {
  const { query } = useView.getState();
  const library = openLibrary();
  const at = savedAt(useSearches.getState().saved, query);
  if (at >= 0) {
    removeSaved(at);
  }
  if (at >= 0 || !library || query.text.trim() === '') {
    return;
  }
  // Whoever saves a search has its results before them.
  const reply = await bridge.request('query.posts', { library, query });
  const { saved, fresh } = useSearches.getState();
  if (!reply.ok || openLibrary() !== library || saved.length >= mostSavedSearches || savedAt(saved, query) >= 0) {
    return;
  }
  const search = { ...query, text: query.text.trim(), seen: reply.value };
  useSearches.setState({ saved: [...saved, search], fresh: [...fresh, 0], removed: null });
  write();
}

export function removeSaved(at: number): void {
  const { saved, fresh } = useSearches.getState();
  const search = saved[at];
  if (!search) {
    return;
  }
  useSearches.setState({ saved: saved.toSpliced(at, 1), fresh: fresh.toSpliced(at, 1), removed: { search, at } });
  write();
}

export function bringBackSaved(): void {
  const { saved, fresh, removed } = useSearches.getState();
  if (!removed) {
    return;
  }
  useSearches.setState({
    saved: saved.toSpliced(removed.at, 0, removed.search),
    fresh: fresh.toSpliced(removed.at, 0, null),
    removed: null,
  });
  write();
  recountSoon();
}

export function showSaved({ text, filters, sort }: SavedSearch): void {
  showQuery({ text, filters, sort });
}

/** The one that is shown has been put into another order: it keeps that. */
function keepOrder(query: ViewQuery): void {
  const { saved } = useSearches.getState();
  const at = savedAt(saved, query);
  const search = saved[at];
  if (!search || search.sort === query.sort) {
    return;
  }
  useSearches.setState({ saved: saved.with(at, { ...search, sort: query.sort }) });
  write();
}

/** A post that got another name is not new to any search. */
function renamePost(from: PostId, to: PostId): void {
  const { saved } = useSearches.getState();
  const renamed = saved.map((search) => ({ ...search, seen: withRenamed(search.seen, from, to) }));
  if (renamed.every(({ seen }, at) => seen.posts === saved[at]?.seen.posts)) {
    return;
  }
  useSearches.setState({ saved: renamed });
  writeSoon();
}

/** How long nobody has to type before counting goes on, in milliseconds: one count takes 0.1 s over 20,000 posts. */
const quiet = 500;
let typed = 0;

/** Settles once the list shows what was asked for last, and that was a moment ago. */
async function listRests(): Promise<void> {
  for (;;) {
    await whenShown();
    const rest = typed + quiet - performance.now();
    if (rest <= 0) {
      return;
    }
    await pause(rest);
  }
}

function whenShown(): Promise<void> {
  const isShown = ({ shown, query }: ReturnType<typeof useView.getState>) => shown?.query === query;
  if (isShown(useView.getState())) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const stop = useView.subscribe((view) => {
      if (!isShown(view)) {
        return;
      }
      stop();
      resolve();
    });
  });
}

let timer: ReturnType<typeof setTimeout> | undefined;
let counting = 0;

/** Counts anew in a moment, once for all that has changed till then. */
function recountSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void recount(), 300);
}

/** What each saved search finds now, one by one and behind what is being typed; of the one that is shown, everything is seen. */
async function recount(): Promise<void> {
  const mine = ++counting;
  const library = openLibrary();
  for (const search of useSearches.getState().saved) {
    await listRests();
    if (mine !== counting) {
      return;
    }
    // What is still being read would all be new.
    if (!library || useLibrary.getState().status?.phase !== 'ready') {
      return;
    }
    const { text, filters } = search;
    const reply = await bridge.request('query.posts', { library, query: { text, filters, sort: 'newest' } });
    if (mine !== counting || openLibrary() !== library) {
      return;
    }
    if (!reply.ok) {
      continue;
    }
    const { saved, fresh } = useSearches.getState();
    const at = saved.findIndex((each) => isSameSearch(each, search));
    const known = saved[at];
    if (!known) {
      continue;
    }
    const before = known.seen;
    const looked = isSameSearch(search, useView.getState().query);
    useSearches.setState({ fresh: fresh.with(at, looked ? 0 : countNew(reply.value, before)) });
    if (looked && (before.total !== reply.value.total || before.posts !== reply.value.posts)) {
      useSearches.setState({ saved: saved.with(at, { ...known, seen: reply.value }) });
      write();
    }
  }
}

/** Follows the folder and the list: what is new, and what has been looked at. */
export function followSearches(): void {
  useLibrary.subscribe(({ status }, before) => {
    if (status !== before.status && status?.phase === 'ready') {
      recountSoon();
    }
  });
  useView.subscribe(({ shown, query }, before) => {
    if (query !== before.query) {
      typed = performance.now();
    }
    const { sort } = before.query;
    if (query.sort !== sort && isSameSearch(query, before.query)) {
      keepOrder(query);
    }
    if (shown !== before.shown && shown && savedAt(useSearches.getState().saved, shown.query) >= 0) {
      recountSoon();
    }
  });
  bridge.on('post-changed', recountSoon);
  bridge.on('post-moved', ({ library, from, to }) => {
    if (openLibrary() === library) {
      renamePost(from, to);
    }
  });
}
