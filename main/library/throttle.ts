/** A function that can be called as often as needed. Its action runs at most once in each interval. */
export interface Throttled {
  (): void;
  /** Runs a pending action now. */
  flush(): void;
  cancel(): void;
}

/**
 * Runs `action` at the first call, and then at most every `interval` milliseconds. The last call is never lost. An
 * action that takes long runs less often, so that it takes a third of the time at most.
 */
export function throttle(action: () => void, interval: number): Throttled {
  let timer: NodeJS.Timeout | null = null;
  let next = Number.NEGATIVE_INFINITY;
  const run = (): void => {
    if (timer !== null) {
      clearTimeout(timer);
    }
    timer = null;
    const began = performance.now();
    next = began + interval;
    action();
    const ended = performance.now();
    next = Math.max(next, ended + 2 * (ended - began));
  };
  const call = (): void => {
    const wait = next - performance.now();
    if (wait <= 0) {
      run();
    } else {
      timer ??= setTimeout(run, wait);
    }
  };
  const cancel = (): void => {
    if (timer !== null) {
      clearTimeout(timer);
    }
    timer = null;
  };
  return Object.assign(call, { flush: () => timer !== null && run(), cancel });
}
