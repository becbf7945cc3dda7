import type { ViewQuery } from '../../main/library/model/list.ts';
import type { QuerySuggestion } from '../../main/library/model/query.ts';
import { useLibrary } from '../state/library-store.ts';
import { focusSearch } from '../controls/panes.ts';
import { useList } from '../state/use-list.ts';
import { useAnswer } from './use-answer.ts';
import { say, tell } from '../say.ts';

/** Other queries to try where a query finds nothing, each with the number of posts that it would find. */
export function Suggestions({ query }: { readonly query: ViewQuery }) {
  const list = useList();
  const library = useLibrary((state) => state.library?.id ?? null);
  const answer = useAnswer('query.suggest', library ? { library, query } : null, 150);
  if (!answer || answer.asked.query.text !== query.text) {
    return <div className="suggestions" aria-busy="true" />;
  }
  if (answer.reply.length === 0) {
    return null;
  }
  const take = ({ kind, text }: QuerySuggestion) => {
    if (kind === 'filters') {
      list.clearFilters();
    } else {
      list.searchFor(text);
    }
    // The pressed button disappears with the empty list, so the field gets the focus.
    focusSearch();
  };
  return (
    <div className="suggestions">
      <p>{say('search.try-instead')}</p>
      <ul aria-label={say('search.other-queries')}>
        {answer.reply.map((suggestion) => (
          <li key={`${suggestion.kind} ${suggestion.text}`}>
            <button type="button" className="secondary" onClick={() => take(suggestion)}>
              <span dir="auto">{tell(suggestion.label)}</span>{' '}
              <span className="suggestion-count">{say('count.posts', { count: suggestion.total })}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
