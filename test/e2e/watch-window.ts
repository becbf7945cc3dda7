import type { Page } from 'playwright-core';

interface Watched {
  readonly watched: { longest: number };
}

/** Runs in the window, which keeps the longest time that it did not answer for from now on. */
export function watchWindow(): void {
  let last = performance.now();
  const watched = { longest: 0 };
  Object.assign(window, { watched });
  setInterval(() => {
    const now = performance.now();
    watched.longest = Math.max(watched.longest, now - last);
    last = now;
  }, 20);
}

/** In milliseconds, since it was last asked. */
export function longestWait(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { watched } = window as unknown as Watched;
    const { longest } = watched;
    watched.longest = 0;
    return longest;
  });
}
