import type { Bridge } from '../../preload/bridge.ts';

declare global {
  interface Window {
    readonly offprint: Bridge;
  }
}

/** The only way out of the page: what the preload exposes. */
export const bridge: Bridge = window.offprint;
