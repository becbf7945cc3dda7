import type { OpenedLibrary } from '../../preload/contract.ts';
import { closeLightbox } from '../lightbox/lightbox-store.ts';
import { openView } from '../list/view-store.ts';
import { closeReader, restorePost } from '../post/reader.ts';
import { writeSessionNow } from '../post/session.ts';
import { readSearches } from '../search/searches.ts';
import { bridge } from './bridge.ts';
import { showPane, useLayout } from './layout-store.ts';
import { isSettled, showLibrary, showStatus, useLibrary } from './library-store.ts';
import { paintMark } from './paint-mark.ts';

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

/** Whether the window shows this library. */
export function isOpen(library: string): boolean {
  return useLibrary.getState().library?.id === library;
}

/** Asks for the libraries that were open before. */
export async function readRecent(): Promise<void> {
  const reply = await bridge.request('library.recent', undefined);
  if (reply.ok) {
    useLibrary.setState({ recent: reply.value });
  }
}

/** Marks the moment from which a search finds all posts. */
export function markSearchable(): void {
  const { status } = useLibrary.getState();
  if (status?.phase === 'ready') {
    paintMark('offprint:searchable', { posts: status.posts });
  }
}
