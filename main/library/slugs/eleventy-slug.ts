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

/** The options of simov/slugify. */
export interface SlugOptions {
  readonly replacement: string;
  readonly lower: boolean;
  /** Only letters and digits of ASCII stay. */
  readonly strict: boolean;
  /** Removes signs, instead of those that it removes otherwise. */
  readonly remove?: (text: string) => string;
}

const olderFilter: SlugOptions = { replacement: '-', lower: true, strict: false };

/**
 * The slug of simov/slugify, which keeps most signs: the older filter `slug`, unless a site has its own options. Empty
 * for letters that it may not know.
 */
export function slugFilter(text: string, { replacement, lower, strict, remove }: SlugOptions = olderFilter): string {
  const composed = text.normalize('NFC');
  if (!latinCyrillic.test(composed)) {
    return '';
  }
  const plain = [...composed].map((sign) => words[sign] ?? sign).join('');
  const kept = remove ? remove(plain) : plain.replace(/[^\p{L}\p{N}_\s$*+~.()'"!\-:@]+/gu, '');
  const written = transliterate(kept);
  const slug = (strict ? written.replace(/[^A-Za-z0-9\s]/g, '') : written).trim().replace(/\s+/g, () => replacement);
  return lower ? slug.toLowerCase() : slug;
}
