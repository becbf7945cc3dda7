import { defaultSettings } from '../../preload/constants/settings.ts';
import type { Settings } from '../../preload/contract.ts';
import { bridge } from './bridge.ts';
import { KeptSettings } from './kept-settings.ts';
import { nextTextSize } from './text-size.ts';

const settings = new KeptSettings(defaultSettings, (change) => bridge.request('settings.write', change));

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

/** The next size of a post's text up (1) or down (-1). */
export function stepTextSize(direction: 1 | -1): void {
  const { textSize } = useSettings.getState();
  changeSettings({ textSize: nextTextSize(textSize, direction) });
}
