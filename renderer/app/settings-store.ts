import { create } from 'zustand';
import type { Settings } from '../../preload/contract.ts';
import { bridge } from './bridge.ts';

export const defaultFiltersWidth = 216;

export const useSettings = create<Settings>(() => ({
  theme: 'system',
  textSize: 100,
  filtersWidth: defaultFiltersWidth,
  listWidth: 344,
}));

let writing: Partial<Settings> = {};
let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes effect at once and is kept a little later, so that dragging a splitter writes once. */
export function changeSettings(change: Partial<Settings>): void {
  useSettings.setState(change);
  writing = { ...writing, ...change };
  clearTimeout(timer);
  timer = setTimeout(writeSettingsNow, 200);
}

/** Keeps at once what waits to be kept: the window may be about to close. */
export function writeSettingsNow(): void {
  clearTimeout(timer);
  const written = writing;
  writing = {};
  if (Object.keys(written).length > 0) {
    void bridge.request('settings.write', written);
  }
}

const textSizes = [70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;

/** The next text size up (1) or down (-1); the same one at the ends. */
export function nextTextSize(size: number, direction: 1 | -1): number {
  const sizes = direction === 1 ? textSizes : [...textSizes].reverse();
  return sizes.find((each) => (each - size) * direction > 0) ?? size;
}
