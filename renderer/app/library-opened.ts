import type { OpenedLibrary } from '../../preload/contract.ts';
import { lightbox } from '../lightbox/lightbox-store.ts';
import { useLayout } from '../state/layout-store.ts';
import { isOpen, isSettled, showLibrary, showStatus, useLibrary } from '../state/library-store.ts';
import { readRecent } from '../state/opening.ts';
import { paintMark } from '../state/paint-mark.ts';
import { showPane } from '../state/visible-panes.ts';
import { OpenLibrary, openLibrary, useOpen } from './open-library.ts';

/** Shows a library. If it is shown already, only its status is updated. */
export function libraryOpened(opened: OpenedLibrary): void {
  if (isOpen(opened.id)) {
    showStatus(opened.status);
    return;
  }
  openLibrary()?.close();
  showPane('list');
  useLayout.setState({ about: false, facts: false });
  lightbox.close();
  showLibrary(opened);
  const library = new OpenLibrary(opened);
  useOpen.setState({ library });
  library.start();
  if (isSettled(opened.status)) {
    markSearchable();
  }
  void readRecent();
}

/** Shows each library that is opened from the window itself. */
export function followOpened(): void {
  useLibrary.subscribe(({ opened }, before) => {
    if (opened && opened !== before.opened) {
      libraryOpened(opened);
    }
  });
}

/** Adds a performance mark when a search finds all posts. */
export function markSearchable(): void {
  const { status } = useLibrary.getState();
  if (status?.phase === 'ready') {
    paintMark('offprint:searchable', { posts: status.posts });
  }
}
