import type { Part } from '../../../main/library/model.ts';

type Tokens = (Part & { kind: 'code' })['tokens'];

/** Some lines of code: joined, the pieces of a code are its tokens, of which one may be cut where a line ends. */
export interface CodePiece {
  readonly tokens: Tokens;
  readonly lines: number;
}

/** Code of more lines is laid out piece by piece, as it comes near: 900 lines in one took 100 ms. */
const linesTogether = 24;

/** Cuts code into pieces of so many lines; a code of no more than that is one piece. */
export function codePieces(tokens: Tokens): readonly CodePiece[] {
  const pieces: CodePiece[] = [];
  let piece: [scope: string, text: string][] = [];
  let lines = 0;
  for (const [scope, text] of tokens) {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      lines += 1;
      if (lines === linesTogether) {
        piece.push([scope, text.slice(from, end + 1)]);
        pieces.push({ tokens: piece, lines });
        from = end + 1;
        piece = [];
        lines = 0;
      }
    }
    if (from < text.length) {
      piece.push([scope, text.slice(from)]);
    }
  }
  if (piece.length > 0 || pieces.length === 0) {
    const endsLine = piece.at(-1)?.[1].endsWith('\n') ?? false;
    pieces.push({ tokens: piece, lines: endsLine ? lines : lines + 1 });
  }
  return pieces;
}
