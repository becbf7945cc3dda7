import { create } from 'zustand';
import { type Room, roomFor } from './room.ts';
import { useSettings } from './settings-store.ts';

function measure(): Room {
  const { textSize, filtersWidth, listWidth } = useSettings.getState();
  return roomFor({ width: window.innerWidth, textSize, filtersWidth, listWidth });
}

/** The panes that the window has room for. Kept up to date with its width, its zoom and the settings. */
export const useRoom = create<Room>(measure);

function follow(): void {
  useRoom.setState(measure());
}

window.addEventListener('resize', follow);
useSettings.subscribe(follow);
