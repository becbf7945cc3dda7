import { app } from 'electron';
import { defaultSettings } from '../../preload/constants/settings.ts';
import type { Settings } from '../../preload/contract.ts';
import type { CurrentLibrary } from '../library-process/current-library.ts';
import type { OpenFolders } from '../library-process/open-folders.ts';
import type { External } from '../security/external.ts';
import type { KnownLibraries } from '../storage/known-libraries.ts';
import type { AppSettings } from '../storage/settings.ts';
import { showAbout } from './about.ts';
import { clearCache } from './clear-cache.ts';
import type { MainWindow } from './main-window.ts';
import { showMenu } from './menu.ts';
import { readRelease } from './release.ts';

interface Options {
  readonly known: KnownLibraries;
  readonly settings: AppSettings;
  readonly window: MainWindow;
  readonly currentLibrary: CurrentLibrary;
  readonly folders: OpenFolders;
  readonly external: External;
}

/** The application menu: the current state that it shows, and the action of each item. */
export class AppMenu {
  readonly #options: Options;
  #isShown = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Shows the menu. */
  show(): void {
    this.#isShown = true;
    const { known, settings, window, currentLibrary, folders } = this.#options;
    const change = (setting: Partial<Settings>): void => window.send('settings-changed', settings.change(setting));
    showMenu(
      {
        recent: known.recent(),
        theme: settings.read().theme,
        language: settings.read().language,
        packaged: app.isPackaged,
      },
      {
        command: (command) => window.send('command', command),
        openFolder: () => folders.chooseAndShow(),
        openRecent: (library) => folders.showRecent(library),
        reloadFolder: () => currentLibrary.get()?.host.reload(),
        clearCache: () => {
          const release = async (): Promise<void> => void (await currentLibrary.get()?.host.call('saved.clear', {}));
          void clearCache(window.current(), release).catch((error: unknown) => window.tellFailure(error));
        },
        openHandbook: () => folders.showHandbook(),
        openReleases: () => this.#openReleases(),
        showAbout,
        setTheme: (theme) => change({ theme }),
        setLanguage: (language) => change({ language }),
        resetText: () => change({ textSize: defaultSettings.textSize }),
      },
    );
  }

  /** Shows the page that lists new versions. Offprint itself never asks for one. */
  #openReleases(): void {
    const { window, external } = this.#options;
    const current = window.current();
    if (current) {
      const { page } = readRelease(app.getAppPath());
      void external.openWeb(current, page).catch((error: unknown) => window.tellFailure(error));
    }
  }

  /** Must be called when what it shows has changed. Has no effect before `show`. */
  renew(): void {
    if (this.#isShown) {
      this.show();
    }
  }
}
