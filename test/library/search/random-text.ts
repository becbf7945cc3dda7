/** Characters and words of every kind. */
export const everyKind = [
  ...'aZ09_-.:\'’@#$+ \n\t/"(',
  'é',
  'e\u0301',
  'ß',
  'İ',
  'ﬁ',
  '𝐀',
  '😀',
  '👩‍👩‍👧',
  '日',
  '本',
  'カ',
  'ー',
  'が',
  '𠮷',
  'ก',
  'ี',
  '่',
  '한',
  'ع',
  'ﷺ',
  '\u0301',
  '\u200d',
  '\ufeff',
  '++',
  'word',
];

/** Random text of 40 pieces. The same seed gives the same text. */
export function randomText(seed: number, pieces: readonly string[] = everyKind): string {
  let state = seed;
  let text = '';
  for (let count = 0; count < 40; count += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    text += pieces[(state >>> 8) % pieces.length];
  }
  return text;
}

/** One half of a surrogate pair, without the other. */
export const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
