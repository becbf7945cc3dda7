import { textGap } from './index-segment/segment-layout.ts';
import { tokenize } from './tokenize.ts';

/** For a word in link texts: the posts that these links lead to, by number, with the places of the word. */
export type LinkedPosts = ReadonlyMap<number, readonly number[]>;

/** The link texts for each linked post, by its number. Yields between pieces of work. */
export type LinkTextSteps = Generator<void, ReadonlyMap<number, readonly string[]>>;

const none: LinkedPosts = new Map();
/** How many posts have their link texts split before a pause. */
const postsAtOnce = 500;

/**
 * The words that other posts use to link to a post. They are in no segment, since a changed post also changes the words
 * of the posts that it links to. Texts are split into words at the first search, or before it in steps.
 */
export class LinkWords {
  readonly #steps: Generator<void, void>;
  /** By word: the number of a post and a place in it, by turns. */
  readonly #words = new Map<string, number[]>();
  #isReady = false;

  /** `texts` is called once. Without it there are no links. */
  constructor(texts: (() => LinkTextSteps) | null = null) {
    this.#steps = this.#takeApart(texts);
  }

  of(word: string): LinkedPosts {
    while (this.prepareSome()) {
      // All words are needed now.
    }
    const known = this.#words.get(word);
    return known === undefined ? none : placesByPost(known);
  }

  /** Splits some more texts before the first search. Returns false when all are split. */
  prepareSome(): boolean {
    this.#isReady ||= this.#steps.next().done === true;
    return !this.#isReady;
  }

  *#takeApart(texts: (() => LinkTextSteps) | null): Generator<void, void> {
    let done = 0;
    for (const [post, linking] of texts === null ? [] : yield* texts()) {
      done += 1;
      if (done % postsAtOnce === 0) {
        yield;
      }
      let place = 0;
      for (const text of linking) {
        for (const { word, compound } of tokenize(text)) {
          if (!compound) {
            place += 1;
          }
          this.#note(word, post, compound ? place + 1 : place);
        }
        place += textGap;
      }
    }
  }

  #note(word: string, post: number, place: number): void {
    const known = this.#words.get(word);
    if (known) {
      known.push(post, place);
    } else {
      this.#words.set(word, [post, place]);
    }
  }
}

function placesByPost(pairs: readonly number[]): LinkedPosts {
  const posts = new Map<number, number[]>();
  for (let at = 0; at < pairs.length; at += 2) {
    const [post, place] = [pairs[at] as number, pairs[at + 1] as number];
    const places = posts.get(post);
    if (places) {
      places.push(place);
    } else {
      posts.set(post, [place]);
    }
  }
  return posts;
}
