import { setImmediate } from 'node:timers/promises';
import { CallFailure } from '../protocol.ts';

/** How long work goes on before others get a chance, in milliseconds: a fraction of a frame. */
const longest = 4;

/** Work for one query, which lets other calls in between and ends as soon as a newer query has come. */
export class Turn {
  readonly #isOver: () => boolean;
  #began = Number.NEGATIVE_INFINITY;

  /** The first `pause` always lets others in: of queries that came together only the last one is worked on. */
  constructor(isOver: () => boolean) {
    this.#isOver = isOver;
  }

  /** To be awaited between pieces of work. Rejects with `cancelled` where a newer query has come. */
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
