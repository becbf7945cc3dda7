import type { SortOrder } from '../../main/library/model.ts';
import { sortBy, useView } from '../list/view-store.ts';

const names: Readonly<Record<SortOrder, string>> = {
  relevance: 'Relevance',
  newest: 'Newest',
  oldest: 'Oldest',
  title: 'Title',
};

export function SortSelect() {
  const sort = useView((view) => view.query.sort);
  const searching = useView((view) => view.query.text.trim() !== '');
  const orders: readonly SortOrder[] = searching
    ? ['relevance', 'newest', 'oldest', 'title']
    : ['newest', 'oldest', 'title'];
  return (
    <select
      className="quiet-select"
      aria-label="Sort by"
      value={sort}
      onChange={(event) => sortBy(event.target.value as SortOrder)}
    >
      {orders.map((order) => (
        <option key={order} value={order}>
          {names[order]}
        </option>
      ))}
    </select>
  );
}
