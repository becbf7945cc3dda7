import { type BrowserWindow, nativeTheme } from 'electron';
import type { EventName, Events, Settings } from '../../preload/contract.ts';
import type { ScreenshotRequest } from '../arguments.ts';
import type { LibraryStatus } from '../library/model/library.ts';
import { CallFailure, type LibraryEvent } from '../library/protocol.ts';
import { Signal } from '../signal.ts';
import type { TextId } from '../../preload/texts/texts.ts';
import type { FaultLog } from '../storage/fault-log.ts';
import type { WindowPlace } from '../storage/settings.ts';
import type { StoredFile } from '../storage/stored-file.ts';
import { loadPage, openWindow } from './open-window.ts';
import { paperOf } from './paper.ts';

interface Options {
  readonly place: StoredFile<WindowPlace>;
  /** The picture that the window is opened for. Null if a person uses the window. */
  readonly screenshot: ScreenshotRequest | null;
  readonly log: FaultLog;
  /** The current theme. */
  readonly theme: () => Settings['theme'];
}

const usualPicture = { width: 1280, height: 840 } as const;

/** The only window of the app, and the events for its page. It can be closed and opened again. */
export class MainWindow {
  readonly #options: Options;
  #window: BrowserWindow | null = null;
  /** Happens when the page of this window listens to events. A new window gets a new signal. */
  #listening = new Signal();
  /** The folder that the window's title represents. Empty for none. */
  #folder = '';
  readonly #shownNotices = new Set<string>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** The window. Null if there is none. */
  current(): BrowserWindow | null {
    return this.#window;
  }

  /** The window. Fails with `cancelled` if there is none. */
  require(): BrowserWindow {
    if (this.#window === null) {
      throw new CallFailure('cancelled', 'failure.window-closed');
    }
    return this.#window;
  }

  /** Opens the window. Call it only if there is none. */
  open(): void {
    const { place, screenshot, log, theme } = this.#options;
    // Messages from before the first window still wait for a page.
    if (this.#listening.isHeard()) {
      this.#listening = new Signal();
    }
    const window = openWindow({
      place,
      size: screenshot === null ? null : (screenshot.size ?? usualPicture),
      focus: screenshot === null,
      theme,
      onCommand: (command) => this.send('command', command),
      onProblem: (sentence) => log.write(sentence),
    });
    window.once('closed', () => {
      this.#window = null;
    });
    window.setRepresentedFilename(this.#folder);
    this.#window = window;
  }

  /**
   * Sets the background that shows where the page is not painted yet. Called after a change of theme, since the system
   * reports only light and dark.
   */
  renewPaper(): void {
    this.#window?.setBackgroundColor(paperOf(this.#options.theme(), nativeTheme.shouldUseDarkColors));
  }

  /** Brings the window to the front, or opens it. */
  show(): void {
    if (this.#window === null) {
      this.open();
      return;
    }
    if (this.#window.isMinimized()) {
      this.#window.restore();
    }
    this.#window.show();
    this.#window.focus();
  }

  /** Sets the folder of the title, by its absolute path. macOS shows it. */
  representFolder(root: string): void {
    this.#folder = root;
    this.#window?.setRepresentedFilename(root);
  }

  /** Must be called when the page has started and listens to events. */
  pageListens(): void {
    this.#listening.hear();
  }

  isListening(): boolean {
    return this.#listening.isHeard();
  }

  /** Resolves when the page listens to events: of this window, or of the next one if there is none yet. */
  whenListening(): Promise<void> {
    return this.#listening.heard;
  }

  /** Loads the page again in the current language. It reopens what was open. */
  renewPage(): void {
    if (this.#window !== null) {
      loadPage(this.#window, (sentence) => this.#options.log.write(sentence));
    }
  }

  /** Sends an event to the page now. It is lost if there is no window, or if its page does not listen yet. */
  send<Name extends EventName>(name: Name, payload: Events[Name]): void {
    const window = this.#window;
    if (window !== null && !window.isDestroyed() && !window.webContents.isDestroyed()) {
      window.webContents.send('offprint:event', name, payload);
    }
  }

  /** Sends an event to the page when it listens. The order of calls is kept. */
  sendWhenListening<Name extends EventName>(name: Name, payload: Events[Name]): void {
    void this.whenListening().then(() => this.send(name, payload));
  }

  /** Passes on an event of the library. */
  pass(event: LibraryEvent): void {
    if (event.name === 'library-status') {
      this.#showProgress(event.payload);
    }
    this.send(event.name, event.payload);
  }

  /**
   * Reports an error outside of a request: a sentence in the window, and for mistakes in our code the details in the
   * log.
   */
  tellFailure(error: unknown): void {
    if (error instanceof CallFailure) {
      this.sendWhenListening('notice', { message: error.told, isOwn: false });
    } else {
      this.#options.log.writeError(error);
      this.sendWhenListening('notice', { message: { code: 'failure.fault' }, isOwn: false });
    }
  }

  /** Shows a message about Offprint's own files in the window, but each one only once. */
  tellOnce(code: TextId): void {
    if (!this.#shownNotices.has(code)) {
      this.#shownNotices.add(code);
      this.sendWhenListening('notice', { message: { code }, isOwn: true });
    }
  }

  #showProgress({ phase, searchable, found }: LibraryStatus): void {
    this.#window?.setProgressBar(phase === 'indexing' && found > 0 ? searchable / found : -1);
  }
}
