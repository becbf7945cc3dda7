import { askAgain } from './ask.ts';
import { bridge } from './bridge.ts';
import { showRestart } from './library-store.ts';

/** Sends a request to this window's library. */
export const ask = askAgain(bridge.request, showRestart);
