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
  /** Whether the app was started for a picture: then nothing is kept, and the picture says which post is shown. */
  readonly isForPicture: boolean;
  /** Called after each folder that was opened. */
  readonly onOpened: () => void;
}

// A drive that does not answer must not keep the window from starting.
const patienceForFirst = 3_000;

/** Opens folders, for whoever asks: the page, the menu, the system, or the start of the app. */
export class OpenFolders {
  readonly #options: Options;
  #named: string | null;
  #starting: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
    this.#named = options.named;
  }

  /** Opens a folder, or the folder of a post, for the page: what it is told is the answer. */
  async openPath(path: string): Promise<OpenedLibrary> {
    return this.#opened(await this.#options.currentLibrary.openPath(path));
  }

  /** The same for a folder that was opened before. */
  async openRecent(id: LibraryId): Promise<OpenedLibrary> {
    return this.#opened(await this.#options.currentLibrary.openRecent(id));
  }

  /** Asks the person for a folder and opens it; null when they cancel. */
  async choose(): Promise<OpenedLibrary | null> {
    const folder = await chooseFolder(this.#options.window.current());
    return folder === null ? null : this.openPath(folder);
  }

  /** Opens a folder, or the folder of a post, that the page did not ask for, and shows the window. */
  showPath(path: string): void {
    this.#options.window.show();
    this.#tell(this.openPath(path));
  }

  showHandbook(): void {
    this.#options.window.show();
    this.#tell(this.#openHandbook());
  }

  /** The same for a folder that was opened before. */
  showRecent(id: LibraryId): void {
    this.#options.window.show();
    this.#tell(this.openRecent(id));
  }

  /** Asks the person for a folder that the page did not ask for, and opens it. */
  chooseAndShow(): void {
    const { window } = this.#options;
    void chooseFolder(window.current())
      .then((folder) => (folder === null ? undefined : this.showPath(folder)))
      .catch((error: unknown) => window.tellFailure(error));
  }

  /** Names the folder to open first, in place of what was named before. To be called before `openFirst`. */
  nameFirst(path: string): void {
    this.#named = path;
  }

  /** Whether there is a folder that `openFirst` opens. */
  opensFirst(): boolean {
    return this.#named !== null || app.isPackaged || this.#options.known.recent().length > 0;
  }

  /** Opens the folder named, else the last one, else (in an app just installed) the handbook. */
  openFirst(): Promise<void> {
    const first = this.#openFirst();
    this.#starting = first.catch(() => {});
    return first;
  }

  /** Resolves when `openFirst` is done, or has failed, or takes too long. */
  async whenStarted(): Promise<void> {
    await Promise.race([this.#starting, new Promise((resolve) => setTimeout(resolve, patienceForFirst))]);
  }

  /** The path of the post that the app was started with; null when that was a folder, or nothing. */
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

  /** With its first post, until something else in it was read. */
  async #openHandbook(): Promise<OpenedLibrary> {
    const { currentLibrary, window, isForPicture } = this.#options;
    const opened = await this.openPath(handbook());
    if (opened.session.post === null && !isForPicture) {
      const showing = this.#showPost(currentLibrary.require(opened.id), 'posts/welcome.md');
      void showing.catch((error: unknown) => window.tellFailure(error));
    }
    return opened;
  }

  #tell(opening: Promise<OpenedLibrary>): void {
    void this.#open(opening).catch((error: unknown) => this.#options.window.tellFailure(error));
  }

  /** For a folder that the page did not ask for. */
  async #open(opening: Promise<OpenedLibrary>): Promise<void> {
    const opened = await opening;
    // Before the window asks for the current library, its own question is answered instead.
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
