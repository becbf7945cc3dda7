import type { Archive } from '../archive.ts';
import type { Completion, QuerySuggestion, ViewQuery } from '../model.ts';
import type { PostEntry } from '../posts/post-table.ts';
import { completeQuery, type FieldValue } from '../search/query/complete-query.ts';
import type { QueryFieldName } from '../search/query/query-fields.ts';
import { suggestQueries } from '../search/query/suggest-query.ts';
import { gatherVariants } from '../taxonomy/variant-key.ts';
import { viewContent } from './view.ts';

/** What the word in front of the cursor may become, from what the archive's posts have. */
export function completionsFor({ posts, index }: Archive, text: string, cursor: number): readonly Completion[] {
  return completeQuery(text, cursor, (field) => {
    if (field === 'code') {
      return sorted(index.traitCounts('code:'));
    }
    const valuesOf = namesOf(field);
    if (!valuesOf) {
      return [];
    }
    const counts = new Map<string, number>();
    for (const post of posts.all()) {
      for (const value of valuesOf(post)) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    if (field === 'year') {
      return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => (a.value < b.value ? 1 : -1));
    }
    return sorted(new Map(gatherVariants(counts).map(({ name, count }) => [name, count])));
  });
}

function sorted(counts: ReadonlyMap<string, number>): readonly FieldValue[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function namesOf(field: QueryFieldName): ((post: PostEntry) => readonly string[]) | null {
  switch (field) {
    case 'tag':
      return ({ metadata }) => metadata.tags;
    case 'category':
      return ({ metadata }) => metadata.categories;
    case 'author':
      return ({ metadata }) => metadata.authors;
    case 'series':
      return ({ metadata }) => (metadata.series ? [metadata.series.name] : []);
    case 'lang':
      return ({ metadata }) => (metadata.lang === '' ? [] : [metadata.lang]);
    case 'year':
    case 'before':
    case 'after':
      return ({ year }) => [year];
    default:
      return null;
  }
}

/** What to ask in place of a query that finds nothing; none for one that does. */
export function suggestionsFor({ posts, index }: Archive, query: ViewQuery): readonly QuerySuggestion[] {
  const count = (text: string, filters = query.filters): number =>
    viewContent({ ...query, text, filters }, posts, index).posts.length;
  if (count(query.text) > 0) {
    return [];
  }
  const suggestions = suggestQueries(
    query.text,
    (text) => count(text),
    (word) => (index.hasWord(word) ? [] : index.similarTo(word, 2)),
  );
  const open = { year: [], tag: [], author: [], category: [], drafts: 'shown', kind: 'all' } as const;
  const total = count(query.text, open);
  return total === 0
    ? suggestions
    : [{ kind: 'filters', label: 'without the filters', text: query.text, total }, ...suggestions];
}
