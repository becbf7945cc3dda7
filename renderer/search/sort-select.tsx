import type { SortOrder } from '../../main/library/model/list.ts';
import { SelectMenu } from '../controls/select-menu.tsx';
import { useList, useView } from '../state/use-list.ts';
import { say } from '../say.ts';

const browsing = [
  ['newest', say('sort.newest')],
  ['oldest', say('sort.oldest')],
  ['year', say('sort.year')],
  ['title', say('sort.title')],
] as const satisfies readonly (readonly [SortOrder, string])[];

const searching = [['relevance', say('sort.relevance')], ...browsing] as const;

export function SortSelect() {
  const list = useList();
  const sort = useView((view) => view.query.sort);
  const isSearching = useView((view) => view.query.text.trim() !== '');
  return (
    <SelectMenu<SortOrder>
      label={say('search.sort-by')}
      icon="sort"
      value={sort}
      choices={isSearching ? searching : browsing}
      onChange={(wanted) => list.sortBy(wanted)}
    />
  );
}
