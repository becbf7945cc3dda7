import { Icon } from '../controls/icon.tsx';
import { useView } from '../state/view-store.ts';
import { savedAt, toggleSaved } from './searches.ts';
import { useSearches } from './searches-store.ts';
import { say } from '../say.ts';

/** A star at the end of the field, full where the search is kept. */
export function SaveSearch() {
  const query = useView((view) => view.query);
  const saved = useSearches((searches) => savedAt(searches.saved, query) >= 0);
  if (query.text.trim() === '') {
    return null;
  }
  return (
    <button
      type="button"
      className="icon-button save-search"
      aria-label={say('search.save')}
      title={say('search.save-hint')}
      aria-pressed={saved}
      onClick={() => void toggleSaved()}
    >
      <Icon name="star" />
    </button>
  );
}
