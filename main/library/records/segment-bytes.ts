import type { ByteSource } from '../storage/byte-source.ts';

/** A segment as it is made: its sections by name, each a buffer of its own, so that they can be handed to another thread. */
export type SegmentBytes = Readonly<Record<string, Uint8Array<ArrayBuffer>>>;

/** A segment as it is read. */
export type SegmentSources = Readonly<Record<string, ByteSource>>;

export function lengthOf(bytes: SegmentBytes): number {
  return Object.values(bytes).reduce((sum, section) => sum + section.length, 0);
}
