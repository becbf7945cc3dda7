import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Settings } from '../../../preload/contract.ts';
import { KeptSettings } from '../../../renderer/state/kept-settings.ts';

const defaults: Settings = {
  theme: 'system',
  language: 'system',
  textSize: 100,
  filtersWidth: 200,
  listWidth: 300,
  rows: 'full',
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Settings whose changes are recorded. The test decides when each is answered. */
function open() {
  const written: Partial<Settings>[] = [];
  const answers: (() => void)[] = [];
  const settings = new KeptSettings(defaults, (change) => {
    written.push(change);
    return new Promise<void>((answer) => answers.push(answer));
  });
  return { settings, written, answers };
}

it('keeps many changes that follow each other at once as one', () => {
  const { settings, written } = open();
  for (let width = 201; width <= 250; width += 1) {
    settings.change({ filtersWidth: width });
  }
  settings.change({ theme: 'dark' });
  expect(settings.store.getState()).toEqual({ ...defaults, filtersWidth: 250, theme: 'dark' });
  expect(written).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(written).toEqual([{ filtersWidth: 250, theme: 'dark' }]);
});

it('keeps what waits when it is told to, once', () => {
  const { settings, written } = open();
  settings.change({ textSize: 125 });
  settings.writeNow();
  settings.writeNow();
  vi.advanceTimersByTime(1_000);
  expect(written).toEqual([{ textSize: 125 }]);
});

it('does not take an older value for what was changed here, before it is kept or while that goes on', async () => {
  const { settings, answers } = open();
  settings.change({ filtersWidth: 250 });
  // The menu changed something else. Its settings come with the old width.
  settings.take({ ...defaults, theme: 'dark' });
  expect(settings.store.getState()).toEqual({ ...defaults, theme: 'dark', filtersWidth: 250 });
  vi.advanceTimersByTime(1_000);
  settings.take({ ...defaults, theme: 'light' });
  expect(settings.store.getState()).toEqual({ ...defaults, theme: 'light', filtersWidth: 250 });
  answers[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  settings.take({ ...defaults, filtersWidth: 260 });
  expect(settings.store.getState()).toEqual({ ...defaults, filtersWidth: 260 });
});
