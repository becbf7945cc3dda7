import type { SearchChoice } from './search-choice.ts';
import { searchName } from './saved-search.ts';
import { useSearches } from './searches-store.ts';

/** What to offer below the field: while it is empty, what was searched for before. */
export function useChoices(text: string, _cursor: number, offering: 'none' | 'some' | 'all'): readonly SearchChoice[] {
  const { recent, saved } = useSearches();
  if (offering === 'none' || text !== '') return [];
  return [
    ...saved.map((search, at): SearchChoice => {
      const label = searchName(search.text, search.filters);
      return { group: 'Saved', label, detail: '', text: search.text, cursor: search.text.length, saved: at };
    }),
    ...recent.map(
      (made): SearchChoice => ({ group: 'Recent', label: made, detail: '', text: made, cursor: made.length }),
    ),
  ];
}
