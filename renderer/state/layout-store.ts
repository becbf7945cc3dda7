import { create } from 'zustand';
import { defaultSettings } from '../../preload/constants/settings.ts';
import { roomFor } from './room.ts';
import { useRoom } from './room-store.ts';
import { changeSettings, useSettings } from './settings-store.ts';

interface LayoutState {
  /** In a narrow window the filters lie over the list, and only while asked for. */
  readonly filtersOver: boolean;
  /** In a window of one pane: which. */
  readonly pane: 'list' | 'post';
  /** The contents, where there is room for them beside the text. */
  readonly contents: boolean;
  /** Where there is none they lie over the text, and only while asked for. */
  readonly contentsOver: boolean;
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

/** Shows and hides the filters, which come back as wide as they were. */
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
