import { useId } from 'react';
import { IconButton } from '../controls/icon-button.tsx';
import { useView } from '../state/use-list.ts';
import { searchName } from './saved-search.ts';
import { savedAt } from './searches.ts';
import { useKept, useSearches } from './use-searches.ts';
import { say } from '../say.ts';

/** The saved searches. Each has the number of posts that it finds now and did not find when it was last looked at. */
export function SavedSearches() {
  const id = useId();
  const searches = useSearches();
  const { saved, fresh, removed } = useKept((kept) => kept);
  const shown = useView((view) => savedAt(saved, view.query));
  if (saved.length === 0 && !removed) {
    return null;
  }
  return (
    <section className="facet saved-searches" aria-labelledby={id}>
      <h2 id={id}>{say('search.saved-searches')}</h2>
      <ul>
        {saved.map((search, at) => {
          const name = searchName(search.text, search.filters);
          const news = fresh[at] ?? 0;
          return (
            <li key={name}>
              <button
                type="button"
                className="facet-value"
                aria-pressed={at === shown}
                onClick={() => searches.show(search)}
              >
                <span className="facet-name" dir="auto" title={name}>
                  {name}
                </span>{' '}
                {news > 0 && (
                  <span className="news" title={say('search.since', { count: news })}>
                    {say('search.new', { count: news })}
                  </span>
                )}
              </button>
              <IconButton
                icon="close"
                name={say('search.remove-saved', { name })}
                title={say('search.remove')}
                onClick={() => searches.remove(at)}
              />
            </li>
          );
        })}
      </ul>
      {removed && (
        <p className="removed-search" role="note">
          <span>{say('search.removed', { name: searchName(removed.search.text, removed.search.filters) })}</span>{' '}
          <button type="button" className="text-button" onClick={() => searches.bringBack()}>
            {say('search.undo')}
          </button>
        </p>
      )}
    </section>
  );
}
