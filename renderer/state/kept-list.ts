import type { LibraryId } from '../../main/library/model/ids.ts';
import type { ViewQuery } from '../../main/library/model/list.ts';

interface KeptList {
  readonly query: ViewQuery;
  /** The scroll position, in CSS pixels. */
  readonly scrollTop: number;
}

/** `window.name` keeps the list: it survives a reload of the page, ends with the window, and is never written to disk. */
interface Named {
  name: string;
}

/** Keeps query and place of the list for the page that replaces this one, as after a change of language. */
export function keepList(window: Named, library: LibraryId, kept: KeptList): void {
  window.name = JSON.stringify({ library, ...kept });
}

/** What the page before has kept; null where there was none, or it belongs to another library. */
export function keptList(window: Named, library: LibraryId): KeptList | null {
  if (window.name === '') {
    return null;
  }
  const kept: KeptList & { readonly library: LibraryId } = JSON.parse(window.name);
  return kept.library === library ? kept : null;
}
