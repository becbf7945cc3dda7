import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Debounce } from '../../../renderer/state/debounce.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function counted() {
  const action = vi.fn();
  return { action, debounce: new Debounce(action) };
}

describe('after', () => {
  it('runs once, so long after the last call', () => {
    const { action, debounce } = counted();
    debounce.after(300);
    vi.advanceTimersByTime(200);
    debounce.after(300);
    vi.advanceTimersByTime(299);
    expect(action).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(action).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(10_000);
    expect(action).toHaveBeenCalledTimes(1);
  });
});

describe('within', () => {
  it('keeps an earlier time, and replaces a later one', () => {
    const { action, debounce } = counted();
    debounce.within(400);
    vi.advanceTimersByTime(100);
    // It is due in 300 already.
    debounce.within(400);
    vi.advanceTimersByTime(299);
    expect(action).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(action).toHaveBeenCalledTimes(1);
    debounce.within(400);
    debounce.within(20);
    vi.advanceTimersByTime(20);
    expect(action).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1_000);
    expect(action).toHaveBeenCalledTimes(2);
  });

  it('can be asked for again once it is done', () => {
    const { action, debounce } = counted();
    for (let time = 1; time <= 3; time++) {
      debounce.within(50);
      vi.advanceTimersByTime(50);
      expect(action).toHaveBeenCalledTimes(time);
    }
  });
});

it('runs at once when told to, and not again later', () => {
  const { action, debounce } = counted();
  debounce.after(300);
  debounce.now();
  expect(action).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(action).toHaveBeenCalledTimes(1);
});

it('does nothing once it is cancelled, until it is asked for anew', () => {
  const { action, debounce } = counted();
  debounce.after(300);
  debounce.cancel();
  vi.advanceTimersByTime(1_000);
  expect(action).not.toHaveBeenCalled();
  debounce.within(100);
  vi.advanceTimersByTime(100);
  expect(action).toHaveBeenCalledTimes(1);
});
