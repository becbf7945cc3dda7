import { formatCount } from '../app/format.ts';
import { closeFiltersOver, useLayout } from '../app/layout-store.ts';
import { changeSettings, useSettings } from '../app/settings-store.ts';
import { filterBy, useView } from '../list/view-store.ts';
import type { FacetName, Filters } from '../../main/library/model.ts';
import { FacetGroup } from './facet-group.tsx';
import { LibrarySwitch } from './library-switch.tsx';
import { facetNames } from './wanted.ts';
import './filters.css';

const titles: Readonly<Record<FacetName, string>> = {
  year: 'Year',
  tag: 'Tag',
  author: 'Author',
  category: 'Category',
};

/** The first pane: which folder, and what to see of it. */
export function FiltersPane() {
  const facets = useView((view) => view.facets);
  const width = useSettings((settings) => settings.filtersWidth);
  const over = useLayout((layout) => layout.filtersOver);
  return (
    <nav
      className="filters-pane"
      aria-label="Filters"
      data-pane="filters"
      hidden={width === 0 && !over}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && over) closeFiltersOver();
      }}
    >
      <LibrarySwitch />
      <div className="facets">
        {facets &&
          facetNames.map((name) => <FacetGroup key={name} name={name} title={titles[name]} facet={facets[name]} />)}
        {facets && <Drafts count={facets.drafts} />}
      </div>
      <ThemeSelect />
    </nav>
  );
}

function Drafts({ count }: { readonly count: number }) {
  const filters = useView((view) => view.query.filters);
  if (count === 0 && filters.drafts === 'shown') return null;
  return (
    <label className="side-field">
      <span>
        Drafts <span className="facet-count">{formatCount(count)}</span>
      </span>
      <select
        className="quiet-select"
        aria-label="Drafts"
        value={filters.drafts}
        onChange={(event) => filterBy({ ...filters, drafts: event.target.value as Filters['drafts'] })}
      >
        <option value="shown">Shown</option>
        <option value="hidden">Hidden</option>
        <option value="only">Only drafts</option>
      </select>
    </label>
  );
}

function ThemeSelect() {
  const theme = useSettings((settings) => settings.theme);
  return (
    <label className="side-field side-foot">
      <span>Theme</span>
      <select
        className="quiet-select"
        value={theme}
        onChange={(event) => changeSettings({ theme: event.target.value as typeof theme })}
      >
        <option value="system">System</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  );
}
