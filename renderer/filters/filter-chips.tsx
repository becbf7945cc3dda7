import { formatPeriod } from '../controls/format.ts';
import { Icon } from '../controls/icon.tsx';
import { useList, useView } from '../state/use-list.ts';
import { facetNames, isFiltering } from '../state/filters.ts';
import { say } from '../say.ts';

/** The filters in force, each with a button that removes it. */
export function FilterChips() {
  const list = useList();
  const filters = useView((view) => view.query.filters);
  if (!isFiltering(filters)) {
    return null;
  }
  return (
    <ul className="chips" aria-label={say('filters.active')}>
      {facetNames.flatMap((facet) =>
        filters[facet].map((value) => {
          const text = facet === 'year' ? formatPeriod(value) : value;
          return (
            <li key={`${facet} ${value}`}>
              <Chip
                text={text}
                label={say(`filters.remove-${facet}`, { value: text })}
                onClick={() => list.toggleFilter(facet, value)}
              />
            </li>
          );
        }),
      )}
      {filters.kind !== 'posts' && (
        <li>
          <Chip
            text={say(filters.kind === 'pages' ? 'filters.pages-only' : 'filters.pages-too')}
            label={say('filters.remove-pages')}
            onClick={() => list.filterBy({ ...filters, kind: 'posts' })}
          />
        </li>
      )}
      {filters.drafts !== 'shown' && (
        <li>
          <Chip
            text={say(filters.drafts === 'only' ? 'filters.unpublished-only' : 'filters.no-unpublished')}
            label={say('filters.remove-unpublished')}
            onClick={() => list.filterBy({ ...filters, drafts: 'shown' })}
          />
        </li>
      )}
      <li>
        <button type="button" className="text-button" onClick={() => list.clearFilters()}>
          {say('filters.clear')}
        </button>
      </li>
    </ul>
  );
}

function Chip({
  text,
  label,
  onClick,
}: {
  readonly text: string;
  readonly label: string;
  readonly onClick: () => void;
}) {
  return (
    <button type="button" className="chip" aria-label={label} onClick={onClick}>
      <span>{text}</span>
      <Icon name="close" />
    </button>
  );
}
