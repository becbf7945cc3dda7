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
  /** The picture that the window is opened for; null for a window that a person uses. */
  readonly screenshot: ScreenshotRequest | null;
  readonly log: FaultLog;
  /** The theme that is set now. */
  readonly theme: () => Settings['theme'];
}

const usualPicture = { width: 1280, height: 840 } as const;

/** The one window of the app, which may be closed and opened again, and the events that its page is told. */
export class MainWindow {
  readonly #options: Options;
  #window: BrowserWindow | null = null;
  /** That the page of this window hears events. Another window has another signal. */
  #listening = new Signal();
  /** The folder that the window's title stands for; empty for none. */
  #folder = '';
  readonly #told = new Set<string>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Null while there is none. */
  current(): BrowserWindow | null {
    return this.#window;
  }

  /** Fails with `cancelled` while there is none. */
  require(): BrowserWindow {
    if (this.#window === null) {
      throw new CallFailure('cancelled', 'failure.window-closed');
    }
    return this.#window;
  }

  /** Opens the window. To be called only while there is none. */
  open(): void {
    const { place, screenshot, log, theme } = this.#options;
    this.#listening = new Signal();
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

  /** Another theme is set: what the page has not painted yet has its colour. The system tells of light and dark only. */
  renewPaper(): void {
    this.#window?.setBackgroundColor(paperOf(this.#options.theme(), nativeTheme.shouldUseDarkColors));
  }

  /** Brings the window to the front, and opens it where there is none. */
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

  /** The folder that the window shows, by its absolute path: macOS shows it in the title. */
  representFolder(root: string): void {
    this.#folder = root;
    this.#window?.setRepresentedFilename(root);
  }

  /** To be called when the page has started and hears events. */
  pageListens(): void {
    this.#listening.hear();
  }

  isListening(): boolean {
    return this.#listening.isHeard();
  }

  /** Resolves when the page of this window hears events; never for a window that is closed before. */
  whenListening(): Promise<void> {
    return this.#listening.heard;
  }

  /** Loads the page afresh, in the language that is now spoken. What was open is opened again. */
  renewPage(): void {
    if (this.#window !== null) {
      loadPage(this.#window, (sentence) => this.#options.log.write(sentence));
    }
  }

  /** Tells the page something now. It is lost where there is no window, or its page does not listen yet. */
  send<Name extends EventName>(name: Name, payload: Events[Name]): void {
    const window = this.#window;
    if (window !== null && !window.isDestroyed() && !window.webContents.isDestroyed()) {
      window.webContents.send('offprint:event', name, payload);
    }
  }

  /** Tells the page something as soon as it listens, in the order of these calls. */
  sendWhenListening<Name extends EventName>(name: Name, payload: Events[Name]): void {
    void this.whenListening().then(() => this.send(name, payload));
  }

  /** Passes on what the library says. */
  pass(event: LibraryEvent): void {
    if (event.name === 'library-status') {
      this.#showProgress(event.payload);
    }
    this.send(event.name, event.payload);
  }

  /** For what fails outside a request: a sentence in the window, and the details in the log where they are no one's business. */
  tellFailure(error: unknown): void {
    if (error instanceof CallFailure) {
      this.sendWhenListening('notice', { message: error.told });
    } else {
      this.#options.log.writeError(error);
      this.sendWhenListening('notice', { message: { code: 'failure.fault' } });
    }
  }

  /** Told in the window, the first time it is to be told. */
  tellOnce(code: TextId): void {
    if (!this.#told.has(code)) {
      this.#told.add(code);
      this.sendWhenListening('notice', { message: { code } });
    }
  }

  #showProgress({ phase, searchable, found }: LibraryStatus): void {
    this.#window?.setProgressBar(phase === 'indexing' && found > 0 ? searchable / found : -1);
  }
}
