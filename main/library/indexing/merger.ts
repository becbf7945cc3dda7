import type { SavedLibrary, SavedState } from '../cache/saved-library.ts';
import type { SegmentMaker } from '../records/segment-maker.ts';
import type { OpenSegment, RecordPlace, SegmentStore } from '../records/segment-store.ts';
import { keepSegment } from './keep-segment.ts';

/** Above this number, segments are merged: each one costs every query a little. */
const mostSegments = 8;
/** In bytes. No merge makes a larger segment, because a merge holds all of it in memory. */
const largestMerged = 64 * 1024 * 1024;

/** Keeps the segments few, and the saved state up to date. */
export class Merger {
  readonly #store: SegmentStore;
  readonly #maker: SegmentMaker;
  readonly #saved: SavedLibrary | null;
  readonly #merged: (moved: (place: RecordPlace) => RecordPlace | null) => void;
  #run: Promise<void> | null = null;
  #closed = false;

  /** `merged` is called with the new places of the records in merged segments. */
  constructor(
    store: SegmentStore,
    maker: SegmentMaker,
    saved: SavedLibrary | null,
    merged: (moved: (place: RecordPlace) => RecordPlace | null) => void,
  ) {
    this.#store = store;
    this.#maker = maker;
    this.#saved = saved;
    this.#merged = merged;
  }

  /** Puts the segments of the archive in use in the cache folder. */
  commit({ basis, complete }: Pick<SavedState, 'basis' | 'complete'>, listing: unknown): void {
    const segments = this.#store.segments.flatMap(({ name, dead }) =>
      name === null ? [] : [{ name, dead: [...dead] }],
    );
    this.#saved?.commit({ basis, segments, ...(complete === undefined ? {} : { complete }) }, listing);
  }

  /** Merges segments if there are too many, while other work goes on. */
  mergeWhenDue(): void {
    if (this.#run === null && !this.#closed) {
      this.#run = this.#mergeAll().finally(() => {
        this.#run = null;
      });
    }
  }

  async whenDone(): Promise<void> {
    await this.#run;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#maker.close();
    await this.#run;
  }

  async #mergeAll(): Promise<void> {
    for (let due = this.#due(); due.length > 1 && !this.#closed; due = this.#due()) {
      const done = await this.#merge(due).catch(() => false);
      if (!done) {
        return;
      }
    }
  }

  /** The segments with the least live data, if there are so many that merging them pays. Otherwise none. */
  #due(): readonly OpenSegment[] {
    const { segments } = this.#store;
    if (segments.length <= mostSegments) {
      return [];
    }
    const due: OpenSegment[] = [];
    let length = 0;
    for (const segment of [...segments].sort((a, b) => liveLength(a) - liveLength(b))) {
      length += liveLength(segment);
      if (length > largestMerged && due.length > 1) {
        break;
      }
      due.push(segment);
    }
    // Merging the same large segments again and again would never end.
    return due.length > segments.length / 2 || due.length > mostSegments / 2 ? due : [];
  }

  /** False if the merge failed or is out of date. */
  async #merge(unordered: readonly OpenSegment[]): Promise<boolean> {
    const old = this.#store.segments.filter((segment) => unordered.includes(segment));
    const origins: RecordPlace[] = old.flatMap((segment) =>
      Array.from(segment.numbers.keys(), (at) => ({ segment, at })).filter(({ at }) => !segment.dead.has(at)),
    );
    const bytes = await this.#maker.merge(
      old.map(({ name, bytes: inMemory, dead }) => ({
        file: name === null ? null : (this.#saved?.pathOf(name) ?? null),
        bytes: inMemory,
        dead: [...dead],
      })),
    );
    // Another look may have thrown these segments away meanwhile.
    if (this.#closed || !old.every((segment) => this.#store.segments.includes(segment))) {
      return false;
    }
    const segment = keepSegment(bytes, this.#store, this.#saved);
    const places = new Map<OpenSegment, Map<number, number>>(old.map((each) => [each, new Map()]));
    for (const [at, origin] of origins.entries()) {
      places.get(origin.segment)?.set(origin.at, at);
      segment.numbers[at] = origin.segment.numbers[origin.at] as number;
      // A post may have changed while the merge was made.
      if (origin.segment.dead.has(origin.at)) {
        segment.dead.add(at);
      }
    }
    this.#store.replace(old, segment);
    this.#merged((place) => {
      const at = places.get(place.segment)?.get(place.at);
      return at === undefined ? null : { segment, at };
    });
    return true;
  }
}

function liveLength({ length, numbers, dead }: OpenSegment): number {
  return numbers.length === 0 ? 0 : (length * (numbers.length - dead.size)) / numbers.length;
}
