import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Command, Settings } from '../../preload/contract.ts';
import type { KnownLibrary } from '../storage/known-libraries.ts';
import type { LibraryId } from '../library/model.ts';

/** What the menu can set going. */
export interface MenuActions {
  readonly command: (command: Command) => void;
  readonly openFolder: () => void;
  readonly openRecent: (library: LibraryId) => void;
  readonly reloadFolder: () => void;
  readonly clearCache: () => void;
  readonly openHandbook: () => void;
  readonly openReleases: () => void;
  readonly showAbout: () => void;
  readonly setTheme: (theme: Settings['theme']) => void;
  readonly stepText: (step: 'larger' | 'smaller' | 'normal') => void;
}

/** What the menu shows. */
export interface MenuState {
  readonly recent: readonly KnownLibrary[];
  readonly theme: Settings['theme'];
  readonly packaged: boolean;
}

type SendItem = (label: string, command: Command, accelerator?: string) => MenuItemConstructorOptions;

const mac = process.platform === 'darwin';
const separator: MenuItemConstructorOptions = { type: 'separator' };

/** Puts the application menu in place; called again whenever what it shows has changed. */
export function showMenu(state: MenuState, actions: MenuActions): void {
  const send: SendItem = (label, command, accelerator) => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => actions.command(command),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [appMenu(actions)] : []),
    fileMenu(state, actions, send),
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        send('&Search Posts', 'focus-search', 'CmdOrCtrl+K'),
        send('&Find in Post', 'find-in-post', 'CmdOrCtrl+F'),
        send('&Next Hit', 'next-hit', 'CmdOrCtrl+G'),
        send('&Previous Hit', 'previous-hit', 'Shift+CmdOrCtrl+G'),
      ],
    },
    viewMenu(state, actions, send),
    {
      label: '&Go',
      submenu: [
        send('&Back', 'back', mac ? 'Cmd+[' : 'Alt+Left'),
        send('&Forward', 'forward', mac ? 'Cmd+]' : 'Alt+Right'),
        separator,
        send('Next &Pane', 'next-pane', 'F6'),
        send('Pre&vious Pane', 'previous-pane', 'Shift+F6'),
      ],
    },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    {
      role: 'help',
      label: '&Help',
      submenu: [
        { label: 'Offprint &Handbook', accelerator: 'F1', click: actions.openHandbook },
        { label: '&Release Notes and Updates…', click: actions.openReleases },
        ...(mac ? [] : [separator, { label: '&About Offprint', click: actions.showAbout }]),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** The system's own, with our About. */
function appMenu(actions: MenuActions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { label: 'About Offprint', click: actions.showAbout },
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}

function fileMenu(state: MenuState, actions: MenuActions, send: SendItem): MenuItemConstructorOptions {
  const recent = state.recent.map(
    (library): MenuItemConstructorOptions => ({
      // An ampersand would underline the next letter.
      label: library.folder.replaceAll('&', '&&'),
      click: () => actions.openRecent(library.id),
    }),
  );
  return {
    label: '&File',
    submenu: [
      { label: '&Open Folder…', accelerator: 'CmdOrCtrl+O', click: actions.openFolder },
      {
        label: 'Open &Recent',
        submenu: recent.length > 0 ? recent : [{ label: 'No Folders Yet', enabled: false }],
      },
      separator,
      send('&About This Folder', 'about-folder'),
      { label: 'Re&load Folder', accelerator: 'CmdOrCtrl+R', click: actions.reloadFolder },
      { label: '&Clear Cache…', click: actions.clearCache },
      separator,
      { role: 'close' },
      ...(mac ? [] : [{ role: 'quit', label: '&Quit', accelerator: 'Ctrl+Q' } as const]),
    ],
  };
}

function viewMenu(state: MenuState, actions: MenuActions, send: SendItem): MenuItemConstructorOptions {
  const theme = (label: string, value: Settings['theme']): MenuItemConstructorOptions => ({
    label,
    type: 'radio',
    checked: state.theme === value,
    click: () => actions.setTheme(value),
  });
  const text = (label: string, step: 'larger' | 'smaller' | 'normal', key: string): MenuItemConstructorOptions => ({
    label,
    accelerator: `CmdOrCtrl+Shift+${key}`,
    click: () => actions.stepText(step),
  });
  return {
    label: '&View',
    submenu: [
      send('&Filters', 'toggle-filters', 'F9'),
      send('&Clear Filters', 'clear-filters'),
      separator,
      send('&Post Facts', 'post-facts', 'CmdOrCtrl+I'),
      send('Archive &Health', 'archive-health', 'CmdOrCtrl+Shift+H'),
      separator,
      { label: '&Theme', submenu: [theme('&System', 'system'), theme('&Light', 'light'), theme('&Dark', 'dark')] },
      separator,
      text('&Bigger Text', 'larger', '.'),
      text('&Smaller Text', 'smaller', ','),
      text('&Normal Text', 'normal', '0'),
      separator,
      { role: 'zoomIn' },
      // The plus of many keyboards needs Shift; the key itself is the equals sign.
      { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true },
      { role: 'zoomOut' },
      { role: 'resetZoom' },
      separator,
      { role: 'togglefullscreen' },
      ...(state.packaged ? [] : [separator, { role: 'toggleDevTools' } as const]),
    ],
  };
}
