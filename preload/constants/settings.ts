/** The possible settings, and their defaults. */
export const themes = ['system', 'light', 'sepia', 'dark'] as const;
export const rowKinds = ['full', 'compact'] as const;

/** The sizes of a post's text, in percent. Settings between the first and the last one are valid. */
export const textSizes = [60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;

/** The least and the greatest width of a pane, in CSS pixels. */
export const paneWidths = {
  filters: { min: 160, max: 400 },
  list: { min: 220, max: 640 },
} as const;

/** Widths are in CSS pixels. A width of 0 hides the filters. */
export const defaultSettings = {
  theme: 'system',
  language: 'system',
  textSize: 100,
  filtersWidth: 216,
  listWidth: 344,
  rows: 'full',
} as const;
