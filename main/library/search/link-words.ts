import { textGap } from './index-segment/segment-layout.ts';
import { tokenize } from './tokenize.ts';

/** A word of links: the posts that they lead to, by number, each with the places of the word among their words. */
export type LinkedPosts = ReadonlyMap<number, readonly number[]>;

const none: LinkedPosts = new Map();

/**
 * The words by which posts are linked to in other posts, by the number of the post that is linked to. They stand in no
 * segment: one that changes has others with it. Words are taken apart when they are first asked for.
 */
export class LinkWords {
  readonly #texts: () => ReadonlyMap<number, readonly string[]>;
  #words: Map<string, Map<number, number[]>> | null = null;

  /** `texts`: for each post that is linked to, what the links say; asked for once. */
  constructor(texts: () => ReadonlyMap<number, readonly string[]> = () => new Map()) {
    this.#texts = texts;
  }

  of(word: string): LinkedPosts {
    return this.#all().get(word) ?? none;
  }

  #all(): Map<string, Map<number, number[]>> {
    if (this.#words) {
      return this.#words;
    }
    const words = new Map<string, Map<number, number[]>>();
    for (const [post, texts] of this.#texts()) {
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
    this.#words = words;
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
