import { clipboard } from 'electron';
import type { RequestHandlers } from './answer-request.ts';
import { showPostMenu } from '../window/context-menu.ts';
import { readDrawing } from '../security/read-drawing.ts';
import type { External } from '../security/external.ts';
import { type KnownLibraries, readRecent } from '../storage/known-libraries.ts';
import { saveText } from '../storage/save-text.ts';
import type { StoredSearches } from '../storage/searches.ts';
import type { AppSettings } from '../storage/settings.ts';
import type { CurrentLibrary } from '../library-process/current-library.ts';
import type { OpenFolders } from '../library-process/open-folders.ts';
import type { MainWindow } from '../window/main-window.ts';
import type { Stills } from '../window/stills.ts';

interface Options {
  readonly currentLibrary: CurrentLibrary;
  readonly folders: OpenFolders;
  readonly known: KnownLibraries;
  readonly searches: StoredSearches;
  readonly external: External;
  readonly settings: AppSettings;
  readonly window: MainWindow;
  readonly stills: Stills;
  /** Called when the list of recent folders changed, except by opening one. */
  readonly onRecentChanged: () => void;
}

/** The functions that answer the main process's own requests. */
export function shellAnswers(options: Options): RequestHandlers {
  const { currentLibrary, folders, known, searches, external, settings, window, stills, onRecentChanged } = options;
  return {
    'library.choose': () => folders.choose(),
    'library.open-path': ({ path }) => folders.openPath(path),
    'library.open-recent': ({ library }) => folders.openRecent(library),
    'library.current': async () => {
      await folders.whenStarted();
      // After the answer, so that the window knows the library before it hears of a post in it.
      setImmediate(() => window.pageListens());
      return currentLibrary.describe();
    },
    'library.recent': () => readRecent(known.recent()),
    'library.forget': async ({ library }) => {
      known.forget(library);
      onRecentChanged();
      return null;
    },
    'library.reload': async ({ library }) => {
      currentLibrary.require(library).host.reload();
      return null;
    },
    'library.cancel': async ({ library }) => {
      currentLibrary.require(library).host.cancel();
      return null;
    },
    'settings.read': async () => settings.read(),
    'settings.write': async (change) => settings.change(change),
    'searches.read': async ({ library }) => searches.read(currentLibrary.require(library).id),
    'searches.write': async ({ library, searches: next }) => {
      searches.write(currentLibrary.require(library).id, next);
      return null;
    },
    'site.correct': async ({ library, corrections }) => {
      currentLibrary.correct(library, corrections);
      return null;
    },
    'text.save': async ({ library, name, text }) =>
      saveText({ window: window.require(), root: currentLibrary.require(library).trueRoot, name, text }),
    'still.keep': async ({ library, still }) => {
      await stills.keep(library, still);
      return null;
    },
    'text.copy': async ({ text }) => {
      clipboard.writeText(text);
      return null;
    },
    'session.write': async ({ library, post, place }) => {
      currentLibrary.writeSession(library, { post, place });
      return null;
    },
    'post.menu': async ({ library, post, selection, link }) => {
      await showPostMenu({
        window: window.require(),
        library: currentLibrary.require(library),
        post,
        selection,
        link,
        external,
        onFailure: (error) => window.tellFailure(error),
      });
      return null;
    },
    'web.open': async ({ url }) => {
      await external.openWeb(window.require(), url);
      return null;
    },
    'file.open': async ({ library, file }) => {
      const open = currentLibrary.require(library);
      const { path } = await open.host.call('file.locate', { file });
      await external.openFile(window.require(), open.trueRoot, path);
      return null;
    },
    'drawing.read': async ({ library, file }) => {
      const open = currentLibrary.require(library);
      const { path } = await open.host.call('file.locate', { file });
      return readDrawing(open.trueRoot, path);
    },
  };
}
