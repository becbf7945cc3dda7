import type { ViewGroup, ViewQuery } from '../model/list.ts';
import type { DateColumn, ViewColumns } from './view-columns.ts';

/** Months head a list where each has so many rows on average; years head it where they would have fewer. */
const rowsOfMonth = 4;

/**
 * Where the groups of a list by date begin, in its order; none for other orders. A list of years has years. What is
 * undated is a group of its own, the last one. Groups begin anew with the posts that lack something (from `full` on).
 */
export function viewGroups(
  numbers: Uint32Array,
  full: number,
  sort: ViewQuery['sort'],
  columns: ViewColumns,
): readonly ViewGroup[] {
  if (sort !== 'newest' && sort !== 'oldest' && sort !== 'year') {
    return [];
  }
  const ascending = sort === 'oldest';
  if (sort !== 'year') {
    const byMonth = groupsOf(numbers, full, columns.months, ascending);
    if (byMonth.length * rowsOfMonth <= numbers.length) {
      return byMonth;
    }
  }
  return groupsOf(numbers, full, columns.years, ascending);
}

function groupsOf(
  numbers: Uint32Array,
  full: number,
  { names, ranks }: DateColumn,
  ascending: boolean,
): readonly ViewGroup[] {
  const groups: ViewGroup[] = [];
  const undated = names.indexOf('');
  let current = -1;
  for (let at = 0; at < numbers.length; at += 1) {
    const rank = ranks[numbers[at] as number] as number;
    // At the turn of a year, posts from two time zones may stand the other way round: no group begins twice.
    const isNext =
      rank === undated || current === undated ? rank !== current : ascending ? rank < current : rank > current;
    if (at === 0 || at === full || isNext) {
      groups.push({ name: names[rank] as string, from: at });
      current = rank;
    }
  }
  return groups;
}
