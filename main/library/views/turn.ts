import { setImmediate } from 'node:timers/promises';
import { CallFailure } from '../protocol.ts';

/** In milliseconds, a fraction of a frame: work runs so long before other calls get a turn. */
const longest = 4;

/** The work for one query. It lets other calls run in between, and ends as soon as a newer query has come. */
export class Turn {
  readonly #isOver: () => boolean;
  #began = Number.NEGATIVE_INFINITY;

  /** The first `pause` always lets others run: of several queries that came together, only the last is worked on. */
  constructor(isOver: () => boolean) {
    this.#isOver = isOver;
  }

  /** Await it between pieces of work. Rejects with `cancelled` if a newer query has come. */
  async pause(): Promise<void> {
    if (performance.now() - this.#began > longest) {
      await setImmediate();
      this.#began = performance.now();
    }
    if (this.#isOver()) {
      throw new CallFailure('cancelled', 'failure.newer-query');
    }
  }
}
