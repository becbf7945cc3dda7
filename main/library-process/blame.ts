import type { PostId } from '../library/model.ts';

/** How a process ended: by itself, or killed because it no longer answered. */
export type EndOfProcess = 'died' | 'hung';

/**
 * Finds the posts that stop the library process, so that the next process leaves them out. Suspects are the posts that
 * are in work when a process ends. A post is poison when it was a suspect twice. One suspect of a process that hung is
 * poison at once: nothing else can have been the reason. With several suspects, one hang does not say which it was.
 */
export class Blame {
  readonly #inWork = new Set<PostId>();
  readonly #timesSuspect = new Map<PostId, number>();
  readonly #poison = new Set<PostId>();

  /** Work on a post begins. */
  begin(post: PostId): void {
    this.#inWork.add(post);
  }

  /** All work is over. */
  endAll(): void {
    this.#inWork.clear();
  }

  /** The posts in work, in the order in which that began. */
  suspects(): readonly PostId[] {
    return [...this.#inWork];
  }

  /** Blames the posts in work for the end of their process. No work is left then. */
  processEnded(how: EndOfProcess): void {
    for (const post of this.#inWork) {
      const times = (this.#timesSuspect.get(post) ?? 0) + 1;
      this.#timesSuspect.set(post, times);
      if (times >= 2 || (how === 'hung' && this.#inWork.size === 1)) {
        this.#poison.add(post);
      }
    }
    this.#inWork.clear();
  }

  /** The posts that no process is to read any more, in the order in which they were found. */
  poison(): readonly PostId[] {
    return [...this.#poison];
  }
}
