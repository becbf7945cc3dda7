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

/** Some text made of 40 pieces, the same for the same seed. */
export function randomText(seed: number, pieces: readonly string[] = everyKind): string {
  let state = seed;
  let text = '';
  for (let count = 0; count < 40; count += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    text += pieces[(state >>> 8) % pieces.length];
  }
  return text;
}

/** Half of a character that takes two UTF-16 units. */
export const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
