import type { Told } from '../../../preload/texts/texts.ts';
import type { LibraryId } from './ids.ts';

export type IndexPhase = 'scanning' | 'indexing' | 'ready' | 'cancelled' | 'failed' | 'restarting';

/** How far the reading of a library is. Within one phase, counts never decrease. */
export interface LibraryStatus {
  readonly library: LibraryId;
  readonly phase: IndexPhase;
  /** Posts listed so far, without pages. */
  readonly posts: number;
  /** Pages (about, archives) listed so far. */
  readonly pages: number;
  /** Posts whose text can be searched. */
  readonly searchable: number;
  /** Post files found by the scan. */
  readonly found: number;
  /** Files of formats that Offprint does not read, by extension without the dot. */
  readonly unread: Readonly<Record<string, number>>;
  /** What went wrong, with a next step; null if nothing did. */
  readonly message: Told | null;
}

/** An opened folder, as the window knows it: a name, never a path. */
export interface LibraryInfo {
  readonly id: LibraryId;
  readonly name: string;
}
