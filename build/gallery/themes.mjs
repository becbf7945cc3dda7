/**
 * @typedef {object} Theme
 * @property {string} name
 * @property {string} setting the value in the app's settings
 * @property {{ forcedColors?: 'active', contrast?: 'more' }} [media] emulated preferences of the system
 */

/** @type {readonly Theme[]} */
export const themes = [
  { name: 'light', setting: 'light' },
  { name: 'sepia', setting: 'sepia' },
  { name: 'dark', setting: 'dark' },
  { name: 'contrast', setting: 'light', media: { contrast: 'more' } },
  { name: 'contrast-dark', setting: 'dark', media: { contrast: 'more' } },
  { name: 'forced', setting: 'light', media: { forcedColors: 'active' } },
  { name: 'forced-dark', setting: 'dark', media: { forcedColors: 'active' } },
];
