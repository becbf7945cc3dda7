import { app } from 'electron';
import type { OpenedLibrary } from '../../preload/contract.ts';
import { handbook } from '../handbook.ts';
import type { LibraryId } from '../library/model/ids.ts';
import { CallFailure } from '../library/protocol.ts';
import type { KnownLibraries } from '../storage/known-libraries.ts';
import { chooseFolder } from '../window/choose-folder.ts';
import type { MainWindow } from '../window/main-window.ts';
import type { CurrentLibrary, Opening, OpenLibrary } from './current-library.ts';

interface Options {
  readonly currentLibrary: CurrentLibrary;
  readonly known: KnownLibraries;
  readonly window: MainWindow;
  /** The folder or post that the app was started with. */
  readonly named: string | null;
  /**
   * Whether the app was started to take a picture. Then nothing is saved, and the picture decides which post is shown.
   */
  readonly isForPicture: boolean;
  /** Called after each opening of a folder. */
  readonly onOpened: () => void;
}

// In milliseconds. A drive that does not answer must not block the window.
const patienceForFirst = 3_000;

/** Opens folders for the page, the menu, the system and the start of the app. */
export class OpenFolders {
  readonly #options: Options;
  #named: string | null;
  #starting: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
    this.#named = options.named;
  }

  /** Opens a folder, or the folder of a post, on request of the page. The page gets the result as its answer. */
  async openPath(path: string): Promise<OpenedLibrary> {
    return this.#opened(await this.#options.currentLibrary.openPath(path));
  }

  /** Does the same for a folder that was opened before. */
  async openRecent(id: LibraryId): Promise<OpenedLibrary> {
    return this.#opened(await this.#options.currentLibrary.openRecent(id));
  }

  /** Lets the person choose a folder and opens it. Null if they cancel. */
  async choose(): Promise<OpenedLibrary | null> {
    const folder = await chooseFolder(this.#options.window.current());
    return folder === null ? null : this.openPath(folder);
  }

  /** Opens a folder, or the folder of a post, without a request of the page, and shows the window. */
  showPath(path: string): void {
    this.#options.window.show();
    this.#tell(this.openPath(path));
  }

  showHandbook(): void {
    this.#options.window.show();
    this.#tell(this.#openHandbook());
  }

  /** Does the same for a folder that was opened before. */
  showRecent(id: LibraryId): void {
    this.#options.window.show();
    this.#tell(this.openRecent(id));
  }

  /** Lets the person choose a folder and opens it, without a request of the page. */
  chooseAndShow(): void {
    const { window } = this.#options;
    void chooseFolder(window.current())
      .then((folder) => (folder === null ? undefined : this.showPath(folder)))
      .catch((error: unknown) => window.tellFailure(error));
  }

  /** Sets the folder that `openFirst` opens. Must be called before it. */
  nameFirst(path: string): void {
    this.#named = path;
  }

  /** Opens the folder that was named, otherwise the last one, otherwise the handbook (only if the app is packaged). */
  openFirst(): Promise<void> {
    const first = this.#openFirst();
    this.#starting = first.catch(() => {});
    return first;
  }

  /** Resolves when `openFirst` has succeeded or failed, or takes too long. */
  async whenStarted(): Promise<void> {
    await Promise.race([this.#starting, new Promise((resolve) => setTimeout(resolve, patienceForFirst))]);
  }

  /** The path of the post that the app was started with. Null if it was started with a folder or with nothing. */
  namedPost(): string | null {
    return this.#named === this.#options.currentLibrary.get()?.root ? null : this.#named;
  }

  async #openFirst(): Promise<void> {
    const last = this.#options.known.recent()[0];
    if (this.#named !== null) {
      await this.#open(this.openPath(this.#named));
    } else if (last !== undefined) {
      await this.#open(this.openRecent(last.id));
    } else if (app.isPackaged) {
      await this.#open(this.#openHandbook());
    }
  }

  /** Opens the handbook. If it is open already, or no post of it was read before, the welcome post is shown. */
  async #openHandbook(): Promise<OpenedLibrary> {
    const { currentLibrary, window, isForPicture } = this.#options;
    const before = currentLibrary.get()?.id;
    const opened = await this.openPath(handbook());
    if ((opened.session.post === null || opened.id === before) && !isForPicture) {
      const showing = this.#showPost(currentLibrary.require(opened.id), 'posts/welcome.md');
      void showing.catch((error: unknown) => window.tellFailure(error));
    }
    return opened;
  }

  #tell(opening: Promise<OpenedLibrary>): void {
    void this.#open(opening).catch((error: unknown) => this.#options.window.tellFailure(error));
  }

  /** Opens a folder without a request of the page, and tells the page. */
  async #open(opening: Promise<OpenedLibrary>): Promise<void> {
    const opened = await opening;
    // A page that does not listen yet will ask for the current library anyway.
    if (this.#options.window.isListening()) {
      this.#options.window.send('library-opened', opened);
    }
  }

  #opened({ opened, post }: Opening): OpenedLibrary {
    const { currentLibrary, window, isForPicture, onOpened } = this.#options;
    const library = currentLibrary.require(opened.id);
    window.representFolder(library.root);
    if (!isForPicture) {
      app.addRecentDocument(library.root);
      if (post !== null) {
        void this.#showPost(library, post).catch((error: unknown) => window.tellFailure(error));
      }
    }
    onOpened();
    return opened;
  }

  async #showPost(library: OpenLibrary, name: string): Promise<void> {
    const { currentLibrary, window } = this.#options;
    const post = await currentLibrary.findPost(library, name);
    await window.whenListening();
    if (currentLibrary.get() !== library) {
      return;
    }
    if (post === null) {
      throw new CallFailure('gone', 'failure.no-such-post', { name });
    }
    window.send('show-post', { library: library.id, post, text: null });
  }
}
