import type { LibraryId, PostId } from '../../main/library/model/ids.ts';
import type { LibraryStatus } from '../../main/library/model/library.ts';
import { bridge } from '../state/bridge.ts';
import { showNotice, showOwnNotice, showStatus } from '../state/library-store.ts';
import { readRecent } from '../state/opening.ts';
import { followInput, hearMenu } from '../state/input-kind.ts';
import { followTheme } from '../state/theme.ts';
import { takeSettings, writeSettingsNow } from '../state/settings-store.ts';
import { facesLoaded, loadFaces } from '../controls/load-faces.ts';
import { keepFocus } from './keep-focus.ts';
import { keepStills } from './keep-stills.ts';
import { runCommand } from './commands.ts';
import { followLibrary } from './follow-library.ts';
import { followOpened, libraryOpened } from './library-opened.ts';
import { listenTo } from './listen-to.ts';
import { type OpenLibrary, openLibrary, useOpen } from './open-library.ts';
import { locale, tell } from '../say.ts';

/**
 * Connects the page to the shell: once, when the window starts. Resolves when it is known which library is shown first,
 * or as soon as a person opens one.
 */
export function start(): Promise<void> {
  document.documentElement.lang = locale;
  hearShell();
  window.addEventListener('pagehide', () => {
    openLibrary()?.reading.session.writeNow();
    openLibrary()?.keepList();
  });
  window.addEventListener('pagehide', writeSettingsNow);
  listenTo(document);
  keepFocus();
  followInput(document);
  followTheme(document);
  followOpened();
  followLibrary();

  void bridge.request('settings.read', undefined).then((reply) => reply.ok && takeSettings(reply.value));
  keepStills();
  const isOpened = new Promise<void>((done) => {
    useOpen.subscribe(({ library }) => library && done());
  });
  return Promise.race([showFirst(), isOpened]);
}

/** Shows the library that is open already, if there is one. */
async function showFirst(): Promise<void> {
  loadFaces(document);
  // No library is shown yet, so nothing else keeps its status events. The last of them may come now.
  const heard = new Map<LibraryId, LibraryStatus>();
  const stopHearing = bridge.on('library-status', (status) => heard.set(status.library, status));
  const reply = await bridge.request('library.current', undefined);
  const opened = reply.ok ? reply.value : null;
  if (opened) {
    await facesLoaded(document, [...new Set(JSON.stringify(opened.firstList))].join(''));
  }
  stopHearing();
  // Another library may have been opened meanwhile.
  if (opened && openLibrary() === null) {
    libraryOpened({ ...opened, status: heard.get(opened.id) ?? opened.status });
  } else if (opened === null) {
    void readRecent();
  }
}

function hearShell(): void {
  const { on } = bridge;
  on('library-opened', libraryOpened);
  on('library-status', (status) => {
    showStatus(status);
    if (status.phase === 'ready') {
      void shown(status.library)?.reading.reader.folderRead();
    }
  });
  on('view-changed', (state) => openLibrary()?.list.changed(state));
  on('post-changed', ({ library, post, fingerprint }) => {
    const open = shown(library);
    void open?.reading.reader.postChanged(post, fingerprint);
    open?.searches.recountSoon();
  });
  on('post-moved', ({ library, from, to }) => {
    const open = shown(library);
    open?.reading.reader.postMoved(from, to);
    open?.list.renameActive(from, to);
    open?.searches.renamePost(from, to);
  });
  on('settings-changed', takeSettings);
  on('command', (command) => {
    hearMenu();
    runCommand(command);
  });
  on('show-post', ({ library, post, text }) => {
    const open = shown(library);
    if (open) {
      showAsked(open, post, text);
    }
  });
  on('notice', ({ message, isOwn }) => (isOwn ? showOwnNotice : showNotice)(tell(message)));
}

/** The library with this id, if it is shown; otherwise null. */
function shown(library: LibraryId): OpenLibrary | null {
  const open = openLibrary();
  return open?.info.id === library ? open : null;
}

function showAsked({ list, searches, reading }: OpenLibrary, post: PostId | null, text: string | null): void {
  if (text !== null) {
    list.searchFor(text);
  }
  if (post !== null) {
    searches.remember(list.store.getState().query.text);
    void reading.reader.openFromList(post, false);
  }
}
