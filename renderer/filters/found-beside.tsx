import { useList, useView } from '../state/use-list.ts';
import { say } from '../say.ts';

interface FoundBesideProps {
  /** `rest`: the end of a sentence. `button`: on its own. */
  readonly as: 'rest' | 'button';
}

/** “and 3 pages”: what the search also finds, while the list shows posts only or pages only. A click shows both. */
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
