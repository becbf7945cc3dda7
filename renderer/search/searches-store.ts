import type { SavedSearch } from '../../preload/contract.ts';

export interface SearchesState {
  /** Newest first. */
  readonly recent: readonly string[];
  readonly saved: readonly SavedSearch[];
  /** How many new posts each saved search has; null until it is known. */
  readonly fresh: readonly (number | null)[];
  /** The search that was removed last, for bringing it back. */
  readonly removed: { readonly search: SavedSearch; readonly at: number } | null;
}

export const noSearches: SearchesState = { recent: [], saved: [], fresh: [], removed: null };
