import { create } from 'zustand';
import { changeSettings, defaultFiltersWidth, useSettings } from './settings-store.ts';

interface LayoutState {
  /** In a narrow window the filters lie over the list, and only while asked for. */
  readonly filtersOver: boolean;
  /** In a window of one pane: which. */
  readonly pane: 'list' | 'post';
  readonly contents: boolean;
  /** Where a post comes from, beside its text. */
  readonly facts: boolean;
  /** What is wrong in the folder, below the list and the post. */
  readonly health: boolean;
  /** What the folder was taken for, over the window. */
  readonly about: boolean;
}

export const useLayout = create<LayoutState>(() => ({
  filtersOver: false,
  pane: 'list',
  contents: true,
  facts: false,
  health: false,
  about: false,
}));

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
  if (filtersWidth > 0) {
    widthBefore = filtersWidth;
  }
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

export function toggleFacts(): void {
  useLayout.setState(({ facts }) => ({ facts: !facts }));
}

export function toggleHealth(): void {
  useLayout.setState(({ health }) => ({ health: !health }));
}

export function showAbout(about: boolean): void {
  useLayout.setState({ about });
}
