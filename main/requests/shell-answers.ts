import type { BrowserWindow } from 'electron';
import type { OpenedLibrary, Settings } from '../../preload/contract.ts';
import type { Answers } from './answer-request.ts';
import { showPostMenu } from '../window/context-menu.ts';
import type { External } from '../security/external.ts';
import { type KnownLibraries, readRecent } from '../storage/known-libraries.ts';
import { CallFailure } from '../library/protocol.ts';
import { saveText } from '../storage/save-text.ts';
import type { StoredSearches } from '../storage/searches.ts';
import type { LibraryShelf, Opening } from '../library-process/open-library.ts';

interface Options {
  readonly shelf: LibraryShelf;
  readonly known: KnownLibraries;
  readonly searches: StoredSearches;
  readonly external: External;
  readonly settings: {
    read(): Settings;
    change(change: { readonly [Key in keyof Settings]?: Settings[Key] | undefined }): Settings;
  };
  readonly window: () => BrowserWindow | null;
  /** Asks the person for a folder; null when they cancel. */
  readonly chooseFolder: () => Promise<string | null>;
  /** Called with each folder that a request opened; answers what the window is told. */
  readonly onOpened: (opening: Opening) => OpenedLibrary;
  /** Resolves when the folder that comes with the start is open, or is not going to be. */
  readonly started: () => Promise<void>;
  /** Called when the window has started and hears events. */
  readonly onListening: () => void;
  /** Called when the list of recent folders has changed in another way. */
  readonly onRecentChanged: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** What the main process answers itself. */
export function createShellAnswers(options: Options): Answers {
  const {
    shelf,
    known,
    searches,
    external,
    settings,
    window,
    chooseFolder,
    onOpened,
    started,
    onListening,
    onRecentChanged,
    onFailure,
  } = options;
  const ownWindow = (): BrowserWindow => {
    const own = window();
    if (own === null) {
      throw new CallFailure('cancelled', 'The window was closed.');
    }
    return own;
  };
  return {
    'library.choose': async () => {
      const folder = await chooseFolder();
      return folder === null ? null : onOpened(await shelf.openPath(folder));
    },
    'library.open-path': async ({ path }) => onOpened(await shelf.openPath(path)),
    'library.open-recent': async ({ library }) => onOpened(await shelf.openRecent(library)),
    'library.current': async () => {
      await started();
      // After the answer, so that the window knows the library before it hears of a post in it.
      setImmediate(onListening);
      return shelf.describe();
    },
    'library.recent': () => readRecent(known.recent()),
    'library.forget': async ({ library }) => {
      known.forget(library);
      onRecentChanged();
      return null;
    },
    'library.reload': async ({ library }) => {
      shelf.require(library).host.reload();
      return null;
    },
    'library.cancel': async ({ library }) => {
      shelf.require(library).host.cancel();
      return null;
    },
    'settings.read': async () => settings.read(),
    'settings.write': async (change) => settings.change(change),
    'searches.read': async ({ library }) => searches.read(shelf.require(library).id),
    'searches.write': async ({ library, searches: next }) => {
      searches.write(shelf.require(library).id, next);
      return null;
    },
    'site.correct': async ({ library, corrections }) => {
      shelf.correct(library, corrections);
      return null;
    },
    'text.save': async ({ library, name, text }) =>
      saveText({ window: ownWindow(), root: shelf.require(library).trueRoot, name, text }),
    'session.write': async ({ library, post, place }) => {
      shelf.writeSession(library, { post, place });
      return null;
    },
    'post.menu': async ({ library, post, selection, link }) => {
      await showPostMenu({
        window: ownWindow(),
        library: shelf.require(library),
        post,
        selection,
        link,
        external,
        onFailure,
      });
      return null;
    },
    'web.open': async ({ url }) => {
      await external.openWeb(ownWindow(), url);
      return null;
    },
    'file.open': async ({ library, file }) => {
      const open = shelf.require(library);
      const { path } = await open.host.call('file.locate', { file });
      await external.openFile(ownWindow(), open.trueRoot, path);
      return null;
    },
  };
}
