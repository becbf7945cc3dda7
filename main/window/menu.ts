import { Menu, type MenuItemConstructorOptions } from 'electron';
import { commandKeys, macKeys } from '../../preload/constants/command-keys.ts';
import type { Command, Settings } from '../../preload/contract.ts';
import type { KnownLibrary } from '../storage/known-libraries.ts';
import type { LibraryId } from '../library/model/ids.ts';
import { say } from '../speech.ts';
import { languageNames, languages } from '../../preload/texts/languages.ts';
import type { TextId } from '../../preload/texts/texts.ts';

/** The actions of the menu. */
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
  readonly setLanguage: (language: Settings['language']) => void;
  readonly resetText: () => void;
}

/** The state that the menu shows. */
export interface MenuState {
  readonly recent: readonly KnownLibrary[];
  readonly theme: Settings['theme'];
  readonly language: Settings['language'];
  readonly packaged: boolean;
}

type SendItem = (label: TextId, command: Command) => MenuItemConstructorOptions;

const mac = process.platform === 'darwin';
const keys: Readonly<Record<Command, readonly string[]>> = mac ? { ...commandKeys, ...macKeys } : commandKeys;
const separator: MenuItemConstructorOptions = { type: 'separator' };

type Role = NonNullable<MenuItemConstructorOptions['role']>;

/** An item for a role of the system. It has a label of ours because Electron's labels are English. */
function role(name: Role, label: TextId, more: MenuItemConstructorOptions = {}): MenuItemConstructorOptions {
  return { role: name, label: say(label), ...more };
}

/** Shows the application menu. Called again whenever its state has changed. */
export function showMenu(state: MenuState, actions: MenuActions): void {
  const send: SendItem = (label, command) => {
    const [accelerator] = keys[command];
    return {
      label: say(label),
      // The window handles its keys itself, so they are only shown here.
      ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
      click: () => actions.command(command),
    };
  };
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [appMenu(actions)] : []),
    fileMenu(state, actions, send),
    {
      label: say('menu.edit'),
      submenu: [
        role('undo', 'menu.undo'),
        role('redo', 'menu.redo'),
        separator,
        role('cut', 'menu.cut'),
        role('copy', 'menu.copy'),
        role('paste', 'menu.paste'),
        role('selectAll', 'menu.select-all'),
        separator,
        send('menu.search-posts', 'focus-search'),
        send('menu.find-in-post', 'find-in-post'),
        send('menu.next-hit', 'next-hit'),
        send('menu.previous-hit', 'previous-hit'),
      ],
    },
    viewMenu(state, actions, send),
    {
      label: say('menu.go'),
      submenu: [
        send('menu.back', 'back'),
        send('menu.forward', 'forward'),
        separator,
        send('menu.next-pane', 'next-pane'),
        send('menu.previous-pane', 'previous-pane'),
      ],
    },
    ...(mac ? [windowMenu()] : []),
    {
      role: 'help',
      label: say('menu.help'),
      submenu: [
        { label: say('menu.handbook'), accelerator: 'F1', click: actions.openHandbook },
        { label: say('menu.releases'), click: actions.openReleases },
        ...(mac ? [] : [separator, { label: say('menu.about'), click: actions.showAbout }]),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** The app menu of macOS, with our About item. */
function appMenu(actions: MenuActions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    label: 'Offprint',
    submenu: [
      { label: say('menu.about-mac'), click: actions.showAbout },
      separator,
      role('services', 'menu.services'),
      separator,
      role('hide', 'menu.hide'),
      role('hideOthers', 'menu.hide-others'),
      role('unhide', 'menu.show-all'),
      separator,
      role('quit', 'menu.quit-mac'),
    ],
  };
}

function windowMenu(): MenuItemConstructorOptions {
  return role('windowMenu', 'menu.window', {
    submenu: [
      role('minimize', 'menu.minimize'),
      role('zoom', 'menu.zoom-window'),
      separator,
      role('front', 'menu.all-to-front'),
    ],
  });
}

/** Each language is shown by its own name, for a person who can't read the current language. */
function languageMenu(state: MenuState, actions: MenuActions): MenuItemConstructorOptions {
  const item = (label: string, value: Settings['language']): MenuItemConstructorOptions => ({
    label,
    type: 'radio',
    checked: state.language === value,
    click: () => actions.setLanguage(value),
  });
  return {
    label: say('menu.language'),
    submenu: [
      item(say('menu.language-system'), 'system'),
      ...languages.map((language) => item(languageNames[language], language)),
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
    label: say('menu.file'),
    submenu: [
      { label: say('menu.open-folder'), accelerator: 'CmdOrCtrl+O', click: actions.openFolder },
      {
        label: say('menu.open-recent'),
        submenu: recent.length > 0 ? recent : [{ label: say('menu.no-recent'), enabled: false }],
      },
      separator,
      send('menu.about-folder', 'about-folder'),
      { label: say('menu.reload-folder'), accelerator: 'CmdOrCtrl+R', click: actions.reloadFolder },
      { label: say('menu.clear-cache'), click: actions.clearCache },
      separator,
      role('close', 'menu.close'),
      ...(mac ? [] : [role('quit', 'menu.quit', { accelerator: 'Ctrl+Q' })]),
    ],
  };
}

function viewMenu(state: MenuState, actions: MenuActions, send: SendItem): MenuItemConstructorOptions {
  const theme = (label: TextId, value: Settings['theme']): MenuItemConstructorOptions => ({
    label: say(label),
    type: 'radio',
    checked: state.theme === value,
    click: () => actions.setTheme(value),
  });
  return {
    label: say('menu.view'),
    submenu: [
      send('menu.filters', 'toggle-filters'),
      send('menu.clear-filters', 'clear-filters'),
      separator,
      send('menu.post-facts', 'post-facts'),
      send('menu.archive-health', 'archive-health'),
      separator,
      {
        label: say('menu.theme'),
        submenu: [
          theme('menu.theme-system', 'system'),
          theme('menu.theme-light', 'light'),
          theme('menu.theme-sepia', 'sepia'),
          theme('menu.theme-dark', 'dark'),
        ],
      },
      languageMenu(state, actions),
      separator,
      send('menu.bigger-text', 'larger-text'),
      send('menu.smaller-text', 'smaller-text'),
      { label: say('menu.normal-text'), accelerator: 'CmdOrCtrl+Shift+0', click: actions.resetText },
      separator,
      role('zoomIn', 'menu.zoom-in'),
      // On many keyboards, plus needs Shift, and the key itself is the equals sign.
      role('zoomIn', 'menu.zoom-in', { accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true }),
      role('zoomOut', 'menu.zoom-out'),
      role('resetZoom', 'menu.actual-size'),
      separator,
      role('togglefullscreen', 'menu.full-screen'),
      ...(state.packaged ? [] : [separator, role('toggleDevTools', 'menu.dev-tools')]),
    ],
  };
}
