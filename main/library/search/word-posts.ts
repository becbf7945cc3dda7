import FlexSearch from 'flexsearch';
import { maskOf, recordedFields } from './field-names.ts';
import type { Places, Postings } from './index-segment/index-segment.ts';
import { fieldGap } from './index-segment/segment-layout.ts';
import type { IndexWords } from './index-words.ts';
import { LinkWords } from './link-words.ts';
import type { OpenSegment, SegmentTable } from './segment-table.ts';

/** The posts that have a word. */
export interface WordPosts {
  /** Slots in ascending order, without those of dead posts. */
  readonly posts: Uint32Array;
  /** By index in `posts`: the fields that have the word. */
  readonly masks: Uint8Array;
  readonly parts: readonly WordPart[];
  /** By slot: the places of the word in link texts to the post. They follow all places of the post's own text. */
  readonly linked: ReadonlyMap<number, readonly number[]>;
}

/** The posts of a word in one segment. */
interface WordPart {
  readonly open: OpenSegment;
  readonly ordinal: number;
  readonly postings: Postings;
}

const none: WordPosts = { posts: new Uint32Array(0), masks: new Uint8Array(0), parts: [], linked: new Map() };
const linkField = maskOf('link-words');
const lastField = recordedFields.length - 1;

/** How much is kept of the last lookups, in bytes. */
const mostKept = 16 << 20;
/** An estimate of the size of the objects around a word's numbers, in bytes. */
const overhead = 600;

/** The posts of each word. They are read on demand and kept for a while, since a query is typed letter by letter. */
class PostingLists extends Map<string, readonly Uint32Array[]> {
  readonly #table: SegmentTable;
  readonly #words: IndexWords;
  readonly #kept = new Map<string, WordPosts>();
  #links = new LinkWords();
  #bytes = 0;

  constructor(table: SegmentTable, words: IndexWords) {
    super();
    this.#table = table;
    this.#words = words;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Called by FlexSearch, which groups lists by how well they match. Ours have one group. */
  override get(word: string): readonly Uint32Array[] | undefined {
    const { posts } = this.of(word);
    return posts.length === 0 ? undefined : [posts];
  }

  override clear(): void {
    super.clear();
    this.#kept?.clear();
    this.#bytes = 0;
  }

  of(word: string): WordPosts {
    let posts = this.#kept.get(word);
    if (posts) {
      return posts;
    }
    posts = this.#gather(word);
    const bytes = sizeOf(posts);
    if (this.#bytes + bytes > mostKept) {
      this.#makeRoom(bytes);
    }
    this.#kept.set(word, posts);
    this.#bytes += bytes;
    return posts;
  }

  /** Removes the oldest lookups until half of the limit is free. */
  #makeRoom(bytes: number): void {
    for (const [word, posts] of this.#kept) {
      if (this.#bytes + bytes <= mostKept / 2) {
        return;
      }
      this.#kept.delete(word);
      this.#bytes -= sizeOf(posts);
    }
  }

  setLinks(links: LinkWords): void {
    this.#links = links;
    this.clear();
  }

  #gather(word: string): WordPosts {
    const inText = this.#gatherFromSegments(word);
    const linked = new Map<number, readonly number[]>();
    for (const [number, places] of this.#links.of(word)) {
      const slot = this.#table.slotOf(number);
      if (slot >= 0) {
        const { segment, base } = this.#table.segmentOf(slot);
        const end = segment.end(slot - base, lastField) + fieldGap;
        linked.set(
          slot,
          places.map((place) => end + place),
        );
      }
    }
    return linked.size === 0 ? inText : withLinked(inText, linked);
  }

  #gatherFromSegments(word: string): WordPosts {
    const places = this.#words.places(word);
    const parts: WordPart[] = [];
    for (const [index, open] of this.#table.open.entries()) {
      const ordinal = places[index] as number;
      if (ordinal >= 0) {
        parts.push({ open, ordinal, postings: open.segment.postings(ordinal) });
      }
    }
    const [only] = parts;
    if (!only) {
      return none;
    }
    if (parts.length === 1 && only.open.base === 0 && only.open.dead === 0) {
      return { ...none, posts: only.postings.posts, masks: only.postings.masks, parts };
    }
    return { ...none, ...joined(parts), parts };
  }
}

