import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttle } from '../../main/library/throttle.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** The times of the calls in milliseconds, for calls every 10 ms during a second and an action of this cost. */
function timesOfCalls(cost: number): readonly number[] {
  const times: number[] = [];
  const began = performance.now();
  const throttled = throttle(() => {
    times.push(performance.now() - began);
    vi.advanceTimersByTime(cost);
  }, 200);
  while (performance.now() - began < 1_000) {
    throttled();
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(5_000);
  return times;
}

it('runs an action at once, then once in each interval, and after the last call', () => {
  expect(timesOfCalls(0)).toEqual([0, 200, 400, 600, 800, 1_000]);
});

it('runs an action that takes long in a third of the time at most', () => {
  expect(timesOfCalls(100)).toEqual([0, 300, 600, 900]);
});
