import { app, Menu, nativeTheme, session } from 'electron';
import { chooseLocale } from '../preload/texts/languages.ts';
import { handleAppEvents } from './app-events.ts';
import type { Arguments, ScreenshotRequest } from './arguments.ts';
import { giveMemoryBack } from './give-memory-back.ts';
import { readTrueHandbook } from './handbook.ts';
import { CurrentLibrary, type OpenLibrary } from './library-process/current-library.ts';
import { OpenFolders } from './library-process/open-folders.ts';
import { UtilityChildren } from './library-process/utility-children.ts';
import type { ServedLibrary } from './protocols/library-files.ts';
import { handleProtocols } from './protocols/protocols.ts';
import { handleRequests } from './requests/ipc.ts';
import { shellAnswers } from './requests/shell-answers.ts';
import { External } from './security/external.ts';
import { guardSession } from './security/security-policy.ts';
import type { FaultLog } from './storage/fault-log.ts';
import { type KnownLibraries, openKnownLibraries } from './storage/known-libraries.ts';
import { openSearches, type StoredSearches } from './storage/searches.ts';
import { type AppSettings, openSettings, openWindowPlace, type WindowPlace } from './storage/settings.ts';
import type { StoredFile } from './storage/stored-file.ts';
import { Signal } from './signal.ts';
import { isSpeaking, speak, spokenLocale } from './speech.ts';
import { AppMenu } from './window/app-menu.ts';
import { askForDarkMenus } from './window/dark-menus.ts';
import { MainWindow } from './window/main-window.ts';
import { Stills } from './window/stills.ts';
import { takeScreenshot } from './window/screenshot.ts';

/** In milliseconds: within this time the page lays out its first frame, for which it has the processor to itself. */
const timeForFrame = 40;
/** In milliseconds. */
const patienceForPage = 1_000;
/** In milliseconds after the first folder has been read. */
const pauseBeforeGivingBack = 2_000;

/** The parts of the main process. */
interface Parts {
  readonly log: FaultLog;
  readonly known: KnownLibraries;
  readonly searches: StoredSearches;
  readonly place: StoredFile<WindowPlace>;
  readonly settings: AppSettings;
  readonly window: MainWindow;
  readonly stills: Stills;
  /** Happens soon after the window has got its page for the first time. */
  readonly pageArrived: Signal;
  /** Happens when the first folder has been read. */
  readonly allRead: Signal;
  readonly currentLibrary: CurrentLibrary;
  readonly folders: OpenFolders;
  readonly external: External;
  readonly menu: AppMenu;
}

/**
 * Connects the parts of the main process, and opens the window when Electron is ready. Must be called before `ready`.
 */
export function runShell(typed: Arguments, log: FaultLog, isProfileKept: boolean): void {
  const parts = makeParts(typed, log);
  const stopAsking = askForDarkMenus(parts.settings.read().theme);
  // Otherwise Electron makes a menu of its own, which is never shown.
  Menu.setApplicationMenu(null);
  handleAppEvents({ ...parts, onFocus: () => parts.currentLibrary.get()?.host.attend(), onQuit: () => keepAll(parts) });
  void app
    .whenReady()
    .then(async () => {
      stopAsking();
      prepareSession(parts, typed.screenshot === null);
      const isSpoken = speakAsSet(parts.settings);
      if (typed.screenshot === null) {
        await openForPerson(parts, isProfileKept, isSpoken);
      } else {
        answerPage(parts);
        await isSpoken;
        await openForPicture(parts, typed.screenshot);
      }
    })
    .catch((error: unknown) => {
      if (typed.screenshot === null) {
        throw error;
      }
      void import('./message-of.ts')
        .then(({ messageOf }) => messageOf(error))
        .then((message) => process.stderr.write(`${message}\n`, () => leave(parts, 1)));
    });
}

