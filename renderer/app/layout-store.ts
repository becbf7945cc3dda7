import { create } from 'zustand';
import { changeSettings, defaultFiltersWidth, useSettings } from './settings-store.ts';

interface LayoutState {
  /** In a narrow window the filters lie over the list, and only while asked for. */
  readonly filtersOver: boolean;
  /** In a window of one pane: which. */
  readonly pane: 'list' | 'post';
  readonly contents: boolean;
}

export const useLayout = create<LayoutState>(() => ({ filtersOver: false, pane: 'list', contents: true }));

/** Below this the filters lie over the list; app.css has the same number. */
const narrow = window.matchMedia('(width < 900px)');
narrow.addEventListener('change', () => useLayout.setState({ filtersOver: false }));

let widthBefore = defaultFiltersWidth;

export function toggleFilters(): void {
  if (narrow.matches) {
    useLayout.setState(({ filtersOver }) => ({ filtersOver: !filtersOver }));
    return;
  }
  const { filtersWidth } = useSettings.getState();
  if (filtersWidth > 0) widthBefore = filtersWidth;
  changeSettings({ filtersWidth: filtersWidth > 0 ? 0 : widthBefore });
}

export function closeFiltersOver(): void {
  useLayout.setState({ filtersOver: false });
}

export function showPane(pane: LayoutState['pane']): void {
  useLayout.setState({ pane });
}

export function toggleContents(): void {
  useLayout.setState(({ contents }) => ({ contents: !contents }));
}
