/**
 * The commands for the window from the menu and from keys, each with its keys. Keys have the form of Electron's menus.
 * A menu shows the first one, and the window listens to all of them.
 */
export const commandKeys = {
  'focus-search': ['CmdOrCtrl+K', 'CmdOrCtrl+Shift+F'],
  'find-in-post': ['CmdOrCtrl+F'],
  back: ['Alt+Left'],
  forward: ['Alt+Right'],
  'next-hit': ['CmdOrCtrl+G', 'F3'],
  'previous-hit': ['CmdOrCtrl+Shift+G', 'Shift+F3'],
  'next-pane': ['F6'],
  'previous-pane': ['Shift+F6'],
  'toggle-filters': ['F9'],
  'clear-filters': [],
  'larger-text': ['CmdOrCtrl+Shift+.'],
  'smaller-text': ['CmdOrCtrl+Shift+,'],
  'archive-health': ['CmdOrCtrl+Shift+H'],
  'about-folder': [],
  'post-facts': ['CmdOrCtrl+I'],
} as const;

/** The commands with other keys on a Mac. */
export const macKeys = { back: ['CmdOrCtrl+['], forward: ['CmdOrCtrl+]'] } as const;
