import { expect, it } from 'vitest';
import type { Settings } from '../../../preload/contract.ts';
import { openSettings } from '../../../main/storage/settings.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

function open(folder: string, theme?: Settings['theme']) {
  const changes: Settings[] = [];
  const settings = openSettings({
    folder,
    instead: { theme },
    onProblem: (message) => {
      throw new Error(message);
    },
    onChange: (changed) => changes.push(changed),
  });
  return { settings, changes };
}

it('changes what is named, leaves the rest, and tells of it', () => {
  const folder = temporaryFolder();
  const { settings, changes } = open(folder);
  const before = settings.read();
  const after = settings.change({ textSize: 125, theme: undefined });
  expect(after).toEqual({ ...before, textSize: 125 });
  expect(settings.read()).toEqual(after);
  expect(changes).toEqual([after]);
  settings.flush();
  expect(open(folder).settings.read()).toEqual(after);
});

it('shows another theme for this start, and keeps the one that was set', () => {
  const folder = temporaryFolder();
  const usual = open(folder).settings;
  usual.change({ theme: 'light' });
  usual.flush();
  const { settings, changes } = open(folder, 'dark');
  settings.change({ textSize: 90 });
  expect(settings.read().theme).toBe('dark');
  expect(changes.map(({ theme }) => theme)).toEqual(['dark']);
  settings.flush();
  expect(open(folder).settings.read()).toMatchObject({ theme: 'light', textSize: 90 });
});
