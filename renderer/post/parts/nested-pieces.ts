import { element } from './element.ts';

/** The most boxes side by side. */
const together = 24;

/** A piece of code as an element, and how many lines it has. */
export interface BuiltPiece {
  readonly shown: HTMLElement;
  readonly lines: number;
}

/**
 * Puts pieces into larger boxes, and these into larger ones again, until there are few side by side. A box costs nothing
 * while the box around it is out of sight. 10,000 boxes side by side took two seconds to remove.
 */
export function nestedPieces(
  document: Document,
  pieces: readonly BuiltPiece[],
  className: string,
): readonly HTMLElement[] {
  let level = pieces.map((piece) => sized(piece));
  while (level.length > together) {
    level = Array.from({ length: Math.ceil(level.length / together) }, (_, at) => {
      const inside = level.slice(at * together, (at + 1) * together);
      const lines = inside.reduce((sum, piece) => sum + piece.lines, 0);
      return sized({
        shown: element(document, 'span', { class: className }, ...inside.map(({ shown }) => shown)),
        lines,
      });
    });
  }
  return level.map(({ shown }) => shown);
}

function sized(piece: BuiltPiece): BuiltPiece {
  piece.shown.style.setProperty('--lines', String(piece.lines));
  return piece;
}
