import type { ViewState } from '../../main/library/model/list.ts';
import { RowPlaces } from './row-places.ts';
import { useSettings } from './settings-store.ts';

/** Heights of a row, in CSS pixels. list.css has the same numbers. */
const rowHeights = { full: 88, compact: 44 } as const;

export function rowHeight(): number {
  return rowHeights[useSettings.getState().rows];
}

const known = new WeakMap<ViewState, RowPlaces>();

/** The places of a view's rows. The same object is returned until something changes them. */
export function placesOf(state: ViewState): RowPlaces {
  const before = known.get(state);
  if (before?.rowHeight === rowHeight()) {
    return before;
  }
  const starts = state.groups.map(({ from }) => from);
  const places = new RowPlaces(state.total, starts, rowHeight());
  known.set(state, places);
  return places;
}
