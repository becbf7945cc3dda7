import type { ViewGroup, ViewQuery } from '../model/list.ts';
import type { DateColumn, ViewColumns } from './view-columns.ts';

/** With this many rows in an average month, a list is grouped by month. With fewer, by year. */
const rowsOfMonth = 4;

/**
 * The starts of groups in a list by date, in list order. Empty for other orders. Undated posts form the last group. The
 * groups start again at `full`, with the posts that lack a part of the query.
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
    // Around New Year, posts from two time zones may be out of order. No group begins twice.
    const isNext =
      rank === undated || current === undated ? rank !== current : ascending ? rank < current : rank > current;
    if (at === 0 || at === full || isNext) {
      groups.push({ name: names[rank] as string, from: at });
      current = rank;
    }
  }
  return groups;
}
