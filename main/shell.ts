import { realpathSync } from 'node:fs';
import path from 'node:path';
import { app, type BrowserWindow, dialog, nativeTheme, session } from 'electron';
import { z } from 'zod';
import type { Settings } from '../preload/contract.ts';
import type { Arguments } from './arguments.ts';
import { External } from './security/external.ts';
import type { FaultLog } from './storage/fault-log.ts';
import { handleRequests, sendEvent } from './requests/ipc.ts';
import { openKnownLibraries } from './storage/known-libraries.ts';
import { createLibraryStarter } from './library-process/library-child.ts';
import { CallFailure, type LibraryEvent } from './library/protocol.ts';
import { showMenu } from './window/menu.ts';
import { createLibraryShelf, type OpenLibrary, type Opening } from './library-process/open-library.ts';
import { handleProtocols } from './protocols/protocols.ts';
import { takeScreenshot } from './window/screenshot.ts';
import { openSearches } from './storage/searches.ts';
import { guardSession } from './security/security-policy.ts';
import { openSettings, openWindowPlace, stepTextSize } from './storage/settings.ts';
import { createShellAnswers } from './requests/shell-answers.ts';
import { Signal } from './signal.ts';
import { openWindow } from './window/window.ts';

const secondStart = z.object({ open: z.string().nullable() });

