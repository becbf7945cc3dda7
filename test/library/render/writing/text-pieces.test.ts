import { describe, expect, it } from 'vitest';
import { TextPieces } from '../../../../main/library/render/writing/text-pieces.ts';
import { stepGrowth } from '../../../step-growth.ts';

function cut(...texts: readonly string[]) {
  const pieces = new TextPieces();
  return texts.flatMap((text) => pieces.cut(text).pieces);
}

/** The length of the longest text that is laid out together. */
function longestTogether(pieces: ReturnType<typeof cut>): number {
  let together = 0;
  return pieces.reduce((longest, { text, apart }) => {
    together = apart ? 0 : together + text.length;
    return Math.max(longest, apart ? text.length : together);
  }, 0);
}

describe('TextPieces', () => {
  it.each([
    ['letters', 'a'.repeat(200_000)],
    ['letters that a font lacks', '\uFFFD'.repeat(200_000)],
    ['letters that are joined', 'ب'.repeat(200_000)],
    ['characters of two units', '😀'.repeat(100_000)],
    ['letters with marks', 'q\u0301\u0323'.repeat(60_000)],
  ])('cuts a run of %s, and nowhere within one of them', (_what, text) => {
    const pieces = cut(text);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(longestTogether(pieces)).toBeLessThanOrEqual(3_041);
    for (const piece of pieces) {
      expect(piece.text).not.toMatch(/^[\udc00-\udfff\p{M}]/u);
    }
  });

  it('cuts a run that goes through many elements', () => {
    const pieces = cut(...Array.from({ length: 200 }, () => '\uFFFD'.repeat(1_000)));
    expect(longestTogether(pieces)).toBeLessThanOrEqual(3_041);
  });

  it.each([
    ['letters of many scripts', '\uFFFDa漢\u0F40'.repeat(250), 3_000],
    ['letters that are joined', 'ب'.repeat(1_000), 15_000],
    ['emojis between spaces', '\u{1F468} '.repeat(300), 700],
    ['emojis behind joiners', '\u200D\u{1F468} '.repeat(300), 900],
  ])('lays out little at once where %s are in many elements', (_what, text, most) => {
    const pieces = cut(...Array.from({ length: 200 }, () => text));
    const atOnce = pieces.reduce((sum, piece) => sum + (piece.apart ? 0 : piece.text.length), 0);
    expect(atOnce).toBeLessThanOrEqual(most);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text.repeat(200));
  });

  it('makes no boxes of single letters, however many elements hold them', () => {
    const pieces = cut('\uFFFDa漢\u0F40'.repeat(1_000), ...Array.from({ length: 10_000 }, () => 'ب'));
    expect(pieces.filter(({ apart }) => apart).length).toBeLessThan(20);
  });

  it('cuts after a punctuation mark if one is near', () => {
    const sentence = `${'漢'.repeat(40)}。`;
    const pieces = cut(sentence.repeat(200));
    expect(pieces.length).toBeGreaterThan(2);
    for (const { text } of pieces) {
      expect(text).toMatch(/。$/);
    }
  });

  it('cuts a text of many scripts, spaces or not', () => {
    const pieces = cut('\uFFFD a 漢 \u0F40 '.repeat(20_000));
    expect(pieces.length).toBeGreaterThan(15);
  });

  it.each([
    ['a long paragraph', 'Words that are many but plain. '.repeat(3_000)],
    ['one of another script', 'Слова, которых много. '.repeat(3_000)],
    ['one without spaces', `${'這是一個很長的段落，'.repeat(200)}`],
    ['one of two scripts', '使用 Redis 的時候，'.repeat(300)],
  ])('leaves %s whole', (_what, text) => {
    expect(cut(text)).toEqual([{ text, apart: false }]);
  });

  it('takes steps in proportion to the text', () => {
    expect(stepGrowth((size) => cut('\uFFFD'.repeat(size), 'a '.repeat(size)), 20_000)).toBeLessThan(5);
  });
});
