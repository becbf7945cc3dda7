import type { Settings } from '../../preload/contract.ts';
import { bridge } from './bridge.ts';
import { KeptSettings } from './kept-settings.ts';

export const defaultFiltersWidth = 216;

const settings = new KeptSettings(
  {
    theme: 'system',
    language: 'system',
    textSize: 100,
    filtersWidth: defaultFiltersWidth,
    listWidth: 344,
    rows: 'full',
  },
  (change) => bridge.request('settings.write', change),
);

export const useSettings = settings.store;

export function changeSettings(change: Partial<Settings>): void {
  settings.change(change);
}

export function writeSettingsNow(): void {
  settings.writeNow();
}

export function takeSettings(kept: Settings): void {
  settings.take(kept);
}

const textSizes = [60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;

/** The next text size up (1) or down (-1); the same one at the ends. */
export function nextTextSize(size: number, direction: 1 | -1): number {
  const sizes = direction === 1 ? textSizes : [...textSizes].reverse();
  return sizes.find((each) => (each - size) * direction > 0) ?? size;
}
