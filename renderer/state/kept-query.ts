import type { LibraryId } from '../../main/library/model/ids.ts';
import type { ViewQuery } from '../../main/library/model/list.ts';

interface Kept {
  readonly library: LibraryId;
  readonly query: ViewQuery;
}

/** The window's name: it stays when the page is loaded anew, goes with the window, and is written to no disk. */
interface Named {
  name: string;
}

/** Keeps what is asked of a library's list for a page that takes this one's place, as one of another language does. */
export function keepQuery(window: Named, kept: Kept): void {
  window.name = JSON.stringify(kept);
}

/** What was asked of this library's list by the page before; null where there was none, or it showed another library. */
export function keptQuery(window: Named, library: LibraryId): ViewQuery | null {
  if (window.name === '') {
    return null;
  }
  const kept: Kept = JSON.parse(window.name);
  return kept.library === library ? kept.query : null;
}
