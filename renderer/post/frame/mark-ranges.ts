/** A part of a text node to be marked; pieces of one hit have the same number. */
export interface Piece {
  readonly node: number;
  readonly start: number;
  readonly end: number;
  readonly hit: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly hit: number;
}

/**
 * Cuts the ranges of a block's text (in order, not overlapping) where its text nodes end. `lengths` are those of the
 * block's text nodes in order. What lies beyond the text is left out.
 */
export function cutRanges(lengths: readonly number[], ranges: readonly Range[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let node = 0;
  let before = 0;
  for (const { start, end, hit } of ranges) {
    while (node < lengths.length && before + (lengths[node] ?? 0) <= start) {
      before += lengths[node++] ?? 0;
    }
    // The next range may begin in the node that this one ends in.
    let from = before;
    for (let at = node; at < lengths.length && from < end; at++) {
      const length = lengths[at] ?? 0;
      const piece = { node: at, start: Math.max(start, from) - from, end: Math.min(end, from + length) - from, hit };
      if (piece.end > piece.start) {
        pieces.push(piece);
      }
      from += length;
    }
  }
  return pieces;
}
