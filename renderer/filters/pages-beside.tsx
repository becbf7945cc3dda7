import { useList, useView } from '../state/use-list.ts';
import { say } from '../say.ts';

interface PagesBesideProps {
  /** Whether it ends a line of words, or stands as a button of its own. */
  readonly as: 'rest' | 'button';
}

/** Pages that a search finds while only posts are shown: one click shows both. */
export function PagesBeside({ as }: PagesBesideProps) {
  const list = useList();
  const shown = useView((view) => view.shown);
  if (!shown || shown.state.pagesBeside === 0) {
    return null;
  }
  return (
    <button
      type="button"
      className={as === 'rest' ? 'text-button' : 'secondary'}
      title={say('filters.show-pages-too')}
      onClick={() => list.filterBy({ ...list.store.getState().query.filters, kind: 'all' })}
    >
      {say(as === 'rest' ? 'filters.and-pages' : 'filters.show-pages', { count: shown.state.pagesBeside })}
    </button>
  );
}
