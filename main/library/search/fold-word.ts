import { unspacedRun } from './scan-words.ts';

// Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic: what people leave out. In Hindi or Thai a mark is a
// vowel. Signs without width and the Arabic stretch mark are no part of a word either.
const dropped = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]|\u0640|\u20e3|\p{DI}|\s/gu;
const hyphens = /[\u2010-\u2013\u2212\ufe63\uff0d]/g;
const apostrophes = /[\u2019\u02bc\uff07]/g;

/** Letters that Unicode takes apart in no way, as people write them who do not have them on their keyboard. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
};
const specialLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/** Letters that are another shape of a letter, not another spelling. */
const shapes: Readonly<Record<string, string>> = { ς: 'σ', ی: 'ي', ى: 'ي', ک: 'ك' };
const otherShape = new RegExp(`[${Object.keys(shapes).join('')}]`, 'g');

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is most of all words and needs no more folding.
const onlyAscii = /^[\x00-\x7f]*$/;

/** How words are compared: lower case, without accents, hyphens and apostrophes straight, ligatures and `ß` in letters. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  return onlyAscii.test(lower)
    ? lower
    : smooth(lower, 'NFKD').replace(specialLetter, (letter) => plainLetters[letter] as string);
}

/**
 * The spelling of a word: as it is folded, but with its own `ß`, `ı`, ligatures and wide letters. Null where that makes no
 * difference. Posts that spell a word as the query does are ranked before those that only fold to it.
 */
export function spelledWord(word: string): string | null {
  // Beside a `ı`, a capital `I` is one too.
  const lower = (word.includes('ı') ? word.replaceAll('I', 'ı') : word).toLowerCase();
  if (onlyAscii.test(lower)) {
    return null;
  }
  const spelled = smooth(lower, 'NFD');
  // Scripts without spaces are indexed in pairs of characters: each would be there twice.
  return spelled === foldWord(word) || unspacedRun.test(spelled) ? null : spelled;
}

function smooth(lower: string, form: 'NFD' | 'NFKD'): string {
  return lower
    .normalize(form)
    .replace(dropped, '')
    .toLowerCase()
    .replace(hyphens, '-')
    .replace(apostrophes, "'")
    .replace(otherShape, (letter) => shapes[letter] as string);
}