function makeParts({ screenshot, open }: Arguments, log: FaultLog): Parts {
  const folder = app.getPath('userData');
  const onProblem = (sentence: string): void => log.write(sentence);
  const onUnsaved = (sentence: string, what: 'unsaved' | 'damaged'): void => {
    log.write(sentence);
    window.tellOnce(what === 'damaged' ? 'notice.damaged' : 'notice.not-saved');
  };
  const known = openKnownLibraries({ folder, handbook: readTrueHandbook(), onProblem: onUnsaved });
  const searches = openSearches(folder, onUnsaved);
  const place = openWindowPlace(folder, onUnsaved);
  const settings = openSettings({
    folder,
    instead: { theme: screenshot?.theme ?? undefined, language: screenshot?.language ?? undefined },
    onProblem: onUnsaved,
    onChange: (changed) => {
      nativeTheme.themeSource = systemTheme(changed.theme);
      window.renewPaper();
      void speakAsSet(settings).then((isAnother) => {
        menu.renew();
        if (isAnother) {
          window.renewPage();
        }
      });
    },
  });
  const window = new MainWindow({ place, screenshot, log, theme: () => settings.read().theme });
  const pageArrived = new Signal();
  const allRead = new Signal();
  const children = new UtilityChildren(onProblem, pageArrived.heard);
  const currentLibrary = new CurrentLibrary({
    known,
    start: children.start,
    onEvent: (event) => {
      window.pass(event);
      if (event.name === 'library-status' && event.payload.phase === 'ready') {
        allRead.hear();
      }
    },
    onDeath: onProblem,
  });
  const folders = new OpenFolders({
    currentLibrary,
    known,
    window,
    named: open,
    isForPicture: screenshot !== null,
    onOpened: () => menu.renew(),
  });
  const stills = new Stills({ currentLibrary, folders, settings, place, window });
  const external = new External();
  const menu = new AppMenu({ known, settings, window, currentLibrary, folders, external });
  return {
    log,
    known,
    searches,
    place,
    settings,
    window,
    stills,
    pageArrived,
    allRead,
    currentLibrary,
    folders,
    external,
    menu,
  };
}

/** Sets the language of the settings, or that of the system. Returns whether the language changed. */
async function speakAsSet(settings: AppSettings): Promise<boolean> {
  const locale = chooseLocale(settings.read().language, app.getPreferredSystemLanguages());
  const isAnother = locale !== spokenLocale();
  if (isAnother || !isSpeaking()) {
    await speak(locale);
  }
  return isAnother;
}

/** Sets the rules for the page. A picture is taken of the list as it is now, so its page has no still. */
function prepareSession({ settings, currentLibrary, stills }: Parts, isForPerson: boolean): void {
  nativeTheme.themeSource = systemTheme(settings.read().theme);
  guardSession(session.defaultSession);
  handleProtocols(session.defaultSession, {
    open: () => served(currentLibrary.get()),
    theme: () => settings.read().theme,
    still: async () => (isForPerson ? stills.take() : null),
  });
}

/** Starts to answer requests of the page. */
function answerPage(parts: Parts): void {
  const { log, window, currentLibrary, menu } = parts;
  handleRequests({
    window: () => window.current(),
    answers: shellAnswers({ ...parts, onRecentChanged: () => menu.renew() }),
    library: currentLibrary,
    onFault: (name, error) => log.writeError(error, `${name} failed: `),
  });
}

/** Opens the window, and does the rest while its page loads. The window is shown later than all of this. */
async function openForPerson(parts: Parts, isProfileKept: boolean, isSpoken: Promise<unknown>): Promise<void> {
  const { folders, window, menu } = parts;
  // Before the window: its page is served with the still of this folder.
  void folders.openFirst().catch((error: unknown) => window.tellFailure(error));
  openWindow(parts);
  answerPage(parts);
  // A start leaves much that is not needed again.
  void parts.allRead.heard.then(() => setTimeout(() => void giveMemoryBack(), pauseBeforeGivingBack));
  await isSpoken;
  menu.show();
  if (!isProfileKept) {
    window.sendWhenListening('notice', { message: { code: 'notice.nothing-is-kept' }, isOwn: true });
  }
}

function openWindow({ window, pageArrived }: Parts): void {
  window.open();
  window.require().webContents.once('did-navigate', () => setTimeout(() => pageArrived.hear(), timeForFrame));
  // Without a page, the posts are read all the same.
  setTimeout(() => pageArrived.hear(), patienceForPage);
}

async function openForPicture(parts: Parts, request: ScreenshotRequest): Promise<void> {
  const { folders, window, currentLibrary, menu } = parts;
  await folders.openFirst();
  menu.show();
  openWindow(parts);
  await takeScreenshot({ request, mainWindow: window, currentLibrary, named: folders.namedPost() });
  process.stdout.write(`${request.file}\n`, () => leave(parts, 0));
}

function keepAll({ currentLibrary, settings, place, known, searches }: Parts): void {
  currentLibrary.close();
  for (const file of [settings, place, known, searches]) {
    file.flush();
  }
}

function leave({ currentLibrary }: Parts, code: number): void {
  currentLibrary.close();
  app.exit(code);
}

/** The part of the open library that serving its pictures needs. */
function served(library: OpenLibrary | null): ServedLibrary | null {
  return library && { ...library, locate: (file) => library.host.call('file.locate', { file }) };
}

/** The theme of what the system draws (menus, scroll bars, dialogs). Sepia counts as light. */
function systemTheme(theme: ReturnType<AppSettings['read']>['theme']): 'system' | 'light' | 'dark' {
  return theme === 'sepia' ? 'light' : theme;
}
