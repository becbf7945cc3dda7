import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Searches } from './searches.ts';
import type { SearchesState } from './searches-store.ts';

/** The searches of the library that is shown. */
export const SearchesContext = createContext<Searches | null>(null);

export function useSearches(): Searches {
  const searches = useContext(SearchesContext);
  if (searches === null) {
    throw new Error('There are no searches around this component.');
  }
  return searches;
}

export function useKept<Value>(selector: (searches: SearchesState) => Value): Value {
  return useStore(useSearches().store, selector);
}
