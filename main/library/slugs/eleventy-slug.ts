import { transliterate } from './transliterate.ts';

/** Texts in these scripts are written by the libraries as by our tables. */
const latinGreekCyrillic =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]*$/u;
const latinCyrillic = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u;

const german: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };

/**
 * The slug of @sindresorhus/slugify, as Eleventy calls it. Empty for letters whose result is unknown to us. Before
 * Eleventy 3, an apostrophe separates words (`don-t`).
 */
export function slugifyFilter(text: string, contractions: boolean): string {
  const composed = text.normalize('NFC').replace(/[^\0-\x7f\p{L}\p{M}\p{N}]+/gu, '-');
  if (!latinGreekCyrillic.test(composed)) {
    return '';
  }
  const plain = transliterate(composed.replace(/[äöüßÄÖÜ]/g, (letter) => german[letter] ?? letter))
    .replaceAll('&', ' and ')
    .toLowerCase();
  const joined = contractions ? plain.replace(/([a-z\d]+)'([ts])(?=\s|$)/g, '$1$2') : plain;
  return joined.replace(/[^a-z\d]+/g, '-').replace(/^-|-$/g, '');
}

const words: Readonly<Record<string, string>> = {
  $: 'dollar',
  '%': 'percent',
  '&': 'and',
  '<': 'less',
  '>': 'greater',
  '|': 'or',
  '-': ' ',
  '–': ' ',
  '—': ' ',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '…': '...',
  '€': 'euro',
  '£': 'pound',
  '©': '(c)',
  '®': '(r)',
  đ: 'dj',
  Đ: 'DJ',
};

/**
 * The slug of the older filter `slug` (simov/slugify), which keeps most signs. Empty for letters that it may not know.
 */
export function slugFilter(text: string): string {
  const composed = text.normalize('NFC');
  if (!latinCyrillic.test(composed)) {
    return '';
  }
  const plain = [...composed].map((sign) => words[sign] ?? sign).join('');
  return transliterate(plain.replace(/[^\p{L}\p{N}_\s$*+~.()'"!\-:@]+/gu, ''))
    .trim()
    .replace(/\s+/g, '-')
    .toLowerCase();
}
