import { textGap } from './index-segment/segment-layout.ts';
import { tokenize } from './tokenize.ts';

/** A word of links: the posts that they lead to, by number, each with the places of the word among their words. */
export type LinkedPosts = ReadonlyMap<number, readonly number[]>;

const none: LinkedPosts = new Map();
/** The posts whose words are taken apart between two pauses. */
const postsAtOnce = 1_000;

/**
 * The words by which posts are linked to in other posts, by the number of the post that is linked to. They stand in no
 * segment: one that changes has others with it. Words are taken apart when they are first asked for.
 */
export class LinkWords {
  readonly #texts: () => ReadonlyMap<number, readonly string[]>;
  #words: Map<string, Map<number, number[]>> | null = null;
  /** What takes the words apart, while it is under way. */
  #steps: Generator<void, Map<string, Map<number, number[]>>> | null = null;

  /** `texts`: for each post that is linked to, what the links say; asked for once. */
  constructor(texts: () => ReadonlyMap<number, readonly string[]> = () => new Map()) {
    this.#texts = texts;
  }

  of(word: string): LinkedPosts {
    return this.#all().get(word) ?? none;
  }

  /** Takes some of the words apart, ahead of the first question. False once that is done. */
  prepareSome(): boolean {
    if (this.#words === null) {
      this.#steps ??= this.#takeApart();
      const step = this.#steps.next();
      this.#words = step.done ? step.value : null;
    }
    return this.#words === null;
  }

  #all(): Map<string, Map<number, number[]>> {
    while (this.prepareSome()) {
      // All of it is needed now.
    }
    return this.#words ?? new Map();
  }

  *#takeApart(): Generator<void, Map<string, Map<number, number[]>>> {
    const words = new Map<string, Map<number, number[]>>();
    let done = 0;
    for (const [post, texts] of this.#texts()) {
      done += 1;
      if (done % postsAtOnce === 0) {
        yield;
      }
      let place = 0;
      for (const text of texts) {
        for (const { word, compound } of tokenize(text)) {
          if (!compound) {
            place += 1;
          }
          notePlace(words, word, post, compound ? place + 1 : place);
        }
        place += textGap;
      }
    }
    return words;
  }
}

function notePlace(words: Map<string, Map<number, number[]>>, word: string, post: number, place: number): void {
  const posts = words.get(word) ?? new Map<number, number[]>();
  const places = posts.get(post) ?? [];
  places.push(place);
  posts.set(post, places);
  words.set(word, posts);
}
