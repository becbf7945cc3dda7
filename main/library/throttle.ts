/** A call that may be made as often as one likes and happens at most once per interval. */
export interface Throttled {
  (): void;
  /** Makes the pending call now, if there is one. */
  flush(): void;
  cancel(): void;
}

/** Runs `action` at once on the first call and then at most every `interval` milliseconds, the last call never lost. */
export function throttle(action: () => void, interval: number): Throttled {
  let timer: NodeJS.Timeout | null = null;
  let last = Number.NEGATIVE_INFINITY;
  const run = (): void => {
    if (timer !== null) {
      clearTimeout(timer);
    }
    timer = null;
    last = performance.now();
    action();
  };
  const call = (): void => {
    const wait = last + interval - performance.now();
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
