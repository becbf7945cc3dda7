import { create } from 'zustand';
import { defaultSettings } from '../../preload/constants/settings.ts';
import { roomFor } from './room.ts';
import { useRoom } from './room-store.ts';
import { changeSettings, useSettings } from './settings-store.ts';

interface LayoutState {
  /** Whether the filters are open over the list. They lie there in a narrow window, while the person wants them. */
  readonly filtersOver: boolean;
  /** The pane that is shown where only one fits. */
  readonly pane: 'list' | 'post';
  /** Whether the contents are shown beside the text, where there is room. */
  readonly contents: boolean;
  /** Whether the contents are open over the text, where there is no room beside it. */
  readonly contentsOver: boolean;
  /** Whether the facts of the post are shown. */
  readonly facts: boolean;
  /** Whether the folder check is shown, below the list and the post. */
  readonly health: boolean;
  /** Whether the dialog about the folder and its site is open. */
  readonly about: boolean;
}

export const useLayout = create<LayoutState>(() => ({
  filtersOver: false,
  pane: 'list',
  contents: true,
  contentsOver: false,
  facts: false,
  health: false,
  about: false,
}));

useRoom.subscribe((room, before) => {
  if (room.panes !== before.panes) {
    useLayout.setState({ filtersOver: false });
  }
});

/** Shows and hides the filters, which keep their width. */
class Filters {
  #widthBefore: number = defaultSettings.filtersWidth;

  toggle(): void {
    const { filtersWidth, listWidth, textSize } = useSettings.getState();
    if (filtersWidth > 0) {
      this.#widthBefore = filtersWidth;
    }
    const room = roomFor({ width: window.innerWidth, textSize, filtersWidth: this.#widthBefore, listWidth });
    if (room.panes === 'three') {
      changeSettings({ filtersWidth: filtersWidth > 0 ? 0 : this.#widthBefore });
    } else {
      useLayout.setState(({ filtersOver }) => ({ filtersOver: !filtersOver }));
    }
  }
}

const filters = new Filters();

export function toggleFilters(): void {
  filters.toggle();
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

export function showContentsOver(contentsOver: boolean): void {
  useLayout.setState({ contentsOver });
}

export function toggleFacts(): void {
  useLayout.setState(({ facts }) => ({ facts: !facts }));
}

export function closeFacts(): void {
  useLayout.setState({ facts: false });
}

export function toggleHealth(): void {
  useLayout.setState(({ health }) => ({ health: !health }));
}

export function showAbout(about: boolean): void {
  useLayout.setState({ about });
}
