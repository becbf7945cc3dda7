import type { LibraryId, PostId } from '../../main/library/model/ids.ts';
import { bridge } from '../state/bridge.ts';
import { showNotice, showStatus, useLibrary } from '../state/library-store.ts';
import { readRecent } from '../state/opening.ts';
import { followTheme } from '../state/theme.ts';
import { takeSettings, writeSettingsNow } from '../state/settings-store.ts';
import { runCommand } from './commands.ts';
import { followLibrary } from './follow-library.ts';
import { followOpened, libraryOpened } from './library-opened.ts';
import { listenTo } from './listen-to.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';
import { locale, tell } from '../say.ts';

/** Connects the page to the shell: once, when the window starts. */
export function start(): void {
  document.documentElement.lang = locale;
  hearShell();
  window.addEventListener('pagehide', () => {
    openLibrary()?.reading.session.writeNow();
    openLibrary()?.keepList();
  });
  window.addEventListener('pagehide', writeSettingsNow);
  listenTo(document);
  followTheme(document);
  followOpened();
  followLibrary();

  void bridge.request('settings.read', undefined).then((reply) => reply.ok && takeSettings(reply.value));
  void bridge.request('library.current', undefined).then((reply) => {
    if (reply.ok && reply.value) {
      libraryOpened(reply.value);
    } else {
      void readRecent();
    }
    useLibrary.setState({ started: true });
  });
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
  on('command', runCommand);
  on('show-post', ({ library, post, text }) => {
    const open = shown(library);
    if (open) {
      showAsked(open, post, text);
    }
  });
  on('notice', ({ message }) => showNotice(tell(message)));
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