/** Wires the parts of the main process together and, once Electron is ready, opens the window. To be called before `ready`. */
export function runShell(typed: Arguments, log: FaultLog): void {
  const report = (sentence: string): void => log.write(sentence);
  const userData = app.getPath('userData');
  const stored = openSettings(userData, report);
  const place = openWindowPlace(userData, report);
  const known = openKnownLibraries({ folder: userData, handbook: trueHandbook(), onProblem: report });
  const searches = openSearches(userData, report);
  const external = new External();
  const { screenshot } = typed;
  let window: BrowserWindow | null = null;
  let listening = new Signal();
  let starting: Promise<void> = Promise.resolve();
  // macOS may name a folder before Electron is ready.
  let wanted = typed.open;

  const shelf = createLibraryShelf({
    known,
    start: createLibraryStarter(report),
    onDeath: report,
    onEvent: passOn,
  });

  function passOn(_library: OpenLibrary, event: LibraryEvent): void {
    switch (event.name) {
      case 'status': {
        const { phase, searchable, found } = event.payload;
        window?.setProgressBar(phase === 'indexing' && found > 0 ? searchable / found : -1);
        sendEvent(window, 'library-status', event.payload);
        break;
      }
      case 'view-changed':
        sendEvent(window, 'view-changed', event.payload);
        break;
      case 'post-changed':
        sendEvent(window, 'post-changed', event.payload);
        break;
      case 'post-moved':
        sendEvent(window, 'post-moved', event.payload);
        break;
    }
  }

  /** For what fails outside a request: a sentence in the window, or in the log where it is no one's business. */
  function tellFailure(error: unknown): void {
    if (!(error instanceof CallFailure)) {
      log.writeError(error);
    }
    const message =
      error instanceof CallFailure ? error.message : 'Something went wrong inside Offprint; the log says what.';
    void listening.heard.then(() => sendEvent(window, 'notice', { message }));
  }

  function afterOpening({ opened, post }: Opening): Opening['opened'] {
    const library = shelf.require(opened.id);
    if (screenshot === null) {
      app.addRecentDocument(library.root);
    }
    window?.setRepresentedFilename(library.root);
    rebuildMenu();
    if (post !== null && screenshot === null) {
      void showPost(library, post).catch(tellFailure);
    }
    return opened;
  }

  async function showPost(library: OpenLibrary, name: string): Promise<void> {
    const post = await shelf.findPost(library, name);
    await listening.heard;
    if (shelf.current() === library) {
      if (post === null) {
        throw new CallFailure('gone', `“${name}” is not among the posts of this folder.`);
      }
      sendEvent(window, 'show-post', { library: library.id, post, text: null });
    }
  }

  /** Opens a folder that the window did not ask for. */
  async function open(opening: Promise<Opening>): Promise<void> {
    const opened = afterOpening(await opening);
    // Before the window asks for the current library, its own question is answered instead.
    if (listening.isHeard()) {
      sendEvent(window, 'library-opened', opened);
    }
  }

  function openPath(folder: string): void {
    showWindow();
    void open(shelf.openPath(folder)).catch(tellFailure);
  }

  async function chooseFolder(): Promise<string | null> {
    const options: Electron.OpenDialogOptions = {
      title: 'Open a folder of posts',
      buttonLabel: 'Open',
      properties: ['openDirectory', 'dontAddToRecent'],
    };
    const { canceled, filePaths } = window
      ? await dialog.showOpenDialog(window, options)
      : await dialog.showOpenDialog(options);
    return canceled ? null : (filePaths[0] ?? null);
  }

  function readSettings(): Settings {
    const theme = screenshot?.theme ?? null;
    return theme === null ? stored.read() : { ...stored.read(), theme };
  }

  function changeSettings(change: { readonly [Key in keyof Settings]?: Settings[Key] | undefined }): Settings {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    stored.write({ ...stored.read(), ...given });
    nativeTheme.themeSource = readSettings().theme;
    rebuildMenu();
    return readSettings();
  }

  function changeFromMenu(change: Partial<Settings>): void {
    sendEvent(window, 'settings-changed', changeSettings(change));
  }

  function rebuildMenu(): void {
    showMenu(
      { recent: known.recent(), theme: stored.read().theme, packaged: app.isPackaged },
      {
        command: (command) => sendEvent(window, 'command', command),
        openFolder: () => {
          void chooseFolder()
            .then((folder) => (folder === null ? undefined : openPath(folder)))
            .catch(tellFailure);
        },
        openRecent: (library) => {
          showWindow();
          void open(shelf.openRecent(library)).catch(tellFailure);
        },
        reloadFolder: () => shelf.current()?.host.reload(),
        openHandbook: () => openPath(handbook()),
        setTheme: (theme) => changeFromMenu({ theme }),
        stepText: (step) => changeFromMenu({ textSize: stepTextSize(stored.read().textSize, step) }),
      },
    );
  }

  /** Brings the window to the front, opening it where there is none. */
  function showWindow(): void {
    if (window === null) {
      createWindow();
    } else {
      if (window.isMinimized()) {
        window.restore();
      }
      window.show();
      window.focus();
    }
  }

  function createWindow(): BrowserWindow {
    listening = new Signal();
    const created = openWindow({
      place,
      size: screenshot === null ? null : (screenshot.size ?? { width: 1280, height: 840 }),
      focus: screenshot === null,
      onCommand: (command) => sendEvent(created, 'command', command),
      onProblem: report,
    });
    created.once('closed', () => {
      window = null;
    });
    created.setRepresentedFilename(shelf.current()?.root ?? '');
    window = created;
    return created;
  }

  /** The folder named, else the last one, else (in an app just installed) the handbook. */
  async function openFirst(): Promise<void> {
    const last = known.recent()[0];
    if (wanted !== null) {
      await open(shelf.openPath(wanted));
    } else if (last !== undefined) {
      await open(shelf.openRecent(last.id));
    } else if (app.isPackaged) {
      await open(shelf.openPath(handbook()));
    }
  }

  async function ready(): Promise<void> {
    nativeTheme.themeSource = readSettings().theme;
    app.setAboutPanelOptions({
      applicationName: 'Offprint',
      applicationVersion: app.getVersion(),
      credits: 'Reads folders of posts. It never asks the network for anything and never writes to your folders.',
    });
    guardSession(session.defaultSession);
    handleProtocols(session.defaultSession, () => {
      const library = shelf.current();
      return library && { ...library, locate: (file) => library.host.call('file.locate', { file }) };
    });
    handleRequests({
      window: () => window,
      answers: createShellAnswers({
        shelf,
        known,
        searches,
        external,
        settings: { read: readSettings, change: changeSettings },
        window: () => window,
        chooseFolder,
        onOpened: afterOpening,
        onRecentChanged: rebuildMenu,
        onFailure: tellFailure,
        // A drive that does not answer must not keep the window from starting.
        started: () => Promise.race([starting, new Promise<void>((resolve) => setTimeout(resolve, 3_000))]),
        onListening: () => listening.hear(),
      }),
      forward: (name, args) => shelf.require(args.library).host.call(name, args),
      onFault: (name, error) => log.writeError(error, `${name} failed: `),
    });
    rebuildMenu();
    const first = openFirst();
    starting = first.catch(screenshot === null ? tellFailure : () => {});
    if (screenshot === null) {
      createWindow();
    } else {
      await first;
      const created = createWindow();
      const named = wanted !== null && wanted !== shelf.current()?.root ? wanted : null;
      await takeScreenshot({ request: screenshot, window: created, shelf, listening: listening.heard, named });
      process.stdout.write(`${screenshot.file}\n`, () => leave(0));
    }
  }

  function leave(code: number): void {
    shelf.close();
    app.exit(code);
  }

  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const asked = secondStart.safeParse(data);
    if (app.isReady()) {
      showWindow();
      if (asked.success && asked.data.open !== null) {
        openPath(asked.data.open);
      }
    }
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    if (app.isReady()) {
      openPath(file);
    } else {
      wanted = file;
    }
  });
  app.on('activate', () => {
    if (app.isReady()) {
      showWindow();
    }
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') {
      app.quit();
    }
  });
  app.on('will-quit', () => {
    shelf.close();
    for (const file of [stored, place, known, searches]) {
      file.flush();
    }
  });
  void app
    .whenReady()
    .then(ready)
    .catch((error: unknown) => {
      if (screenshot === null) {
        throw error;
      }
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`, () => leave(1));
    });
}

/** Its path with links resolved; null where it is not there. */
function trueHandbook(): string | null {
  try {
    return realpathSync(handbook());
  } catch {
    return null;
  }
}

/** The posts that ship with the app. */
function handbook(): string {
  return path.join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'content');
}
