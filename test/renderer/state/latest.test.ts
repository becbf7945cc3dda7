import { expect, it } from 'vitest';
import { Latest } from '../../../renderer/state/latest.ts';

it('knows which work was begun last', () => {
  const latest = new Latest();
  const isFirst = latest.begin();
  expect(isFirst()).toBe(true);
  const isSecond = latest.begin();
  expect([isFirst(), isSecond()]).toEqual([false, true]);
  latest.end();
  expect([isFirst(), isSecond()]).toEqual([false, false]);
});

it('watches without beginning anything', () => {
  const latest = new Latest();
  const isBegun = latest.begin();
  const isSame = latest.watch();
  expect([isBegun(), isSame()]).toEqual([true, true]);
  latest.begin();
  expect([isBegun(), isSame()]).toEqual([false, false]);
});
