import type { SavedSearch } from '../../preload/contract.ts';
import type { LibraryId, ViewQuery } from '../../main/library/model.ts';
import { bridge } from '../app/bridge.ts';
import { useLibrary } from '../app/library-store.ts';
import { showQuery, useView } from '../list/view-store.ts';
import { countNew, isSameSearch, mostSaved, withRecent } from './saved-search.ts';
import { noSearches, useSearches } from './searches-store.ts';

/** What was searched for lately, and what is kept to search for again: read once for each library, written on each change. */

const openLibrary = (): LibraryId | null => useLibrary.getState().library?.id ?? null;

export async function readSearches(library: LibraryId): Promise<void> {
  useSearches.setState(noSearches);
  const reply = await bridge.request('searches.read', { library });
  if (!reply.ok || openLibrary() !== library) return;
  useSearches.setState({ ...reply.value, fresh: reply.value.saved.map(() => null) });
  recountSoon();
}

function write(): void {
  const library = openLibrary();
  const { recent, saved } = useSearches.getState();
  if (library) void bridge.request('searches.write', { library, searches: { recent, saved } });
}

/** A search led somewhere: it is worth offering again. */
export function rememberSearch(text: string): void {
  const { recent } = useSearches.getState();
  const next = withRecent(recent, text);
  if (next === recent || (next.length === recent.length && next.every((each, at) => each === recent[at]))) return;
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
  if (at >= 0) removeSaved(at);
  if (at >= 0 || !library || query.text.trim() === '') return;
  // Whoever saves a search has its results before them.
  const reply = await bridge.request('query.posts', { library, query });
  const { saved, fresh } = useSearches.getState();
  if (!reply.ok || openLibrary() !== library || saved.length >= mostSaved || savedAt(saved, query) >= 0) return;
  const search = { text: query.text.trim(), filters: query.filters, seen: reply.value };
  useSearches.setState({ saved: [...saved, search], fresh: [...fresh, 0], removed: null });
  write();
}

export function removeSaved(at: number): void {
  const { saved, fresh } = useSearches.getState();
  const search = saved[at];
  if (!search) return;
  useSearches.setState({ saved: saved.toSpliced(at, 1), fresh: fresh.toSpliced(at, 1), removed: { search, at } });
  write();
}

export function bringBackSaved(): void {
  const { saved, fresh, removed } = useSearches.getState();
  if (!removed) return;
  useSearches.setState({
    saved: saved.toSpliced(removed.at, 0, removed.search),
    fresh: fresh.toSpliced(removed.at, 0, null),
    removed: null,
  });
  write();
  recountSoon();
}

export function showSaved({ text, filters }: SavedSearch): void {
  showQuery(text, filters);
}

let timer: ReturnType<typeof setTimeout> | undefined;
let counting = 0;

/** Counts anew in a moment, once for all that has changed till then. */
function recountSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void recount(), 300);
}

/** What each saved search finds now; of the one that is shown, everything is seen. */
async function recount(): Promise<void> {
  const mine = ++counting;
  const library = openLibrary();
  for (const search of useSearches.getState().saved) {
    // What is still being read would all be new.
    if (!library || useLibrary.getState().status?.phase !== 'ready') return;
    const { text, filters } = search;
    const reply = await bridge.request('query.posts', { library, query: { text, filters, sort: 'newest' } });
    if (mine !== counting || openLibrary() !== library) return;
    if (!reply.ok) continue;
    const { saved, fresh } = useSearches.getState();
    const at = savedAt(saved, { ...search, sort: 'newest' });
    const before = saved[at]?.seen;
    if (!before) continue;
    const looked = isSameSearch(search, useView.getState().query);
    useSearches.setState({ fresh: fresh.with(at, looked ? 0 : countNew(reply.value, before)) });
    if (looked && (before.total !== reply.value.total || before.posts !== reply.value.posts)) {
      useSearches.setState({ saved: saved.with(at, { text, filters, seen: reply.value }) });
      write();
    }
  }
}

/** Follows the folder and the list: what is new, and what has been looked at. */
export function followSearches(): void {
  useLibrary.subscribe(({ status }, before) => {
    if (status !== before.status && status?.phase === 'ready') recountSoon();
  });
  useView.subscribe(({ shown }, before) => {
    if (shown !== before.shown && shown && savedAt(useSearches.getState().saved, shown.query) >= 0) recountSoon();
  });
  bridge.on('post-changed', recountSoon);
}
