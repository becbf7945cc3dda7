import type { ShownPost } from '../../../main/library/model/shown-post.ts';

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and the scripts beside them. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/gu;
const letter = /\p{L}/gu;
const rightToLeftLanguage =
  /^(?:ar|arc|ckb|dv|fa|he|iw|ks|ku-arab|nqo|pa-arab|ps|sd|syr|ug|ur|yi)(?:-|$)|-(?:arab|hebr|syrc|thaa|nkoo)(?:-|$)/i;

/** In UTF-16 units: so much of a text says which way it runs. */
const enough = 60_000;

/**
 * Which way a post runs: the way of most letters of its title and its text, or that of its language where it has any
 * letters of that. Code, dates and our own words have no say.
 */
export function textDirection({ title, html, lang }: Pick<ShownPost, 'title' | 'html' | 'lang'>): 'ltr' | 'rtl' {
  const text = `${title} ${html.slice(0, enough).replace(/<[^<>]*>|&\w+;/g, ' ')}`;
  const turned = text.match(rightToLeft)?.length ?? 0;
  if (turned === 0) {
    return 'ltr';
  }
  return rightToLeftLanguage.test(lang) || 2 * turned > (text.match(letter)?.length ?? 0) ? 'rtl' : 'ltr';
}
