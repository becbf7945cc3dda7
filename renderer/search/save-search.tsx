import { Icon } from '../controls/icon.tsx';
import { useView } from '../state/use-list.ts';
import { savedAt } from './searches.ts';
import { useKept, useSearches } from './use-searches.ts';
import { say } from '../say.ts';

/** The star at the end of the search field, filled if the search is saved. */
export function SaveSearch() {
  const searches = useSearches();
  const query = useView((view) => view.query);
  const saved = useKept((kept) => savedAt(kept.saved, query) >= 0);
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
      onClick={() => void searches.toggle()}
    >
      <Icon name="star" />
    </button>
  );
}
