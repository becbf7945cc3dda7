import { mostRecentSearches, postMarkLength as markLength } from '../../preload/constants/limits.ts';
import type { SavedSearch, SeenPosts } from '../../preload/contract.ts';
import type { Filters } from '../../main/library/model/list.ts';
import { facetNames } from '../state/filters.ts';

/** The recent searches with this one at the front, and nowhere else. */
export function withRecent(recent: readonly string[], text: string): readonly string[] {
  const made = text.trim();
  if (made === '') {
    return recent;
  }
  return [made, ...recent.filter((each) => each !== made)].slice(0, mostRecentSearches);
}

function sameValues(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value));
}

/** Whether two searches have the same text and the same filters, in any order. */
export function isSameSearch(
  a: Pick<SavedSearch, 'text' | 'filters'>,
  b: Pick<SavedSearch, 'text' | 'filters'>,
): boolean {
  return (
    a.text.trim() === b.text.trim() &&
    a.filters.drafts === b.filters.drafts &&
    a.filters.kind === b.filters.kind &&
    facetNames.every((facet) => sameValues(a.filters[facet], b.filters[facet]))
  );
}

/**
 * How many posts a search finds now and did not find before. Only so many found posts are remembered; where there were
 * more, only the totals are compared.
 */
export function countNew(now: SeenPosts, before: SeenPosts): number {
  const isWhole = ({ total, posts }: SeenPosts) => posts.length === total * markLength;
  if (!isWhole(now) || !isWhole(before)) {
    return Math.max(0, now.total - before.total);
  }
  const known = new Set(marksOf(before));
  return marksOf(now).filter((mark) => !known.has(mark)).length;
}

/** The remembered posts after one of them got another id. */
export function withRenamed(seen: SeenPosts, from: string, to: string): SeenPosts {
  const { posts } = seen;
  const mark = from.slice(0, markLength);
  let at = posts.indexOf(mark);
  // A match that does not begin at a multiple of `markLength` spans two marks and means nothing.
  while (at >= 0 && at % markLength !== 0) {
    at = posts.indexOf(mark, at + 1);
  }
  if (at < 0) {
    return seen;
  }
  return { ...seen, posts: posts.slice(0, at) + to.slice(0, markLength) + posts.slice(at + markLength) };
}

function marksOf({ posts }: SeenPosts): readonly string[] {
  return Array.from({ length: Math.floor(posts.length / markLength) }, (_, at) =>
    posts.slice(at * markLength, (at + 1) * markLength),
  );
}

/** The name of a saved search: its text and its filters. */
export function searchName(text: string, filters: Filters): string {
  const within = facetNames.flatMap((facet) => filters[facet]);
  return [text.trim(), ...within].join(' · ');
}
