import type { OpenedLibrary } from '../../preload/contract.ts';
import { closeLightbox } from '../lightbox/lightbox-store.ts';
import { openView } from '../state/view-store.ts';
import { closeReader, restorePost } from '../post/reading/reader.ts';
import { writeSessionNow } from '../post/reading/session.ts';
import { readSearches } from '../search/searches.ts';
import { showPane, useLayout } from '../state/layout-store.ts';
import { isOpen, isSettled, showLibrary, showStatus, useLibrary } from '../state/library-store.ts';
import { readRecent } from '../state/opening.ts';
import { paintMark } from '../state/paint-mark.ts';

/** Shows a library; the same one again (its reply and its event both come) only brings its state up to date. */
export function libraryOpened(opened: OpenedLibrary): void {
  if (isOpen(opened.id)) {
    showStatus(opened.status);
    return;
  }
  writeSessionNow();
  closeReader();
  showPane('list');
  useLayout.setState({ about: false });
  closeLightbox();
  showLibrary(opened);
  openView();
  void readSearches(opened.id);
  if (opened.session.post) {
    void restorePost(opened.session.post, opened.session.place);
  }
  if (isSettled(opened.status)) {
    markSearchable();
  }
  void readRecent();
}

/** Shows each library that is opened from within the window. */
export function followOpened(): void {
  useLibrary.subscribe(({ opened }, before) => {
    if (opened && opened !== before.opened) {
      libraryOpened(opened);
    }
  });
}

/** Marks the moment from which a search finds all posts. */
export function markSearchable(): void {
  const { status } = useLibrary.getState();
  if (status?.phase === 'ready') {
    paintMark('offprint:searchable', { posts: status.posts });
  }
}
