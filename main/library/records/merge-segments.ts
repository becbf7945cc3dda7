import { mergeIndexSegments } from '../search/index-segment/merge-index-segments.ts';
import { SectionFile } from '../storage/section-file.ts';
import { openSegment, segmentInMemory } from './open-segment.ts';
import { mergeRecords } from './record-segment.ts';
import type { SegmentBytes, SegmentSources } from './segment-bytes.ts';
import type { MergedSegment } from './segment-maker.ts';

/** Merges segments into one: their live posts, in order. Throws `DamagedData`. */
export function mergeSegments(merged: readonly MergedSegment[]): SegmentBytes {
  const files: SectionFile[] = [];
  const open = ({ file, bytes }: MergedSegment): SegmentSources => {
    if (file === null) {
      return segmentInMemory(bytes ?? {});
    }
    const opened = new SectionFile(file);
    files.push(opened);
    return opened.sections;
  };
  try {
    const segments = merged.map((segment) => openSegment(open(segment)));
    const dead = merged.map((segment) => new Set(segment.dead));
    const isDead = (segment: number, post: number): boolean => dead[segment]?.has(post) ?? false;
    return {
      ...mergeRecords(
        segments.map(({ records }) => records),
        isDead,
      ),
      ...mergeIndexSegments(
        segments.map(({ index }) => index),
        isDead,
      ),
    };
  } finally {
    for (const file of files) {
      file.close();
    }
  }
}
