import { expect, it } from 'vitest';
import { defaultSettings, textSizes } from '../../../preload/constants/settings.ts';
import { nextTextSize } from '../../../renderer/state/text-size.ts';

it('steps through the sizes that are offered, from any size, and stays at the ends', () => {
  expect([100, 103, 300].map((size) => nextTextSize(size, 1))).toEqual([110, 110, 300]);
  expect([100, 60, 175].map((size) => nextTextSize(size, -1))).toEqual([90, 60, 150]);
});

it('begins with a size that is offered', () => {
  expect(textSizes).toContain(defaultSettings.textSize);
});
