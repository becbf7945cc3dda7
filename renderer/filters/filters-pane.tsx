import { Choices } from '../controls/choices.tsx';
import { countOf, formatCount } from '../controls/format.ts';
import { closeFiltersOver, useLayout } from '../state/layout-store.ts';
import { useLibrary } from '../state/library-store.ts';
import { changeSettings, useSettings } from '../state/settings-store.ts';
import { filterBy, useView } from '../state/view-store.ts';
import type { FacetName } from '../../main/library/model.ts';
import { SavedSearches } from '../search/saved-searches.tsx';
import { FacetGroup } from './facet-group.tsx';
import { LibrarySwitch } from './library-switch.tsx';
import { facetNames } from '../state/wanted.ts';
import './filters.css';

const titles: Readonly<Record<FacetName, string>> = {
  year: 'Year',
  tag: 'Tag',
  author: 'Author',
  category: 'Category',
};

const kinds = [
  ['posts', 'Posts'],
  ['pages', 'Pages'],
  ['all', 'All'],
] as const;

const drafts = [
  ['shown', 'Shown'],
  ['hidden', 'Hidden'],
  ['only', 'Only'],
] as const;

const themes = [
  ['system', 'System'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;

/** The first pane: which folder, and what to see of it. */
export function FiltersPane() {
  const facets = useView((view) => view.facets);
  // Out of date until the counts of the list that is shown are here.
  const busy = useView((view) => view.shown !== null && view.facetsOf !== view.shown.state);
  const width = useSettings((settings) => settings.filtersWidth);
  const over = useLayout((layout) => layout.filtersOver);
  return (
    <nav
      className="filters-pane"
      aria-label="Filters"
      data-pane="filters"
      aria-busy={busy}
      hidden={width === 0 && !over}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && over) {
          closeFiltersOver();
        }
      }}
    >
      <LibrarySwitch />
      <div className="facets">
        <SavedSearches />
        <Kinds />
        {facets &&
          facetNames.map((name) => <FacetGroup key={name} name={name} title={titles[name]} facet={facets[name]} />)}
        {facets && <Unpublished count={facets.drafts} />}
      </div>
      <ThemeChoice />
    </nav>
  );
}

function Kinds() {
  const filters = useView((view) => view.query.filters);
  const pages = useLibrary((library) => library.status?.pages ?? 0);
  if (pages === 0 && filters.kind === 'posts') {
    return null;
  }
  return (
    <Choices
      label="Show"
      detail={countOf(pages, 'page')}
      value={filters.kind}
      choices={kinds}
      onChange={(kind) => filterBy({ ...filters, kind })}
    />
  );
}

/** Drafts, and posts whose date is yet to come. */
function Unpublished({ count }: { readonly count: number }) {
  const filters = useView((view) => view.query.filters);
  if (count === 0 && filters.drafts === 'shown') {
    return null;
  }
  return (
    <Choices
      label="Unpublished"
      detail={formatCount(count)}
      value={filters.drafts}
      choices={drafts}
      onChange={(wanted) => filterBy({ ...filters, drafts: wanted })}
    />
  );
}

function ThemeChoice() {
  const theme = useSettings((settings) => settings.theme);
  return (
    <div className="side-foot">
      <Choices label="Theme" value={theme} choices={themes} onChange={(wanted) => changeSettings({ theme: wanted })} />
    </div>
  );
}
