import { create } from 'zustand';
import { useLayout } from './layout-store.ts';
import { type Room, roomFor } from './room.ts';
import { useSettings } from './settings-store.ts';

function measure(): Room {
  const { textSize, filtersWidth, listWidth } = useSettings.getState();
  const { facts } = useLayout.getState();
  return roomFor({ width: window.innerWidth, textSize, filtersWidth, listWidth, facts });
}

/** The panes that the window has room for. Kept up to date with its width, its zoom, the settings and the facts. */
export const useRoom = create<Room>(measure);

function follow(): void {
  useRoom.setState(measure());
}

window.addEventListener('resize', follow);
useSettings.subscribe(follow);
useLayout.subscribe(({ facts }, before) => facts !== before.facts && follow());
useRoom.subscribe((room, before) => {
  if (room.panes !== before.panes) {
    useLayout.setState({ filtersOver: false });
  }
});
