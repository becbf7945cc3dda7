import type { PostId } from '../../main/library/model.ts';
import {
  askFacets,
  renameActive,
  searchFor,
  settleView,
  useView,
  viewChanged,
  viewRestarted,
} from '../state/view-store.ts';
import { followPost } from '../post/reading/find.ts';
import { markQuery } from '../post/reading/archive-hits.ts';
import { useReader } from '../post/reading/reader-store.ts';
import { folderRead, openFromList, postChanged, postMoved } from '../post/reading/reader.ts';
import { writeSessionNow } from '../post/reading/session.ts';
import { followSearches, rememberSearch } from '../search/searches.ts';
import { afterPaint } from '../state/after-paint.ts';
import { bridge } from '../state/bridge.ts';
import { runCommand } from './commands.ts';
import { followOpened, libraryOpened, markSearchable } from './library-opened.ts';
import { listenTo } from './listen-to.ts';
import { readRecent } from '../state/opening.ts';
import { isOpen, isSettled, showNotice, showStatus, useLibrary } from '../state/library-store.ts';
import { followTheme } from '../state/theme.ts';
import { takeSettings, writeSettingsNow } from '../state/settings-store.ts';
import { locale } from '../say.ts';

/** Connects the page to the shell: once, when the window starts. */
export function start(): void {
  const { on } = bridge;
  document.documentElement.lang = locale;
  on('library-opened', libraryOpened);
  on('library-status', (status) => {
    showStatus(status);
    if (isOpen(status.library) && status.phase === 'ready') {
      void folderRead();
    }
  });
  on('view-changed', viewChanged);
  on('post-changed', ({ library, post, fingerprint }) => {
    if (isOpen(library)) {
      void postChanged(post, fingerprint);
    }
  });
  on('post-moved', ({ library, from, to }) => {
    if (!isOpen(library)) {
      return;
    }
    postMoved(from, to);
    renameActive(from, to);
  });
  on('settings-changed', takeSettings);
  on('command', runCommand);
  on('show-post', ({ library, post, text }) => {
    if (isOpen(library)) {
      showAsked(post, text);
    }
  });
  on('notice', ({ message }) => showNotice(message));

  window.addEventListener('pagehide', writeSessionNow);
  window.addEventListener('pagehide', writeSettingsNow);
  listenTo(document);
  followTheme(document);
  followOpened();
  followStatus();
  followResults();
  followPost();
  followSearches();
  followTitle();

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

function showAsked(post: PostId | null, text: string | null): void {
  if (text !== null) {
    searchFor(text);
  }
  if (post !== null) {
    rememberSearch(useView.getState().query.text);
    void openFromList(post, false);
  }
}

function followStatus(): void {
  useLibrary.subscribe(({ status, library }, before) => {
    if (status === before.status || library?.id !== before.library?.id) {
      return;
    }
    if (status?.phase === 'restarting' && before.status?.phase !== 'restarting') {
      viewRestarted();
    }
    if (status?.phase !== before.status?.phase) {
      markSearchable();
      if (isSettled(status)) {
        settleView();
        askFacets();
      }
    }
  });
}

/** A post that is open shows the hits of what was searched for, once the results are on the screen. */
function followResults(): void {
  useView.subscribe(({ shown }, before) => {
    if (shown === before.shown || !shown || shown.query.text === before.shown?.query.text) {
      return;
    }
    const { text } = shown.query;
    afterPaint(() => {
      if (useView.getState().query.text === text) {
        void markQuery(text);
      }
    });
  });
}

function followTitle(): void {
  const show = () => {
    const parts = [useReader.getState().post?.title, useLibrary.getState().library?.name, 'Offprint'];
    document.title = parts.filter((part) => part).join(' — ');
  };
  useReader.subscribe(show);
  useLibrary.subscribe(show);
}
