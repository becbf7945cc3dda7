/**
 * What a person can ask for through the menu or its keys, for the window to do, each with its keys. They are written as
 * Electron's menus write them: a menu shows the first key, the window hears them all.
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

/** The commands that have other keys on a Mac. */
export const macKeys = { back: ['CmdOrCtrl+['], forward: ['CmdOrCtrl+]'] } as const;
