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
  /** Of the content, in CSS pixels: for pictures of the window; null where the window stands where it stood. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** False for pictures of the window, which must not take the keyboard from anyone. */
  readonly focus: boolean;
  /** The theme that is set now. */
  readonly theme: () => Settings['theme'];
  /** From the mouse's own buttons and from swipes. */
  readonly onCommand: (command: Command) => void;
  readonly onProblem: (sentence: string) => void;
}

/** In milliseconds after the page was loaded. */
const patienceForFirstFrame = 1_500;

/** Opens the window on the app's page, with every sandbox on. It shows itself when its first frame is ready. */
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
  // `ready-to-show` may not be told: seen on 33.2.1 under Xvfb, in two of some thirty starts.
  webContents.once('did-finish-load', () => setTimeout(() => ready.hear(), patienceForFirstFrame));
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

/** Loads the app's page, in the language that is spoken. */
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

/** The mouse's back and forward buttons (Windows, Linux), three-finger swipes (macOS), and the wheel's zoom. */
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

/** A page that died is loaded again, but not for ever. */
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
