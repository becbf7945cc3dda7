import { expect, it } from 'vitest';
import * as commandKeys from '../../preload/constants/command-keys.ts';
import * as limits from '../../preload/constants/limits.ts';
import * as settings from '../../preload/constants/settings.ts';
import { storedSettings } from '../../preload/contract.ts';

it.each([
  ['limits', limits],
  ['settings', settings],
  ['command-keys', commandKeys],
])('holds plain data in %s: no functions, nothing that changes', (_name, module) => {
  expect(structuredClone({ ...module })).toEqual({ ...module });
});

it('has settings at first that may be kept', () => {
  expect(storedSettings.parse({})).toEqual(settings.defaultSettings);
  expect(storedSettings.parse(settings.defaultSettings)).toEqual(settings.defaultSettings);
});

it('takes only valid settings from a file', () => {
  const kept = storedSettings.parse({ theme: 'dark', textSize: 59, filtersWidth: 0, listWidth: 'wide', future: 1 });
  expect(kept).toEqual({ ...settings.defaultSettings, theme: 'dark', filtersWidth: 0 });
});
