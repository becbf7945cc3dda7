import type { LibraryId } from '../../main/library/model/ids.ts';
import type { ViewQuery } from '../../main/library/model/list.ts';

interface KeptList {
  readonly query: ViewQuery;
  /** In CSS pixels. */
  readonly scrollTop: number;
}

/** The window's name: it stays when the page is loaded anew, goes with the window, and is written to no disk. */
interface Named {
  name: string;
}

/** Keeps where a library's list is for a page that takes this one's place, as one of another language does. */
export function keepList(window: Named, library: LibraryId, kept: KeptList): void {
  window.name = JSON.stringify({ library, ...kept });
}

/** Where this library's list was in the page before; null where there was none, or it showed another library. */
export function keptList(window: Named, library: LibraryId): KeptList | null {
  if (window.name === '') {
    return null;
  }
  const kept: KeptList & { readonly library: LibraryId } = JSON.parse(window.name);
  return kept.library === library ? kept : null;
}
