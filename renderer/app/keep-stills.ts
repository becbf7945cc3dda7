import { firstQuery } from '../../preload/constants/first-query.ts';
import { longestStill } from '../../preload/constants/limits.ts';
import type { RequestArgs } from '../../preload/contract.ts';
import { loadedFonts } from '../controls/load-faces.ts';
import { bridge } from '../state/bridge.ts';
import { Debounce } from '../state/debounce.ts';
import { useLayout } from '../state/layout-store.ts';
import { noticeOf, useLibrary } from '../state/library-store.ts';
import { useRoom } from '../state/room-store.ts';
import { useSettings } from '../state/settings-store.ts';
import { openLibrary, useOpen } from './open-library.ts';
import { takeStill } from './take-still.ts';

/** In milliseconds. The list has to stay as it is for that long. */
const rest = 250;

/** Keeps a still for the next start whenever the window shows what a start shows: the first list, from its beginning. */
export function keepStills(): void {
  let kept = '';
  const keep = (): void => {
    const still = stillNow();
    const text = JSON.stringify(still);
    if (still !== null && text !== kept) {
      kept = text;
      // Without it, the next start shows its list a little later.
      void bridge.request('still.keep', still);
    }
  };
  const soon = new Debounce(() => requestIdleCallback(keep));
  const changed = (): void => soon.after(rest);
  useOpen.subscribe(({ library }) => {
    library?.list.store.subscribe(({ shown }, before) => shown !== before.shown && changed());
    changed();
  });
  useLibrary.subscribe(({ status }, before) => status?.phase !== before.status?.phase && changed());
  useSettings.subscribe(changed);
  // A picture of a row may come later than the row. This event does not bubble.
  document.addEventListener('load', changed, true);
  useRoom.subscribe(changed);
  window.addEventListener('resize', changed);
}

/** Null unless the window shows what the next start shows first. */
function stillNow(): RequestArgs<'still.keep'> | null {
  const page = document.getElementById('app');
  const open = openLibrary();
  if (page === null || open === null || !isAsAtStart()) {
    return null;
  }
  const still = takeStill(page, loadedFonts(document));
  return still.html.length <= longestStill ? { library: open.info.id, still } : null;
}

/** Whether the window shows what the next start will show first. */
function isAsAtStart(): boolean {
  const library = useLibrary.getState();
  const { status } = library;
  const { filtersOver, pane, facts, health, about } = useLayout.getState();
  const list = openLibrary()?.list;
  const { query = null, shown = null } = list?.store.getState() ?? {};
  return (
    status?.phase === 'ready' &&
    noticeOf(library) === null &&
    shown !== null &&
    // Not while a person types, before results are there.
    [query, shown.query].every((each) => JSON.stringify(each) === JSON.stringify(firstQuery)) &&
    list?.scrollTop() === 0 &&
    (pane === 'list' || useRoom.getState().panes !== 'one') &&
    !filtersOver &&
    !facts &&
    !health &&
    !about
  );
}
