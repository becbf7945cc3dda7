import type { BlockCache } from '../search/index-segment/checked-bytes.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { DamagedData } from '../storage/damaged-data.ts';
import { openSegment, type SegmentHalves } from './open-segment.ts';
import type { RecordedText } from './post-record.ts';
import type { SegmentBytes, SegmentSources } from './segment-bytes.ts';

/** A segment that is in use. */
export interface OpenSegment extends SegmentHalves {
  /** Its name in the cache folder; null if it is in memory only. */
  readonly name: string | null;
  /** Its bytes, for a segment in memory; null if it is saved. */
  readonly bytes: SegmentBytes | null;
  /** In bytes, at rest. */
  readonly length: number;
  /** The number of each of its posts in the library; 0 for a dead post, and for a file that is not a post. */
  readonly numbers: Uint32Array;
  /** The indexes of files that have changed since or are gone. */
  readonly dead: Set<number>;
}

/** The data that a segment is opened from. */
export interface SegmentParts {
  readonly name: string | null;
  readonly bytes: SegmentBytes | null;
  readonly length: number;
  readonly sources: SegmentSources;
}

/** A file's place: which segment holds its record, and where in it. */
export interface RecordPlace {
  readonly segment: OpenSegment;
  readonly at: number;
}

/** The segments of a library, and where the record of each post is in them. */
export class SegmentStore {
  readonly #index: SearchIndex;
  readonly #cache: BlockCache;
  #segments: readonly OpenSegment[] = [];
  /** By number. */
  readonly #places: (RecordPlace | undefined)[] = [];

  /** Searched texts go into `index`. All segments share `cache`. */
  constructor(index: SearchIndex, cache: BlockCache) {
    this.#index = index;
    this.#cache = cache;
  }

  get segments(): readonly OpenSegment[] {
    return this.#segments;
  }

  /** Opens a segment without using it, so that its files can be read first. Throws `DamagedData`. */
  open(parts: SegmentParts, dead: Iterable<number> = []): OpenSegment {
    const { name, bytes, length, sources } = parts;
    const halves = openSegment(sources, this.#cache);
    return { ...halves, name, bytes, length, numbers: new Uint32Array(halves.records.size), dead: new Set(dead) };
  }

  /** Puts a segment in use, after its `numbers` were set. */
  add(segment: OpenSegment): void {
    this.#segments = [...this.#segments, segment];
    this.#note(segment);
    this.#index.addSegment(segment.index, segment.numbers);
  }

  /** Replaces segments by the one that they were merged into. */
  replace(old: readonly OpenSegment[], segment: OpenSegment): void {
    const first = this.#segments.indexOf(old[0] as OpenSegment);
    const kept = this.#segments.filter((each) => !old.includes(each));
    this.#segments = [...kept.slice(0, first), segment, ...kept.slice(first)];
    this.#note(segment);
    this.#index.replaceSegments(
      old.map(({ index }) => index),
      segment.index,
      segment.numbers,
    );
  }

  /** Marks the record of a post as dead. */
  bury(place: RecordPlace): void {
    const { segment, at } = place;
    const number = segment.numbers[at] as number;
    segment.dead.add(at);
    segment.numbers[at] = 0;
    if (number > 0 && this.#places[number]?.segment === segment) {
      this.#places[number] = undefined;
      this.#index.remove(number);
    }
  }

  /** Where the record of a post is. */
  placeOf(number: number): RecordPlace | undefined {
    return this.#places[number];
  }

  /** The part of a post's record that is not kept in memory. Throws `DamagedData`. */
  text(number: number): RecordedText {
    const place = this.#places[number];
    if (!place) {
      throw new Error('A post has no record.');
    }
    return place.segment.records.text(place.at);
  }

  /** Forgets everything. */
  clear(): void {
    this.#index.clear();
    this.#places.length = 0;
    this.#segments = [];
  }

  /** Bytes held in memory without those of the index, and bytes on disk. */
  get cost(): { readonly held: number; readonly stored: number } {
    let held = 0;
    let stored = 0;
    for (const { records, numbers, bytes, length } of this.#segments) {
      held += records.cost.held + numbers.byteLength + (bytes === null ? 0 : length);
      stored += length;
    }
    return { held, stored };
  }

  #note(segment: OpenSegment): void {
    for (const [at, number] of segment.numbers.entries()) {
      if (number > 0) {
        this.#places[number] = { segment, at };
      }
    }
  }
}

/** Whether an error means that saved data must be thrown away. */
export function isDamage(error: unknown): boolean {
  return error instanceof DamagedData;
}
