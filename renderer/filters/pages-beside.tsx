import { countOf } from '../controls/format.ts';
import { filterBy, useView } from '../state/view-store.ts';

interface PagesBesideProps {
  /** The word in front of their number. */
  readonly before: 'and' | 'Show';
}

/** Pages that a search finds while only posts are shown: one click shows both. */
export function PagesBeside({ before }: PagesBesideProps) {
  const shown = useView((view) => view.shown);
  if (!shown || shown.state.pagesBeside === 0) {
    return null;
  }
  return (
    <button
      type="button"
      className={before === 'and' ? 'text-button' : 'secondary'}
      title="Show pages too"
      onClick={() => filterBy({ ...useView.getState().query.filters, kind: 'all' })}
    >
      {before} {countOf(shown.state.pagesBeside, 'page')}
    </button>
  );
}
