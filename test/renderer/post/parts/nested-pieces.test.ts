// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { nestedPieces } from '../../../../renderer/post/parts/nested-pieces.ts';

function piecesOf(count: number) {
  return Array.from({ length: count }, (_, at) => {
    const shown = document.createElement('span');
    shown.append(`line ${at}\n`);
    return { shown, lines: 2 };
  });
}

it.each([1, 24, 25, 600, 5_000])('puts %d pieces into few, which hold them in order', (count) => {
  const pieces = nestedPieces(document, piecesOf(count), 'code-piece');
  expect(pieces.length).toBeLessThanOrEqual(24);
  expect(pieces.map(({ textContent }) => textContent).join('')).toBe(
    piecesOf(count)
      .map(({ shown }) => shown.textContent)
      .join(''),
  );
  const lines = pieces.map((piece) => Number(piece.style.getPropertyValue('--lines')));
  expect(lines.reduce((sum, each) => sum + each, 0)).toBe(2 * count);
  const sides = pieces
    .flatMap((piece) => [...piece.querySelectorAll('.code-piece')])
    .map((each) => each.childElementCount);
  expect(Math.max(0, ...sides)).toBeLessThanOrEqual(24);
});
