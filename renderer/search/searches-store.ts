import type { SavedSearch } from '../../preload/contract.ts';

export interface SearchesState {
  /** Newest first. */
  readonly recent: readonly string[];
  readonly saved: readonly SavedSearch[];
  /** The number of new posts of each saved search; null until it is counted. */
  readonly fresh: readonly (number | null)[];
  /** The search that was removed last, so that it can be restored. */
  readonly removed: { readonly search: SavedSearch; readonly at: number } | null;
}

export const noSearches: SearchesState = { recent: [], saved: [], fresh: [], removed: null };
