import type { Range } from '@tanstack/react-virtual';

/**
 * The rows of a long list that are in the page: those in sight and near it, and the one with the keyboard. That one
 * stays in the page when it is scrolled out of sight, and the keyboard stays with it.
 */
export function rowsInPage({ startIndex, endIndex, overscan, count }: Range, active: number): number[] {
  const from = Math.max(0, startIndex - overscan);
  const to = Math.min(count - 1, endIndex + overscan);
  const rows = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  if (active < from && active >= 0) {
    rows.unshift(active);
  }
  if (active > to && active < count) {
    rows.push(active);
  }
  return rows;
}
