import { firstQuery } from '../../preload/constants/first-query.ts';
import type { FacetName, Filters } from '../../main/library/model/list.ts';

export const noFilters: Filters = firstQuery.filters;

export const facetNames: readonly FacetName[] = ['year', 'tag', 'author', 'category'];

export function toggleValue(filters: Filters, facet: FacetName, value: string): Filters {
  const wanted = filters[facet];
  return { ...filters, [facet]: wanted.includes(value) ? wanted.filter((each) => each !== value) : [...wanted, value] };
}

/** Filters for posts with this one value, and no other filter. */
export function onlyValue(facet: FacetName, value: string): Filters {
  return { ...noFilters, [facet]: [value] };
}

/** Whether these filters show something other than all posts. */
export function isFiltering(filters: Filters): boolean {
  return filters.kind !== 'posts' || leavesOut(filters);
}

/** Whether these filters leave posts out. */
export function leavesOut(filters: Filters): boolean {
  return (
    filters.drafts !== 'shown' || filters.kind === 'pages' || facetNames.some((facet) => filters[facet].length > 0)
  );
}
