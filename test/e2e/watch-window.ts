import type { Page } from 'playwright-core';

interface Watched {
  readonly watched: { longest: number };
}

/** Runs in the window: from now on it records the longest time for which it was blocked. */
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

/** The longest block in milliseconds since the last call. */
export function longestWait(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { watched } = window as unknown as Watched;
    const { longest } = watched;
    watched.longest = 0;
    return longest;
  });
}
