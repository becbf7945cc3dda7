import type { Part } from '../../../main/library/model/parts.ts';

type Tokens = (Part & { kind: 'code' })['tokens'];

/** Some lines of code. Joined, all pieces have the tokens of the code; a token may be cut at the end of a line. */
export interface CodePiece {
  readonly tokens: Tokens;
  readonly lines: number;
  /** Whether its lines wrap, because the code has a line that is too long to be shown as one. */
  readonly wraps: boolean;
}

/** Lines in a piece. Pieces are laid out when they come near the visible part: 900 lines in one piece took 100 ms. */
const linesTogether = 24;
/** Longer pieces are made of code that would have more than this many: 60,000 pieces took 0.4 s to build. */
const mostPieces = 8_000;
/** In UTF-16 units. Code with a longer line wraps. Nobody reads such a line, and 200,000 letters of many scripts took 5 s. */
const longestLine = 20_000;
/** In UTF-16 units: size of a piece of code that wraps. */
const unitsTogether = 2_000;
const lineWidth = 80;

/** Cuts code into pieces. Short code is one piece. */
export function codePieces(tokens: Tokens): readonly CodePiece[] {
  return hasLongLine(tokens) ? wrappedPieces(tokens) : piecesOfLines(tokens);
}

function hasLongLine(tokens: Tokens): boolean {
  let line = 0;
  for (const [, text] of tokens) {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      if (line + end - from > longestLine) {
        return true;
      }
      line = 0;
      from = end + 1;
    }
    line += text.length - from;
    if (line > longestLine) {
      return true;
    }
  }
  return false;
}

/** Pieces that end where a line ends, or within a long line. They have no colours, which would help nobody there. */
function wrappedPieces(tokens: Tokens): readonly CodePiece[] {
  const code = tokens.map(([, text]) => text).join('');
  const pieces: CodePiece[] = [];
  for (let from = 0; from < code.length; ) {
    // Looks no further back than the piece begins, since a long line may be all of the code.
    const lastLine = code.slice(from, from + unitsTogether).lastIndexOf('\n') + 1;
    const isInPair = /[\udc00-\udfff]/u.test(code.charAt(from + unitsTogether));
    const end = from + (lastLine > 0 ? lastLine : unitsTogether + (isInPair ? 1 : 0));
    const text = code.slice(from, end);
    pieces.push({ tokens: [['', text]], lines: Math.ceil(text.length / lineWidth), wraps: true });
    from = end;
  }
  return pieces;
}

function countLines(tokens: Tokens): number {
  let lines = 1;
  for (const [, text] of tokens) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      lines += 1;
    }
  }
  return lines;
}

function piecesOfLines(tokens: Tokens): readonly CodePiece[] {
  const together = Math.max(linesTogether, Math.ceil(countLines(tokens) / mostPieces));
  const pieces: CodePiece[] = [];
  let piece: [scope: string, text: string][] = [];
  let lines = 0;
  for (const [scope, text] of tokens) {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      lines += 1;
      if (lines === together) {
        piece.push([scope, text.slice(from, end + 1)]);
        pieces.push({ tokens: piece, lines, wraps: false });
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
    pieces.push({ tokens: piece, lines: endsLine ? lines : lines + 1, wraps: false });
  }
  return pieces;
}
