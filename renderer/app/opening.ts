import type { LibraryId } from '../../main/library/model.ts';
import { bridge } from './bridge.ts';
import { showNotice, useLibrary } from './library-store.ts';
import { libraryOpened } from './library-opened.ts';

/** Lets the person choose a folder and opens it. */
export async function chooseFolder(): Promise<void> {
  showNotice(null);
  const reply = await bridge.request('library.choose', undefined);
  if (!reply.ok) {
    showNotice(reply.message);
  } else if (reply.value) {
    libraryOpened(reply.value);
  }
}

export async function openRecent(library: LibraryId): Promise<void> {
  showNotice(null);
  useLibrary.setState({ opening: true });
  const reply = await bridge.request('library.open-recent', { library });
  useLibrary.setState({ opening: false });
  if (reply.ok) {
    libraryOpened(reply.value);
  } else {
    showNotice(reply.message);
  }
}

export async function forgetRecent(library: LibraryId): Promise<void> {
  const reply = await bridge.request('library.forget', { library });
  if (reply.ok) {
    useLibrary.setState(({ recent }) => ({ recent: recent.filter(({ id }) => id !== library) }));
  }
}

export function reloadFolder(): void {
  const { library } = useLibrary.getState();
  if (library) {
    void bridge.request('library.reload', { library: library.id });
  }
}

export function cancelIndexing(): void {
  const { library } = useLibrary.getState();
  if (library) {
    void bridge.request('library.cancel', { library: library.id });
  }
}
