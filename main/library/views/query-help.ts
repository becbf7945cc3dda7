import type { Archive } from '../archive.ts';
import type { ViewQuery } from '../model/list.ts';
import type { Completion, QuerySuggestion } from '../model/query.ts';
import type { PostEntry } from '../posts/post-table.ts';
import { completeQuery, type FieldValue } from '../search/query/complete-query.ts';
import type { QueryFieldName } from '../search/query/query-fields.ts';
import { suggestQueries } from '../search/query/suggest-query.ts';
import { gatherVariants } from '../taxonomy/variant-key.ts';
import { viewContent } from './view.ts';

/**
 * The values that each query field has in an archive. They are counted on the first question and kept until the archive
 * changes.
 */
export class FieldValues {
  readonly #archive: Archive;
  readonly #known = new Map<QueryFieldName, readonly FieldValue[]>();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** The values with most posts come first; years come newest first. */
  of(field: QueryFieldName): readonly FieldValue[] {
    if (field === 'code') {
      // The index keeps these counts itself, and they grow while the folder is read.
      return sorted(this.#archive.index.traitCounts('code:'));
    }
    const known = this.#known.get(field);
    if (known) {
      return known;
    }
    const counted = this.#count(field);
    this.#known.set(field, counted);
    return counted;
  }

  /** The archive has changed. */
  forget(): void {
    this.#known.clear();
  }

  #count(field: QueryFieldName): readonly FieldValue[] {
    const valuesOf = namesOf(field);
    if (!valuesOf) {
      return [];
    }
    const counts = new Map<string, number>();
    for (const post of this.#archive.posts.all()) {
      for (const value of valuesOf(post)) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    if (field === 'year') {
      return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => (a.value < b.value ? 1 : -1));
    }
    return sorted(new Map(gatherVariants(counts).map(({ name, count }) => [name, count])));
  }
}

/** Completions for the word in front of the cursor, from the values of the archive's posts. */
export function completionsFor(values: FieldValues, text: string, cursor: number): readonly Completion[] {
  return completeQuery(text, cursor, (field) => values.of(field));
}

/**
 * Completions that appear while a person types without asking for them. A plain word gets few, since most are meant as
 * written.
 */
export function completionsWhileTyping(values: FieldValues, text: string, cursor: number): readonly Completion[] {
  return text.slice(0, cursor).includes(':')
    ? completionsFor(values, text, cursor)
    : completeQuery(text, cursor, () => []);
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

/** Other queries to offer if a query finds nothing; empty for a query that finds something. */
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
  const open = { year: [], tag: [], author: [], category: [], drafts: 'shown', kind: 'posts' } as const;
  const total = count(query.text, open);
  return total === 0
    ? suggestions
    : [{ kind: 'filters', label: { code: 'suggest.without-filters' }, text: query.text, total }, ...suggestions];
}
