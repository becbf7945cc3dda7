import { defaultSettings } from '../../preload/constants/settings.ts';
import { useLayout } from './layout-store.ts';
import { roomFor } from './room.ts';
import { useRoom } from './room-store.ts';
import { changeSettings, useSettings } from './settings-store.ts';

/** Shows and hides the filters, which keep their width. */
class Filters {
  #widthBefore: number = defaultSettings.filtersWidth;

  toggle(): void {
    const { filtersWidth, listWidth, textSize } = useSettings.getState();
    const { facts } = useLayout.getState();
    if (filtersWidth > 0) {
      this.#widthBefore = filtersWidth;
    }
    const room = roomFor({ width: window.innerWidth, textSize, filtersWidth: this.#widthBefore, listWidth, facts });
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

/** Shows a pane where only one fits. The facts may have taken the place of the list, so they make room for it again. */
export function showPane(pane: 'list' | 'post'): void {
  const isAlone = useRoom.getState().panes === 'one';
  useLayout.setState(pane === 'list' && isAlone ? { pane, facts: false } : { pane });
}
