import type { LibraryId } from '../../main/library/model/ids.ts';
import type { ViewQuery } from '../../main/library/model/list.ts';

interface Kept {
  readonly library: LibraryId;
  readonly query: ViewQuery;
}

/** `window.name` keeps the query: it survives a reload of the page, ends with the window, and is never written to disk. */
interface Named {
  name: string;
}

/** Keeps the query for the page that replaces this one, as after a change of language. */
export function keepQuery(window: Named, kept: Kept): void {
  window.name = JSON.stringify(kept);
}

/** The query that the page before has kept; null where there was none, or it belongs to another library. */
export function keptQuery(window: Named, library: LibraryId): ViewQuery | null {
  if (window.name === '') {
    return null;
  }
  const kept: Kept = JSON.parse(window.name);
  return kept.library === library ? kept.query : null;
}
