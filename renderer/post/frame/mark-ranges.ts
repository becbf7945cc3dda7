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
 * Cuts ranges of a block's text (in order, not overlapping) where its text nodes end. `lengths` are the lengths of the
 * text nodes, in order. Parts beyond the end of the text are left out.
 */
export function cutRanges(lengths: readonly number[], ranges: readonly Range[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let node = 0;
  let before = 0;
  for (const { start, end, hit } of ranges) {
    while (node < lengths.length && before + (lengths[node] ?? 0) <= start) {
      before += lengths[node++] ?? 0;
    }
    // `node` and `before` stay, since the next range may begin in the node in which this one ends.
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
