import { expect, it } from 'vitest';
import { codePieces } from '../../../../renderer/post/parts/code-pieces.ts';

function linesOf(count: number): string {
  return Array.from({ length: count }, (_, line) => `line ${line}\n`).join('');
}

it('leaves short code as it is', () => {
  const tokens = [
    ['hljs-keyword', 'def'],
    ['', ' a():\n  pass\n'],
  ] as const;
  expect(codePieces(tokens)).toEqual([{ tokens, lines: 2, wraps: false }]);
  expect(codePieces([['', 'one\ntwo']])).toMatchObject([{ lines: 2 }]);
  expect(codePieces([])).toEqual([{ tokens: [], lines: 1, wraps: false }]);
});

it('cuts long code at the ends of lines, a token of many lines too', () => {
  const tokens = [
    ['', linesOf(50)],
    ['hljs-comment', linesOf(100)],
    ['', 'the end'],
  ] as const;
  const pieces = codePieces(tokens);
  expect(pieces.map(({ lines }) => lines)).toEqual([24, 24, 24, 24, 24, 24, 7]);
  const text = pieces.flatMap((piece) => piece.tokens.map(([, words]) => words)).join('');
  expect(text).toBe(tokens.map(([, words]) => words).join(''));
  expect(pieces.every(({ tokens: [first] }) => first?.[1].startsWith('line '))).toBe(true);
  expect(pieces[4]?.tokens.map(([scope]) => scope)).toEqual(['hljs-comment']);
});

it('makes no empty piece where code ends with a piece', () => {
  expect(codePieces([['', linesOf(48)]]).map(({ lines }) => lines)).toEqual([24, 24]);
});

it('makes longer pieces of a great many lines', () => {
  const text = 'a\n\n'.repeat(500_000);
  const pieces = codePieces([['', text]]);
  expect(pieces.length).toBeLessThanOrEqual(8_000);
  expect(pieces.map(({ tokens }) => tokens.map(([, words]) => words).join('')).join('')).toBe(text);
});

it('cuts a line that is too long to be shown as one, within no character', () => {
  const code = `short\n${'😀'.repeat(15_000)}\nshort\n`;
  const pieces = codePieces([
    ['', code.slice(0, 7_001)],
    ['hljs-comment', code.slice(7_001)],
  ]);
  expect(pieces.length).toBeGreaterThan(14);
  expect(pieces.every(({ wraps }) => wraps)).toBe(true);
  const texts = pieces.map(({ tokens }) => tokens.map(([, text]) => text).join(''));
  expect(texts.join('')).toBe(code);
  expect(texts.filter((text) => /^[\udc00-\udfff]|[\ud800-\udbff]$/u.test(text))).toEqual([]);
});

it('counts a line that goes through many tokens', () => {
  const tokens = Array.from({ length: 300 }, () => ['hljs-string', 'x'.repeat(100)] as const);
  expect(codePieces(tokens).length).toBe(15);
  expect(codePieces(tokens.map(([scope, text]) => [scope, `${text}\n`] as const))[0]?.wraps).toBe(false);
});
