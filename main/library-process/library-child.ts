import type { FromLibrary, ToLibrary } from '../library/protocol.ts';

/** A running library process. Messages that are posted before it has started are kept for it. */
export interface LibraryChild {
  post(message: ToLibrary): void;
  /** Ends it at once, even if it is busy. `onExit` is then called. */
  kill(): void;
  /** Its processor time since its start, in milliseconds: 0 before that, null if it is not known. */
  processorTime(): number | null;
}

/** Starts a library process. `onExit` is called once, and `onMessage` never after it. */
export type StartLibraryChild = (
  onMessage: (message: FromLibrary) => void,
  onExit: (reason: string) => void,
) => LibraryChild;
