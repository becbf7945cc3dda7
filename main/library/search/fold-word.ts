import { unspacedRun } from './scan-words.ts';

// Latin, Greek and Cyrillic accents, and Hebrew and Arabic points, which people leave out. In Hindi or Thai a mark is a
// vowel and stays. Characters without width and the Arabic stretch mark are removed too.
const dropped = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]|\u0640|\u20e3|\p{DI}|\s/gu;
const hyphens = /[\u2010-\u2013\u2212\ufe63\uff0d]/g;
const apostrophes = /[\u2019\u02bc\uff07]/g;

/** Letters that Unicode does not decompose, with the spelling of people who have no key for them. */
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

/** Different shapes of a letter, not different spellings. */
const shapes: Readonly<Record<string, string>> = { ς: 'σ', ی: 'ي', ى: 'ي', ک: 'ك' };
const otherShape = new RegExp(`[${Object.keys(shapes).join('')}]`, 'g');

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII. Such words need no more folding.
const onlyAscii = /^[\x00-\x7f]*$/;

/**
 * The form in which words are compared: lower case, no accents, straight hyphens and apostrophes, ligatures and `ß` as
 * letters.
 */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  return onlyAscii.test(lower)
    ? lower
    : smooth(lower, 'NFKD').replace(specialLetter, (letter) => plainLetters[letter] as string);
}

/**
 * The spelling of a word that folding would change: with its `ß`, `ı`, ligatures and wide letters. Null if the word has
 * none of these. Posts with the query's own spelling come before those that only fold to it.
 */
export function spelledWord(word: string): string | null {
  // In a word with `ı`, a capital `I` is one too.
  const lower = (word.includes('ı') ? word.replaceAll('I', 'ı') : word).toLowerCase();
  if (onlyAscii.test(lower)) {
    return null;
  }
  const spelled = smooth(lower, 'NFD');
  // Scripts without spaces are indexed in pairs of characters, which would all be there twice.
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
