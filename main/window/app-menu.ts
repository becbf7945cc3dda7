import { app } from 'electron';
import type { Settings } from '../../preload/contract.ts';
import { handbook } from '../handbook.ts';
import type { LibraryShelf } from '../library-process/library-shelf.ts';
import type { OpenFolders } from '../library-process/open-folders.ts';
import type { KnownLibraries } from '../storage/known-libraries.ts';
import { type AppSettings, stepTextSize } from '../storage/settings.ts';
import type { MainWindow } from './main-window.ts';
import { showMenu } from './menu.ts';

interface Options {
  readonly known: KnownLibraries;
  readonly settings: AppSettings;
  readonly window: MainWindow;
  readonly shelf: LibraryShelf;
  readonly folders: OpenFolders;
}

/** Puts the menu in place as things stand, each item with what it does; called again whenever what it shows has changed. */
export function showAppMenu({ known, settings, window, shelf, folders }: Options): void {
  const change = (setting: Partial<Settings>): void => window.send('settings-changed', settings.change(setting));
  showMenu(
    { recent: known.recent(), theme: settings.read().theme, packaged: app.isPackaged },
    {
      command: (command) => window.send('command', command),
      openFolder: () => folders.chooseAndShow(),
      openRecent: (library) => folders.showRecent(library),
      reloadFolder: () => shelf.current()?.host.reload(),
      openHandbook: () => folders.showPath(handbook()),
      setTheme: (theme) => change({ theme }),
      stepText: (step) => change({ textSize: stepTextSize(settings.read().textSize, step) }),
    },
  );
}
