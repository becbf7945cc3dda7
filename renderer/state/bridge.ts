import type { Bridge } from '../../preload/bridge.ts';

declare global {
  interface Window {
    readonly offprint: Bridge;
  }
}

/** What the preload exposes. The page has no other way to reach the shell or the library. */
export const bridge: Bridge = window.offprint;
