import { create } from 'zustand';
import { firstQuery } from '../../preload/constants/first-query.ts';
import type { OpenedLibrary } from '../../preload/contract.ts';
import type { LibraryInfo } from '../../main/library/model/library.ts';
import { Health } from '../health/health.ts';
import { Reading } from '../post/reading/reading.ts';
import { Searches } from '../search/searches.ts';
import { askAgain } from '../state/ask.ts';
import { bridge } from '../state/bridge.ts';
import { showPane } from '../state/visible-panes.ts';
import { isSettled, showNotice, showRestart, useLibrary } from '../state/library-store.ts';
import { keepList, keptList } from '../state/kept-list.ts';
import { ListView } from '../state/list-view.ts';

/** All that the window keeps of one library. It is dropped as a whole when another library is opened. */
export class OpenLibrary {
  readonly info: LibraryInfo;
  readonly list: ListView;
  readonly reading: Reading;
  readonly searches: Searches;
  readonly health: Health;
  readonly #session: OpenedLibrary['session'];
  readonly #firstList: OpenedLibrary['firstList'];

  constructor({ id, name, session, firstList }: OpenedLibrary) {
    this.info = { id, name };
    this.#session = session;
    this.#firstList = firstList;
    const { request } = bridge;
    const ask = askAgain(request, showRestart);
    const isIdle = () => isSettled(useLibrary.getState().status);
    const asking = { library: this.info, request, ask, say: showNotice };
    this.list = new ListView({
      library: id,
      request,
      isSettled: isIdle,
      onRestart: showRestart,
      onFailure: showNotice,
    });
    this.reading = new Reading({
      ...asking,
      searchText: () => this.list.store.getState().query.text,
      isSettled: isIdle,
      showPane: () => showPane('post'),
      showOnly: (facet, value) => {
        this.list.showOnly(facet, value);
        showPane('list');
      },
    });
    const isRead = () => useLibrary.getState().status?.phase === 'ready';
    this.searches = new Searches({ library: id, request, ask, list: this.list, isRead });
    this.health = new Health(asking);
  }

  /** Asks for the first list: of the query kept from before a reload, or of no query. */
  start(): void {
    const kept = keptList(window, this.info.id);
    // The list of the last session is that of no query, from its beginning on.
    if (kept === null || (kept.scrollTop === 0 && JSON.stringify(kept.query) === JSON.stringify(firstQuery))) {
      this.list.start(this.#firstList);
    } else {
      this.list.showQuery(kept.query, kept.scrollTop);
    }
    this.list.store.subscribe(({ query: asked }, before) => {
      if (asked !== before.query) {
        this.keepList();
      }
    });
    void this.searches.read();
    if (this.#session.post) {
      void this.reading.reader.restore(this.#session.post, this.#session.place);
    }
  }

  /** Keeps the list for the page that replaces this one. */
  keepList(): void {
    keepList(window, this.info.id, {
      query: this.list.store.getState().query,
      scrollTop: this.list.scrollTop(),
    });
  }

  close(): void {
    this.reading.close();
    this.list.close();
    this.searches.close();
    this.health.stop();
  }
}

/** The library that the window shows; null while none is open. */
export const useOpen = create<{ readonly library: OpenLibrary | null }>(() => ({ library: null }));

export function openLibrary(): OpenLibrary | null {
  return useOpen.getState().library;
}
