import { isSettled, useLibrary } from '../state/library-store.ts';
import { FolderActions } from '../controls/folder-actions.tsx';
import { chooseFolder } from '../state/opening.ts';
import { FoundBeside } from '../filters/found-beside.tsx';
import { isFiltering } from '../state/filters.ts';
import { Suggestions } from '../search/suggestions.tsx';
import { useList, useView } from '../state/use-list.ts';
import { say, tell } from '../say.ts';

/** Says why the list is empty, and what the person can do about it. */
export function EmptyList() {
  const list = useList();
  const status = useLibrary((library) => library.status);
  const shown = useView((view) => view.shown);
  const behind = useView((view) => view.behind);
  if (status && (shown?.state.total ?? 0) === 0 && (status.phase === 'failed' || status.message !== null)) {
    const words = status.message ? tell(status.message) : say('empty.failed');
    const [, first, rest] = /^(.*?(?:[.!?](?=\s|$)|。))\s*(.*)$/s.exec(words) ?? [];
    return (
      <div className="empty-list">
        <p>{first ?? words}</p>
        {rest && <p>{rest}</p>}
        <p className="empty-actions">
          <FolderActions />
        </p>
      </div>
    );
  }
  if (!shown || shown.state.total > 0 || !status) {
    return null;
  }
  const query = shown.query.text.trim();
  const filtering = isFiltering(shown.query.filters);
  if (query !== '' || filtering) {
    return (
      <div className="empty-list">
        <p>
          {query === ''
            ? say('empty.no-filter')
            : say(filtering ? 'empty.no-query-filtered' : 'empty.no-query', { query })}
        </p>
        {!isSettled(status) && <p>{say('empty.still-reading')}</p>}
        {query !== '' && <Suggestions query={shown.query} />}
        <p className="empty-actions">
          <FoundBeside as="button" />
          {query !== '' && (
            <button type="button" className="secondary" onClick={() => list.searchFor('')}>
              {say('empty.clear-search')}
            </button>
          )}
          {filtering && (
            <button type="button" className="secondary" onClick={() => list.clearFilters()}>
              {say('empty.remove-filters')}
            </button>
          )}
        </p>
      </div>
    );
  }
  // The folder is still being read, or the first rows have not come yet.
  if (!isSettled(status) || behind) {
    return null;
  }
  if (status.pages > 0) {
    return (
      <div className="empty-list">
        <p>{say('empty.only-pages', { count: status.pages })}</p>
        <p className="empty-actions">
          <button
            type="button"
            className="secondary"
            onClick={() => list.filterBy({ ...shown.query.filters, kind: 'all' })}
          >
            {say('empty.show-pages')}
          </button>
        </p>
      </div>
    );
  }
  return (
    <div className="empty-list">
      <p>{say('empty.no-posts')}</p>
      <p>{say('empty.what-is-read')}</p>
      <p className="empty-actions">
        <button type="button" className="secondary" onClick={() => void chooseFolder()}>
          {say('empty.open-another')}
        </button>
      </p>
    </div>
  );
}
