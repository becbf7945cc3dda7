import type { PostId } from '../library/model/ids.ts';

/** How a process ended: by itself, or killed because it no longer answered. */
export type EndOfProcess = 'died' | 'hung';

/**
 * Finds the posts that end the library process, so that the next process skips them. A suspect is a post that is being
 * worked on when a process ends. It becomes poison when it is a suspect for the second time. The only suspect of a
 * process that hung is poison at once, since nothing else can be the reason. If a process died while several records
 * were made, all of these posts are suspects, but none is poison yet. The next process then announces each post before
 * its work, so a second death shows which one it was.
 */
export class Blame {
  readonly #inWork = new Set<PostId>();
  /** Posts that other threads of the process work on. */
  #making: readonly PostId[] = [];
  #isUnsure = false;
  readonly #timesSuspect = new Map<PostId, number>();
  readonly #poison = new Set<PostId>();

  /** The process's own thread begins to work on a post. */
  begin(post: PostId): void {
    this.#inWork.add(post);
  }

  /** The process's own thread has finished all its work, since it sent another message. */
  endAll(): void {
    this.#inWork.clear();
  }

  /** Sets the posts that other threads now work on. */
  making(posts: readonly PostId[]): void {
    this.#making = posts;
  }

  /** The posts in work, the oldest work first. */
  suspects(): readonly PostId[] {
    return [...this.#inWork, ...this.#making];
  }

  /** Whether a process died with several posts in work. The next one must then announce each post. */
  get isUnsure(): boolean {
    return this.#isUnsure;
  }

  /** Blames the posts in work for the end of the process, and forgets that they were in work. */
  processEnded(how: EndOfProcess): void {
    // Other threads can't stop the process from answering, so they are not blamed for a hang.
    const suspects = how === 'hung' ? [...this.#inWork] : this.suspects();
    const isUnsure = how === 'died' && this.#making.length > 1;
    this.#isUnsure ||= isUnsure;
    for (const post of suspects) {
      const times = (this.#timesSuspect.get(post) ?? 0) + 1;
      this.#timesSuspect.set(post, times);
      if ((times >= 2 && !isUnsure) || (how === 'hung' && suspects.length === 1)) {
        this.#poison.add(post);
      }
    }
    this.#inWork.clear();
    this.#making = [];
  }

  /** The posts that no process may read again, in the order in which they were found. */
  poison(): readonly PostId[] {
    return [...this.#poison];
  }
}
