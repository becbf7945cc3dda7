import path from 'node:path';
import { app, BrowserWindow, Menu, nativeTheme, screen } from 'electron';
import type { Command, Settings } from '../../preload/contract.ts';
import { appPage } from '../protocols/app-files.ts';
import { say, spokenLocale } from '../speech.ts';
import type { WindowPlace } from '../storage/settings.ts';
import type { StoredFile } from '../storage/stored-file.ts';
import { RecentDeaths } from '../recent-deaths.ts';
import { Signal } from '../signal.ts';
import { paperOf } from './paper.ts';
import { placeWindow, smallestWindow } from './window-place.ts';

interface Options {
  readonly place: StoredFile<WindowPlace>;
  /** The size of the content in CSS pixels, for a picture. Null to use the saved position. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** False for a picture, which must not take the keyboard focus. */
  readonly focus: boolean;
  /** The current theme. */
  readonly theme: () => Settings['theme'];
  /** Gets commands from buttons of the mouse and from swipes. */
  readonly onCommand: (command: Command) => void;
  readonly onProblem: (sentence: string) => void;
}

/** In milliseconds after the page was loaded. */
const patienceForFirstFrame = 1_500;
/** In milliseconds after the page began to load. It is longer than a start takes on a busy machine. */
const patienceForPage = 6_000;

/**
 * Opens the window on the app's page, with every sandbox on. It is shown when its first frame is ready, and a few seconds
 * later in any case: a person must see that the app has started.
 */
export function openWindow({ place, size, focus, theme, onCommand, onProblem }: Options): BrowserWindow {
  const paper = (): string => paperOf(theme(), nativeTheme.shouldUseDarkColors);
  const stood = place.read();
  const main = screen.getPrimaryDisplay();
  const areas = [main, ...screen.getAllDisplays().filter((display) => display.id !== main.id)].map(
    (display) => display.workArea,
  );
  const window = new BrowserWindow({
    ...(size ?? placeWindow(stood.bounds, areas)),
    useContentSize: size !== null,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    backgroundColor: paper(),
    title: 'Offprint',
    webPreferences: {
      preload: path.join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
      autoplayPolicy: 'user-gesture-required',
    },
  });
  const { webContents } = window;
  const ready = new Signal();
  window.once('ready-to-show', () => ready.hear());
  // Electron may not send `ready-to-show`: seen on 33.2.1 under Xvfb, in two of about thirty starts.
  webContents.once('did-finish-load', () => setTimeout(() => ready.hear(), patienceForFirstFrame));
  // A page that never finishes loading sends neither event.
  setTimeout(() => ready.hear(), patienceForPage);
  void ready.heard.then(() => showFirst(window, { maximized: size === null && stood.maximized, focus }));
  webContents.on('did-finish-load', () => {
    if (size === null) {
      webContents.setZoomLevel(stood.zoomLevel);
    }
  });
  if (size === null) {
    window.on('close', () => {
      place.write({
        bounds: window.getNormalBounds(),
        maximized: window.isMaximized(),
        zoomLevel: Math.max(-8, Math.min(9, webContents.getZoomLevel())),
      });
    });
  }
  const repaint = (): void => {
    if (!window.isDestroyed()) {
      window.setBackgroundColor(paper());
    }
  };
  nativeTheme.on('updated', repaint);
  window.once('closed', () => nativeTheme.off('updated', repaint));
  listenToHand(window, onCommand);
  comeBackAfterCrash(window, onProblem);
  webContents.on('context-menu', (_event, params) => {
    if (params.isEditable) {
      fieldMenu().popup({ window });
    }
  });
  loadPage(window, onProblem);
  return window;
}

/** Loads the app's page in the current language. */
export function loadPage(window: BrowserWindow, onProblem: (sentence: string) => void): void {
  const page = `${appPage}?locale=${encodeURIComponent(spokenLocale())}`;
  void window.loadURL(page).catch((error: unknown) => onProblem(`The window could not be loaded: ${String(error)}`));
}

function showFirst(window: BrowserWindow, how: { readonly maximized: boolean; readonly focus: boolean }): void {
  if (window.isDestroyed()) {
    return;
  }
  if (how.maximized) {
    window.maximize();
  }
  if (how.focus) {
    window.show();
  } else {
    window.showInactive();
  }
}

/**
 * Listens to the back and forward buttons of a mouse (Windows, Linux), to swipes with three fingers (macOS), and to the
 * wheel's zoom.
 */
function listenToHand(window: BrowserWindow, onCommand: (command: Command) => void): void {
  window.on('app-command', (_event, command) => {
    if (command === 'browser-backward') {
      onCommand('back');
    } else if (command === 'browser-forward') {
      onCommand('forward');
    }
  });
  window.on('swipe', (_event, direction) => {
    if (direction === 'left') {
      onCommand('back');
    } else if (direction === 'right') {
      onCommand('forward');
    }
  });
  window.webContents.on('zoom-changed', (_event, direction) => {
    const level = window.webContents.getZoomLevel() + (direction === 'in' ? 0.5 : -0.5);
    window.webContents.setZoomLevel(Math.max(-4, Math.min(8, level)));
  });
}

/** Loads a page again after its process died, a limited number of times. */
function comeBackAfterCrash(window: BrowserWindow, onProblem: (sentence: string) => void): void {
  const deaths = new RecentDeaths(60_000);
  window.webContents.on('render-process-gone', (_event, details) => {
    onProblem(`The window's process ended: ${details.reason} (${details.exitCode}).`);
    if (deaths.add() <= 3 && details.reason !== 'clean-exit') {
      window.webContents.reload();
    }
  });
}

function fieldMenu(): Menu {
  return Menu.buildFromTemplate([
    { role: 'undo', label: say('menu.undo') },
    { role: 'redo', label: say('menu.redo') },
    { type: 'separator' },
    { role: 'cut', label: say('menu.cut') },
    { role: 'copy', label: say('menu.copy') },
    { role: 'paste', label: say('menu.paste') },
    { type: 'separator' },
    { role: 'selectAll', label: say('menu.select-all') },
  ]);
}
