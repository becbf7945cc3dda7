/** What a person may set, and what holds until they do. */
export const themes = ['system', 'light', 'sepia', 'dark'] as const;
export const rowKinds = ['full', 'compact'] as const;

/** The sizes of a post's text that are offered, in percent; the first and the last are the ends of what may be kept. */
export const textSizes = [60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;

/** How narrow and how wide a pane may be made, in CSS pixels. */
export const paneWidths = {
  filters: { min: 160, max: 400 },
  list: { min: 220, max: 640 },
} as const;

/** Widths in CSS pixels; filters of width 0 are hidden. */
export const defaultSettings = {
  theme: 'system',
  language: 'system',
  textSize: 100,
  filtersWidth: 216,
  listWidth: 344,
  rows: 'full',
} as const;
