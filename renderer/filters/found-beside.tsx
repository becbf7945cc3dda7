import { useList, useView } from '../state/use-list.ts';
import { say } from '../say.ts';

interface FoundBesideProps {
  /** Whether it ends a line of words, or stands as a button of its own. */
  readonly as: 'rest' | 'button';
}

/** Pages that a search finds while only posts are shown, or posts while only pages are: one click shows both. */
export function FoundBeside({ as }: FoundBesideProps) {
  const list = useList();
  const shown = useView((view) => view.shown);
  if (!shown || shown.state.foundBeside === 0) {
    return null;
  }
  const isOfPages = shown.query.filters.kind === 'pages';
  const count = shown.state.foundBeside;
  const [too, and, show] = isOfPages
    ? (['filters.show-posts-too', 'filters.and-posts', 'filters.show-posts'] as const)
    : (['filters.show-pages-too', 'filters.and-pages', 'filters.show-pages'] as const);
  return (
    <button
      type="button"
      className={as === 'rest' ? 'text-button' : 'secondary'}
      title={say(too)}
      onClick={() => list.filterBy({ ...list.store.getState().query.filters, kind: 'all' })}
    >
      {say(as === 'rest' ? and : show, { count })}
    </button>
  );
}