/** The posts of a word, including those that have it only in link texts to them. */
function withLinked(inText: WordPosts, linked: WordPosts['linked']): WordPosts {
  const slots = Uint32Array.from(linked.keys()).sort();
  const most = inText.posts.length + slots.length;
  const posts = new Uint32Array(most);
  const masks = new Uint8Array(most);
  let [count, next] = [0, 0];
  const add = (slot: number, mask: number): void => {
    posts[count] = slot;
    masks[count] = mask;
    count += 1;
  };
  for (let index = 0; index < inText.posts.length; index += 1) {
    const slot = inText.posts[index] as number;
    for (; next < slots.length && (slots[next] as number) < slot; next += 1) {
      add(slots[next] as number, linkField);
    }
    const isLinked = slots[next] === slot;
    add(slot, (inText.masks[index] as number) | (isLinked ? linkField : 0));
    next += isLinked ? 1 : 0;
  }
  for (; next < slots.length; next += 1) {
    add(slots[next] as number, linkField);
  }
  return { ...inText, linked, posts: posts.slice(0, count), masks: masks.slice(0, count) };
}

function joined(parts: readonly WordPart[]): Pick<WordPosts, 'posts' | 'masks'> {
  const most = parts.reduce((sum, { postings }) => sum + postings.posts.length, 0);
  const posts = new Uint32Array(most);
  const masks = new Uint8Array(most);
  let count = 0;
  for (const { open, postings } of parts) {
    for (let index = 0; index < postings.posts.length; index += 1) {
      const local = postings.posts[index] as number;
      if (open.dead === 0 || open.numbers[local] !== 0) {
        posts[count] = open.base + local;
        masks[count] = postings.masks[index] as number;
        count += 1;
      }
    }
  }
  return count === most ? { posts, masks } : { posts: posts.slice(0, count), masks: masks.slice(0, count) };
}

function sizeOf({ posts, parts, linked }: WordPosts): number {
  return (
    overhead +
    100 * linked.size +
    5 * posts.length +
    9 * parts.reduce((sum, { postings }) => sum + postings.posts.length, 0)
  );
}

/** Tells which posts have a word. FlexSearch answers, with lists that are read from the segments on demand. */
export class WordEngine {
  readonly #table: SegmentTable;
  readonly #lists: PostingLists;
  readonly #index: InstanceType<typeof FlexSearch.Index>;

  constructor(table: SegmentTable, words: IndexWords) {
    this.#table = table;
    this.#lists = new PostingLists(table, words);
    const index = new FlexSearch.Index({
      tokenize: 'strict',
      // FlexSearch's own encoders turn `C++` into `c`.
      encode: (word: string) => [word],
      resolution: 1,
      fastupdate: true,
      cache: false,
    });
    this.#index = Object.assign(index, { map: this.#lists });
  }

  /** Must be called when segments or posts have changed. */
  forget(): void {
    this.#lists.clear();
  }

  /** Sets the words of link texts. */
  setLinks(links: LinkWords): void {
    this.#lists.setLinks(links);
  }

  /** The size of the kept lists, in bytes. */
  get bytes(): number {
    return this.#lists.bytes;
  }

  /** The slots of the posts that have a word, ascending. */
  postsWith(word: string): Uint32Array {
    // By default FlexSearch answers with at most a hundred posts.
    const found: unknown = word === '' ? [] : this.#index.search(word, { limit: this.#table.slots + 1 });
    return found instanceof Uint32Array ? found : none.posts;
  }

  /** The posts of a word, with fields and places. */
  of(word: string): WordPosts {
    return this.postsWith(word).length === 0 ? none : this.#lists.of(word);
  }
}

/** The index of a number in an ascending list, or -1. */
export function indexOf(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < sorted.length && sorted[low] === wanted ? low : -1;
}

/** Writes the places of a word in a post to the start of `into`. Returns their number. */
export function placesOf(word: WordPosts, slot: number, into: Places): number {
  const countInText = placesInText(word, slot, into);
  const linked = word.linked.get(slot);
  if (linked === undefined) {
    return countInText;
  }
  const before = into.numbers;
  const numbers = into.room(countInText + linked.length);
  if (numbers !== before) {
    numbers.set(before.subarray(0, countInText));
  }
  numbers.set(linked, countInText);
  return countInText + linked.length;
}

function placesInText({ parts }: WordPosts, slot: number, into: Places): number {
  for (const { open, ordinal, postings } of parts) {
    if (slot >= open.base && slot < open.base + open.segment.size) {
      const index = indexOf(postings.posts, slot - open.base);
      return index < 0 ? 0 : open.segment.places(ordinal, postings, index, into);
    }
  }
  return 0;
}
