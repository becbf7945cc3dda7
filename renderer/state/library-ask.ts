import { askAgain } from './ask.ts';
import { bridge } from './bridge.ts';
import { showRestart } from './library-store.ts';

/** Asks the library of this window. */
export const ask = askAgain(bridge.request, showRestart);
