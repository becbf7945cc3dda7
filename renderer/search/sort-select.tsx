import type { SortOrder } from '../../main/library/model.ts';
import { SelectMenu } from '../controls/select-menu.tsx';
import { sortBy, useView } from '../state/view-store.ts';

const browsing = [
  ['newest', 'Newest'],
  ['oldest', 'Oldest'],
  ['year', 'By year'],
  ['title', 'Title'],
] as const satisfies readonly (readonly [SortOrder, string])[];

const searching = [['relevance', 'Relevance'], ...browsing] as const;

export function SortSelect() {
  const sort = useView((view) => view.query.sort);
  const isSearching = useView((view) => view.query.text.trim() !== '');
  return (
    <SelectMenu<SortOrder>
      label="Sort by"
      value={sort}
      choices={isSearching ? searching : browsing}
      onChange={sortBy}
    />
  );
}
