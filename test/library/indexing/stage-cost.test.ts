import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { newStage, timed } from '../../../main/library/indexing/stage-cost.ts';

it('adds the time of each piece of work, and hands on its result', async () => {
  const stage = newStage();
  expect(stage).toEqual({ milliseconds: 0, bytes: 0 });
  const began = performance.now();
  expect(await timed(stage, () => setTimeout(10, 'read'))).toBe('read');
  const once = stage.milliseconds;
  // A timer may ring a little early.
  expect(once).toBeGreaterThan(8);
  await timed(stage, () => setTimeout(10));
  expect(stage.milliseconds - once).toBeGreaterThan(8);
  expect(stage.milliseconds).toBeLessThanOrEqual(performance.now() - began);
});
