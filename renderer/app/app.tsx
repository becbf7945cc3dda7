import { paneWidths } from '../../preload/constants/settings.ts';
import { FilterChips } from '../filters/filter-chips.tsx';
import { FiltersPane } from '../filters/filters-pane.tsx';
import { EmptyList } from '../list/empty-list.tsx';
import { HealthPane } from '../health/health-pane.tsx';
import { Lightbox } from '../lightbox/lightbox.tsx';
import { PostList } from '../list/post-list.tsx';
import { WaitingResults } from '../list/waiting-results.tsx';
import { ListContext, useView } from '../state/use-list.ts';
import { HealthContext } from '../health/use-health.ts';
import { ReadingContext } from '../post/reading/use-reading.ts';
import { SearchesContext } from '../search/use-searches.ts';
import { type OpenLibrary, useOpen } from './open-library.ts';
import { ReaderPane } from '../post/reading/reader-pane.tsx';
import { QueryLine } from '../search/query-line.tsx';
import { SearchField } from '../search/search-field.tsx';
import { SortSelect } from '../search/sort-select.tsx';
import { AboutFolder } from '../site/about-folder.tsx';
import { FolderActions } from '../controls/folder-actions.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { closeFiltersOver, useLayout } from '../state/layout-store.ts';
import { toggleFilters } from '../state/visible-panes.ts';
import { closeNotice, noticeOf, useLibrary } from '../state/library-store.ts';
import { changeSettings, useSettings } from '../state/settings-store.ts';
import { useRoom } from '../state/room-store.ts';
import { shownKey } from '../controls/shown-key.ts';
import { isMac } from '../state/system.ts';
import { Splitter } from '../controls/splitter.tsx';
import { listenTo } from './listen-to.ts';
import { StatusLine } from './status-line.tsx';
import { Welcome } from './welcome.tsx';
import { say, tell } from '../say.ts';

export function App() {
  const library = useOpen((open) => open.library);
  return (
    <>
      {library ? <Library key={library.info.id} library={library} /> : <Welcome />}
      <div className="drop-hint" aria-hidden="true">
        {say('app.drop')}
      </div>
    </>
  );
}

/** The panes of one library. Another library gets new panes. */
function Library({ library: { list, reading, searches, health } }: { readonly library: OpenLibrary }) {
  return (
    <ListContext value={list}>
      <SearchesContext value={searches}>
        <ReadingContext value={reading}>
          <HealthContext value={health}>
            <Panes />
          </HealthContext>
        </ReadingContext>
      </SearchesContext>
    </ListContext>
  );
}

/** In CSS pixels. The bar of a list that is narrower has no room for the words of the order. */
const narrowList = 290;

function Panes() {
  const filtersWidth = useSettings((settings) => settings.filtersWidth);
  const panes = useRoom((room) => room.panes);
  const listWidth = useRoom((room) => room.listWidth);
  const filtersOver = useLayout((layout) => layout.filtersOver);
  const pane = useLayout((layout) => layout.pane);
  return (
    <div
      className="panes"
      data-panes={panes}
      data-list={panes !== 'one' && listWidth < narrowList ? 'narrow' : undefined}
      data-showing={pane}
      data-filters-over={filtersOver ? '' : undefined}
      style={{ '--filters-width': `${filtersWidth}px`, '--list-width': `${listWidth}px` }}
    >
      <FiltersPane />
      {panes === 'three' && (
        <Splitter
          label={say('app.filters-width')}
          value={filtersWidth}
          {...paneWidths.filters}
          onChange={(width) => changeSettings({ filtersWidth: width })}
        />
      )}
      {filtersOver && (
        <button type="button" className="scrim" aria-label={say('app.close-filters')} onClick={closeFiltersOver} />
      )}
      <section className="list-pane" aria-label={say('app.list')} data-pane="list">
        <div className="list-bar">
          <IconButton
            icon="sidebar"
            name={say('app.filters')}
            title={say('app.toggle-filters', { key: shownKey('toggle-filters', isMac) })}
            onClick={toggleFilters}
          />
          <SearchField />
          <SortSelect />
        </div>
        <QueryLine />
        <Notice />
        <FilterChips />
        <div className="list-area">
          <PostList />
          <EmptyList />
          <WaitingResults />
        </div>
        <StatusLine />
      </section>
      <Splitter
        label={say('app.list-width')}
        value={listWidth}
        {...paneWidths.list}
        onChange={(width) => changeSettings({ listWidth: width })}
      />
      <ReaderPane listenTo={listenTo} />
      <HealthPane />
      <AboutFolder />
      <Lightbox />
    </div>
  );
}

function Notice() {
  const said = useLibrary(noticeOf);
  const trouble = useLibrary((library) => library.status?.message ?? null);
  const hasPosts = useView((view) => (view.shown?.state.total ?? 0) > 0);
  // Where only one pane fits, the bar above the post is not seen, so its buttons are here too.
  const isAlone = useRoom(({ panes }) => panes === 'one');
  // Without posts, the empty list says the same, and what can be done about it.
  const notice = said ?? (hasPosts && trouble ? tell(trouble) : null);
  if (!notice) {
    return null;
  }
  return (
    <div className="notice" role="alert">
      <p>{notice}</p>
      {!said && isAlone && (
        <p className="notice-actions">
          <FolderActions />
        </p>
      )}
      {said && <IconButton icon="close" name={say('app.dismiss')} onClick={closeNotice} />}
    </div>
  );
}
