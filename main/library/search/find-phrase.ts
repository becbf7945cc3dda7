import { Places } from './index-segment/index-segment.ts';
import type { Phrase } from './query-words.ts';
import { placesOf, type WordEngine, type WordPosts } from './word-posts.ts';

/** The places where the words of a phrase stand side by side in order. */
export interface PhrasePlaces {
  /** Slots in ascending order. */
  readonly posts: Uint32Array;
  /**
   * By index in `posts`: the index in `places` at which its places begin. One more entry holds the end of the last
   * ones.
   */
  readonly starts: Uint32Array;
  /** Places of the phrase's first word. */
  readonly places: Uint32Array;
}

const read = new Places();

/** All places of a phrase, in all posts. */
export function findPhrase(phrase: Phrase, engine: WordEngine): PhrasePlaces {
  const lists = phrase.map((word) => engine.of(word));
  const order = [...lists.keys()].sort((a, b) => length(lists, a) - length(lists, b));
  const posts: number[] = [];
  const starts: number[] = [0];
  const places: number[] = [];
  const next = lists.map(() => 0);
  const [rarest] = order;
  for (const slot of rarest === undefined ? [] : (lists[rarest] as WordPosts).posts) {
    if (!order.every((word) => advance(lists[word] as WordPosts, word, slot, next))) {
      continue;
    }
    for (const place of phraseIn(lists, order, slot)) {
      places.push(place);
    }
    if (places.length > (starts.at(-1) as number)) {
      posts.push(slot);
      starts.push(places.length);
    }
  }
  return { posts: Uint32Array.from(posts), starts: Uint32Array.from(starts), places: Uint32Array.from(places) };
}

/** Whether the words stand side by side in the post of a slot. */
export function hasPhrase(phrase: Phrase, slot: number, engine: WordEngine): boolean {
  const lists = phrase.map((word) => engine.of(word));
  return phraseIn(lists, [...lists.keys()], slot).length > 0;
}

/**
 * Moves forward to a slot in a word's list, and tells whether the slot is there. Slots must ascend from call to call.
 */
function advance({ posts }: WordPosts, word: number, slot: number, next: number[]): boolean {
  let at = next[word] as number;
  // Steps grow and then shrink, since the list may be a thousand times as long as that of the rarest word.
  let step = 1;
  while (at + step < posts.length && (posts[at + step] as number) < slot) {
    at += step;
    step *= 2;
  }
  let high = Math.min(posts.length, at + step);
  while (at < high) {
    const middle = (at + high) >>> 1;
    if ((posts[middle] as number) < slot) {
      at = middle + 1;
    } else {
      high = middle;
    }
  }
  next[word] = at;
  return posts[at] === slot;
}

/** The places of a phrase in a post. The rarest words are checked first. */
function phraseIn(lists: readonly WordPosts[], order: readonly number[], slot: number): readonly number[] {
  let begins: number[] = [];
  for (const [index, word] of order.entries()) {
    const count = placesOf(lists[word] as WordPosts, slot, read);
    const { numbers } = read;
    if (index === 0) {
      for (let at = 0; at < count; at += 1) {
        begins.push((numbers[at] as number) - word);
      }
      continue;
    }
    const still: number[] = [];
    let at = 0;
    for (const begin of begins) {
      while (at < count && (numbers[at] as number) < begin + word) {
        at += 1;
      }
      if (at < count && numbers[at] === begin + word) {
        still.push(begin);
      }
    }
    begins = still;
    if (begins.length === 0) {
      break;
    }
  }
  return begins;
}

function length(lists: readonly WordPosts[], word: number): number {
  return (lists[word] as WordPosts).posts.length;
}
