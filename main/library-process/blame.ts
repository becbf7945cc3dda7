import type { PostId } from '../library/model/ids.ts';

/** How a process ended: by itself, or killed because it no longer answered. */
export type EndOfProcess = 'died' | 'hung';

/**
 * Finds the posts that stop the library process, so that the next process leaves them out. Suspects are the posts that
 * are in work when a process ends. A post is poison when it was a suspect twice. One suspect of a process that hung is
 * poison at once: nothing else can have been the reason. Where a process died with several records in work, all of them
 * are suspects and none is poison yet: the next process tells each post before its work, so that a second death names one.
 */
export class Blame {
  readonly #inWork = new Set<PostId>();
  /** In work in other threads of the process. */
  #making: readonly PostId[] = [];
  #isUnsure = false;
  readonly #timesSuspect = new Map<PostId, number>();
  readonly #poison = new Set<PostId>();

  /** Work on a post begins. */
  begin(post: PostId): void {
    this.#inWork.add(post);
  }

  /** All work of the process's own thread is over: it said something else. */
  endAll(): void {
    this.#inWork.clear();
  }

  /** These posts are in work in other threads, in place of those before. */
  making(posts: readonly PostId[]): void {
    this.#making = posts;
  }

  /** The posts in work, in the order in which that began. */
  suspects(): readonly PostId[] {
    return [...this.#inWork, ...this.#making];
  }

  /** Whether a process died with several posts in work: the next one is to tell each, to find which it was. */
  get isUnsure(): boolean {
    return this.#isUnsure;
  }

  /** Blames the posts in work for the end of their process. No work is left then. */
  processEnded(how: EndOfProcess): void {
    // Other threads do not keep the process's own from answering: a hang is none of theirs.
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

  /** The posts that no process is to read any more, in the order in which they were found. */
  poison(): readonly PostId[] {
    return [...this.#poison];
  }
}
