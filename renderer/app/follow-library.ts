import { afterPaint } from '../state/after-paint.ts';
import { isSettled, useLibrary } from '../state/library-store.ts';
import { markSearchable } from './library-opened.ts';
import { type OpenLibrary, useOpen } from './open-library.ts';

/** What the window does by itself while a library is open. */
export function followLibrary(): void {
  followStatus();
  useOpen.subscribe(({ library }) => {
    if (library) {
      followResults(library);
      library.reading.store.subscribe(showTitle);
    }
    showTitle();
  });
  useLibrary.subscribe(showTitle);
}

function followStatus(): void {
  useLibrary.subscribe(({ status, library }, before) => {
    const { library: open } = useOpen.getState();
    if (status === before.status || library?.id !== before.library?.id || open?.info.id !== library?.id) {
      return;
    }
    if (status?.phase === 'restarting' && before.status?.phase !== 'restarting') {
      open?.list.restarted();
    }
    if (status?.phase === 'ready') {
      open?.searches.recountSoon();
    }
    if (status?.phase !== before.status?.phase) {
      markSearchable();
      if (isSettled(status)) {
        open?.list.showWaiting();
        open?.list.askFacets();
      }
    }
  });
}

/** Marks a new query's hits in the open post, after the results are on the screen. */
function followResults({ list, reading }: OpenLibrary): void {
  list.store.subscribe(({ shown }, before) => {
    if (shown === before.shown || !shown || shown.query.text === before.shown?.query.text) {
      return;
    }
    const { text } = shown.query;
    afterPaint(() => {
      if (list.store.getState().query.text === text) {
        void reading.hits.mark(text);
      }
    });
  });
}

function showTitle(): void {
  const { library } = useOpen.getState();
  const parts = [library?.reading.store.getState().post?.title, library?.info.name, 'Offprint'];
  document.title = parts.filter((part) => part).join(' — ');
}
