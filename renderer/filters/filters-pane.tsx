import { Choices } from '../controls/choices.tsx';
import { formatCount } from '../controls/format.ts';
import { useOverlay } from '../controls/overlay.ts';
import { closeFiltersOver, useLayout } from '../state/layout-store.ts';
import { useLibrary } from '../state/library-store.ts';
import { useRoom } from '../state/room-store.ts';
import { changeSettings, useSettings } from '../state/settings-store.ts';
import { useAfterPaint } from '../state/use-after-paint.ts';
import { useList, useView } from '../state/use-list.ts';
import { SavedSearches } from '../search/saved-searches.tsx';
import { FacetGroup } from './facet-group.tsx';
import { LibrarySwitch } from './library-switch.tsx';
import { facetNames } from '../state/filters.ts';
import './filters.css';
import { say } from '../say.ts';

const kinds = [
  ['posts', say('filters.posts')],
  ['pages', say('filters.pages')],
  ['all', say('filters.all')],
] as const;

const drafts = [
  ['shown', say('filters.shown')],
  ['hidden', say('filters.hidden')],
  ['only', say('filters.only')],
] as const;

const rowChoices = [
  ['full', say('filters.rows-full')],
  ['compact', say('filters.rows-compact')],
] as const;

const themes = [
  ['system', say('filters.theme-system')],
  ['light', say('filters.theme-light')],
  ['sepia', say('filters.theme-sepia')],
  ['dark', say('filters.theme-dark')],
] as const;

/** The first pane: the open folder, and the filters of its list. */
export function FiltersPane() {
  // The list is painted before the counts beside it, so that a typed letter is answered sooner.
  const latest = useView((view) => view.facets);
  const facets = useAfterPaint(latest);
  // The counts are out of date until those of the shown list have come.
  const isBehind = useView((view) => view.shown !== null && view.facetsOf !== view.shown.state);
  const panes = useRoom((room) => room.panes);
  const over = useLayout((layout) => layout.filtersOver);
  const pane = useOverlay<HTMLElement>(over, closeFiltersOver);
  return (
    <nav
      ref={pane}
      className="filters-pane"
      aria-label={say('app.filters')}
      data-pane="filters"
      aria-busy={isBehind || facets !== latest}
      hidden={panes !== 'three' && !over}
    >
      <LibrarySwitch />
      <div className="facets">
        <SavedSearches />
        <Kinds />
        {facets &&
          facetNames.map((name) => (
            <FacetGroup key={name} name={name} title={say(`facet.${name}`)} facet={facets[name]} />
          ))}
        {facets && <Unpublished count={facets.drafts} />}
      </div>
      <LookChoices />
    </nav>
  );
}

function Kinds() {
  const list = useList();
  const filters = useView((view) => view.query.filters);
  const pages = useLibrary((library) => library.status?.pages ?? 0);
  if (pages === 0 && filters.kind === 'posts') {
    return null;
  }
  return (
    <Choices
      label={say('filters.show')}
      detail={say('count.pages', { count: pages })}
      value={filters.kind}
      choices={kinds}
      onChange={(kind) => list.filterBy({ ...filters, kind })}
    />
  );
}

/** The filter for drafts and for posts with a date in the future. */
function Unpublished({ count }: { readonly count: number }) {
  const list = useList();
  const filters = useView((view) => view.query.filters);
  if (count === 0 && filters.drafts === 'shown') {
    return null;
  }
  return (
    <Choices
      label={say('filters.unpublished')}
      detail={formatCount(count)}
      value={filters.drafts}
      choices={drafts}
      onChange={(wanted) => list.filterBy({ ...filters, drafts: wanted })}
    />
  );
}

function LookChoices() {
  const rows = useSettings((settings) => settings.rows);
  const theme = useSettings((settings) => settings.theme);
  return (
    <div className="side-foot">
      <Choices
        label={say('filters.rows')}
        value={rows}
        choices={rowChoices}
        onChange={(wanted) => changeSettings({ rows: wanted })}
      />
      <Choices
        label={say('filters.theme')}
        value={theme}
        choices={themes}
        onChange={(wanted) => changeSettings({ theme: wanted })}
      />
    </div>
  );
}
