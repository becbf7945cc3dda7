import type { ByteSource } from '../storage/byte-source.ts';

/**
 * A segment to be written: its sections by name. Each has a buffer of its own, so that it can be moved to another
 * thread.
 */
export type SegmentBytes = Readonly<Record<string, Uint8Array<ArrayBuffer>>>;

/** A segment to be read. */
export type SegmentSources = Readonly<Record<string, ByteSource>>;

export function lengthOf(bytes: SegmentBytes): number {
  return Object.values(bytes).reduce((sum, section) => sum + section.length, 0);
}
