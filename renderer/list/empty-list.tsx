import { countOf } from '../controls/format.ts';
import { isSettled, useLibrary } from '../state/library-store.ts';
import { chooseFolder, reloadFolder } from '../state/opening.ts';
import { PagesBeside } from '../filters/pages-beside.tsx';
import { isFiltering } from '../state/wanted.ts';
import { Suggestions } from '../search/suggestions.tsx';
import { clearFilters, filterBy, searchFor, useView } from '../state/view-store.ts';

/** Why there is nothing in the list, and what to do about it. */
export function EmptyList() {
  const status = useLibrary((library) => library.status);
  const shown = useView((view) => view.shown);
  const behind = useView((view) => view.behind);
  if (status && (shown?.state.total ?? 0) === 0 && (status.phase === 'failed' || status.message !== null)) {
    const [, first, rest] = /^(.*?[.!?])(?:\s+(.*))?$/s.exec(status.message ?? '') ?? [];
    return (
      <div className="empty-list">
        <p>{first ?? status.message ?? 'This folder could not be read.'}</p>
        {rest && <p>{rest}</p>}
        <p className="empty-actions">
          <button type="button" className="secondary" onClick={reloadFolder}>
            Try again
          </button>
          <button type="button" className="secondary" onClick={() => void chooseFolder()}>
            Open another folder
          </button>
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
            ? 'No post passes these filters.'
            : `No post has “${query}”${filtering ? ' within these filters' : ''}.`}
        </p>
        {!isSettled(status) && <p>The folder is still being read; posts may yet appear.</p>}
        {query !== '' && <Suggestions query={shown.query} />}
        <p className="empty-actions">
          <PagesBeside before="Show" />
          {query !== '' && (
            <button type="button" className="secondary" onClick={() => searchFor('')}>
              Clear search
            </button>
          )}
          {filtering && (
            <button type="button" className="secondary" onClick={clearFilters}>
              Remove filters
            </button>
          )}
        </p>
      </div>
    );
  }
  // The folder is read before its first rows are here.
  if (!isSettled(status) || behind) {
    return null;
  }
  if (status.pages > 0) {
    return (
      <div className="empty-list">
        <p>This folder has {countOf(status.pages, 'page')} and no posts.</p>
        <p className="empty-actions">
          <button type="button" className="secondary" onClick={() => filterBy({ ...shown.query.filters, kind: 'all' })}>
            Show pages
          </button>
        </p>
      </div>
    );
  }
  return (
    <div className="empty-list">
      <p>This folder has no posts.</p>
      <p>
        Offprint reads Markdown files: .md, .markdown, .mdown, .mkd and .mdx, and .txt files that begin with front
        matter.
      </p>
      <p className="empty-actions">
        <button type="button" className="secondary" onClick={() => void chooseFolder()}>
          Open another folder
        </button>
      </p>
    </div>
  );
}
