import type { Settings } from '../../preload/contract.ts';

/** `--surface-list` of each theme in `renderer/theme/tokens.css`: the background of the page. */
const papers = { light: '#f6f4ef', sepia: '#f2e8d2', dark: '#181716' } as const;

/** The background colour of a new window. It is that of the page, so the first frame does not change it. */
export function paperOf(theme: Settings['theme'], systemIsDark: boolean): string {
  return papers[theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme];
}
