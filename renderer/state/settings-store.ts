import { defaultSettings, themes } from '../../preload/constants/settings.ts';
import type { Settings } from '../../preload/contract.ts';
import { bridge } from './bridge.ts';
import { KeptSettings } from './kept-settings.ts';
import { nextTextSize } from './text-size.ts';

/** The settings before the saved ones have come. The theme is known: the page is painted before, so its HTML names it. */
function atStart(): Settings {
  const theme = 'document' in globalThis ? document.documentElement.dataset['theme'] : undefined;
  return { ...defaultSettings, theme: themes.find((each) => each === theme) ?? defaultSettings.theme };
}

const settings = new KeptSettings(atStart(), (change) => bridge.request('settings.write', change));

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

/** Sets the next text size up (1) or down (-1). */
export function stepTextSize(direction: 1 | -1): void {
  const { textSize } = useSettings.getState();
  changeSettings({ textSize: nextTextSize(textSize, direction) });
}
