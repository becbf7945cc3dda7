import { textGap } from './index-segment/segment-layout.ts';
import { tokenize } from './tokenize.ts';

/** For a word in link texts: the posts that these links lead to, by number, with the places of the word. */
export type LinkedPosts = ReadonlyMap<number, readonly number[]>;

const none: LinkedPosts = new Map();
/** How many posts have their link texts split before a pause. */
const postsAtOnce = 1_000;

/**
 * The words that other posts use to link to a post. They are in no segment, since a changed post also changes the words
 * of the posts that it links to. Texts are split into words at the first search, or before it in steps.
 */
export class LinkWords {
  readonly #texts: () => ReadonlyMap<number, readonly string[]>;
  #words: Map<string, Map<number, number[]>> | null = null;
  /** The steps of splitting, while they are under way. */
  #steps: Generator<void, Map<string, Map<number, number[]>>> | null = null;

  /** `texts` gives the link texts for each linked post. It is called once. */
  constructor(texts: () => ReadonlyMap<number, readonly string[]> = () => new Map()) {
    this.#texts = texts;
  }

  of(word: string): LinkedPosts {
    return this.#all().get(word) ?? none;
  }

  /** Splits some more texts before the first search. Returns false when all are split. */
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
      // All words are needed now.
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
