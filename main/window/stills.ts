import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import type { Still } from '../../preload/contract.ts';
import type { LibraryId } from '../library/model/ids.ts';
import type { StillLook } from '../library/protocol.ts';
import type { CurrentLibrary } from '../library-process/current-library.ts';
import { recallStill } from '../library-process/first-list.ts';
import type { OpenFolders } from '../library-process/open-folders.ts';
import { spokenLocale } from '../speech.ts';
import type { AppSettings, WindowPlace } from '../storage/settings.ts';
import type { StoredFile } from '../storage/stored-file.ts';

interface Options {
  readonly currentLibrary: CurrentLibrary;
  readonly folders: Pick<OpenFolders, 'whenStarted'>;
  readonly settings: AppSettings;
  readonly place: StoredFile<WindowPlace>;
  readonly window: { readonly current: () => BrowserWindow | null };
}

/** In milliseconds. A folder on this machine opens in a few. The page waits so long at most, and then has no still. */
const patience = 500;

/**
 * The still of the open library: the window as the last session left it, as HTML. The first page is served with it, so
 * that the list is painted before the page's scripts run.
 */
export class Stills {
  readonly #options: Options;
  #isFirst = true;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The still for the first page of this session. Null for a later page, and if none fits. */
  async take(): Promise<Still | null> {
    if (!this.#isFirst) {
      return null;
    }
    this.#isFirst = false;
    const { currentLibrary, folders, place } = this.#options;
    await Promise.race([folders.whenStarted(), wait(patience)]);
    const open = currentLibrary.get();
    const look = this.#look(place.read().maximized);
    return open && look ? recallStill(open.id, open.trueRoot.toString(), look) : null;
  }

  /** Keeps a still for the next session. */
  async keep(library: LibraryId, still: Still): Promise<void> {
    const { currentLibrary, window } = this.#options;
    const look = this.#look(window.current()?.isMaximized() ?? false);
    if (look) {
      await currentLibrary.require(library).host.call('still.keep', { look, still });
    }
  }

  #look(maximized: boolean): StillLook | null {
    const window = this.#options.window.current();
    const [width, height] = window?.getContentSize() ?? [];
    if (width === undefined || height === undefined) {
      return null;
    }
    const setting = JSON.stringify([spokenLocale(), this.#options.settings.read()]);
    return { setting, size: maximized ? null : [width, height] };
  }
}
