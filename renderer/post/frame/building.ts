import { nextTask } from '../../state/after-paint.ts';
import type { ArticleBuilder } from './build-article.ts';

/** In milliseconds: a jump builds no longer at once. What is farther away is built in pieces, between which the window answers. */
const longestWait = 30;

interface Goal {
  readonly isThere: () => boolean;
  readonly then: () => void;
}

/** Builds the rest of a post piece by piece, so that the window never blocks for long. */
export class Building {
  readonly article: ArticleBuilder;
  readonly #onPiece: () => void;
  #goal: Goal | null = null;
  #isStopped = false;

  /** `onPiece` is called when another piece has been built. */
  constructor(article: ArticleBuilder, onPiece: () => void) {
    this.article = article;
    this.#onPiece = onPiece;
  }

  /** Whether a goal is still being waited for. */
  get isOnTheWay(): boolean {
    return this.#goal !== null;
  }

  /**
   * Calls `then` as soon as `isThere` is true, or the post is complete: at once if that takes a moment, otherwise later. A
   * newer goal replaces one that has not been reached.
   */
  reach(isThere: () => boolean, then: () => void): void {
    this.#goal = { isThere, then };
    const end = performance.now() + longestWait;
    while (!this.#reached() && performance.now() < end) {
      this.#build();
    }
  }

  /** Forgets a goal that has not been reached. */
  forgetGoal(): void {
    this.#goal = null;
  }

  async buildRest(): Promise<void> {
    while (!this.#isStopped && !this.article.isWhole) {
      this.#build();
      this.#reached();
      await nextTask();
    }
  }

  /** To be called when another post is shown. */
  stop(): void {
    this.#isStopped = true;
    this.#goal = null;
  }

  #build(): void {
    this.article.buildNext();
    this.#onPiece();
  }

  /** Calls back if the goal is reached; false if it is still to be reached. */
  #reached(): boolean {
    const goal = this.#goal;
    if (goal && !goal.isThere() && !this.article.isWhole) {
      return false;
    }
    this.#goal = null;
    goal?.then();
    return true;
  }
}
