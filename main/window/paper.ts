import type { Settings } from '../../preload/contract.ts';

/** `--surface-list` of each theme in `renderer/theme/tokens.css`: the ground of the page, on which its panes are built. */
const papers = { light: '#f6f4ef', sepia: '#f2e8d2', dark: '#181716' } as const;

/** The colour that a window is made with, so that its page's first frame is no change of colour. */
export function paperOf(theme: Settings['theme'], systemIsDark: boolean): string {
  return papers[theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme];
}
