import type { LibraryId } from '../../main/library/model/ids.ts';
import { bridge } from './bridge.ts';
import { announceLibrary, showNotice, useLibrary } from './library-store.ts';
import { tell } from '../say.ts';

/** Lets the person choose a folder, and opens it. */
export async function chooseFolder(): Promise<void> {
  showNotice(null);
  const reply = await bridge.request('library.choose', undefined);
  if (!reply.ok) {
    showNotice(tell(reply.message));
  } else if (reply.value) {
    announceLibrary(reply.value);
  }
}

export async function openRecent(library: LibraryId): Promise<void> {
  showNotice(null);
  useLibrary.setState({ opening: true });
  const reply = await bridge.request('library.open-recent', { library });
  useLibrary.setState({ opening: false });
  if (reply.ok) {
    announceLibrary(reply.value);
  } else {
    showNotice(tell(reply.message));
  }
}

/** Opens a folder that was dropped on the window. */
export async function openDropped(file: File): Promise<void> {
  useLibrary.setState({ opening: true });
  const reply = await bridge.openDropped(file);
  useLibrary.setState({ opening: false });
  if (reply.ok) {
    announceLibrary(reply.value);
  } else {
    showNotice(tell(reply.message));
  }
}

/** Fetches the list of recent libraries. */
export async function readRecent(): Promise<void> {
  const reply = await bridge.request('library.recent', undefined);
  if (reply.ok) {
    useLibrary.setState({ recent: reply.value });
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
