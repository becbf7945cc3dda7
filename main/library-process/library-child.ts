import type { FromLibrary, ToLibrary } from '../library/protocol.ts';

/** A running library process. Messages posted before it is up wait for it. */
export interface LibraryChild {
  post(message: ToLibrary): void;
  /** Ends it at once, however busy it is; `onExit` is told. */
  kill(): void;
}

/** Starts a library process. `onExit` is called once; nothing is heard from it afterwards. */
export type StartLibraryChild = (
  onMessage: (message: FromLibrary) => void,
  onExit: (reason: string) => void,
) => LibraryChild;
