import { setTimeout } from 'node:timers/promises';
import type { SavedLibrary, SavedState } from '../cache/saved-library.ts';
import type { SegmentMaker } from '../records/segment-maker.ts';
import type { OpenSegment, RecordPlace, SegmentStore } from '../records/segment-store.ts';
import { keepSegmentLater } from './keep-segment.ts';

/** Above this number, segments are merged: each one costs every query a little. */
const mostSegments = 8;
/** In bytes. No merge makes a larger segment, because a merge holds all of it in memory. */
const largestMerged = 64 * 1024 * 1024;
/** Above this number nothing is waited for: each segment is an open file. */
export const mostUnmerged = 64;

export interface MergerOptions {
  readonly store: SegmentStore;
  readonly maker: SegmentMaker;
  readonly saved: SavedLibrary | null;
  /** Called with the new places of the records in merged segments. */
  readonly merged: (moved: (place: RecordPlace) => RecordPlace | null) => void;
  /** In milliseconds: how long the folder must be quiet before a merge begins. */
  readonly pause: number;
}

/** Keeps the segments few, and the saved state up to date. */
export class Merger {
  readonly #store: SegmentStore;
  readonly #maker: SegmentMaker;
  readonly #saved: SavedLibrary | null;
  readonly #merged: (moved: (place: RecordPlace) => RecordPlace | null) => void;
  readonly #pause: number;
  /** When merges may begin, by `performance.now()`. */
  #quietFrom = 0;
  #run: Promise<void> | null = null;
  readonly #closing = new AbortController();

  constructor({ store, maker, saved, merged, pause }: MergerOptions) {
    this.#store = store;
    this.#maker = maker;
    this.#saved = saved;
    this.#merged = merged;
    this.#pause = pause;
  }

  /** Puts the segments of the archive in use in the cache folder. */
  commit({ basis, complete }: Pick<SavedState, 'basis' | 'complete'>, listing: unknown): void {
    const segments = this.#store.segments.flatMap(({ name, dead }) =>
      name === null ? [] : [{ name, dead: [...dead] }],
    );
    this.#saved?.commit({ basis, segments, ...(complete === undefined ? {} : { complete }) }, listing);
  }

  /** Called at each look at the folder. Reading what has changed comes before merges. */
  putOff(): void {
    this.#quietFrom = performance.now() + this.#pause;
  }

  /** Merges segments if there are too many, once the folder is quiet. Other work goes on meanwhile. */
  mergeWhenDue(): void {
    if (this.#run === null && !this.#closed) {
      this.#run = this.#mergeAll().finally(() => {
        this.#run = null;
      });
    }
  }

  get #closed(): boolean {
    return this.#closing.signal.aborted;
  }

  async whenDone(): Promise<void> {
    await this.#run;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#maker.close();
    await this.#run;
  }

  async #mergeAll(): Promise<void> {
    while (this.#due().length > 1) {
      await this.#whenQuiet();
      const due = this.#due();
      if (this.#closed || due.length <= 1) {
        return;
      }
      const done = await this.#merge(due).catch(() => false);
      if (!done) {
        return;
      }
    }
  }

  async #whenQuiet(): Promise<void> {
    const { signal } = this.#closing;
    for (;;) {
      const left = this.#quietFrom - performance.now();
      if (left <= 0 || signal.aborted || this.#store.segments.length > mostUnmerged) {
        return;
      }
      await setTimeout(left, null, { signal }).catch(() => null);
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
    return due.length > mostSegments / 2 ? due : [];
  }

  /** Whether these segments are still in use. A look at the folder may have thrown them away during a merge. */
  #isCurrent(segments: readonly OpenSegment[]): boolean {
    return !this.#closed && segments.every((segment) => this.#store.segments.includes(segment));
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
    if (!this.#isCurrent(old)) {
      return false;
    }
    const segment = await keepSegmentLater(bytes, this.#store, this.#saved);
    if (!this.#isCurrent(old)) {
      return false;
    }
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
