import type { ShownPost } from '../../../main/library/model/shown-post.ts';

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and other scripts in their Unicode ranges. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/gu;
const oneRightToLeft = new RegExp(rightToLeft.source, 'u');
const letter = /\p{L}/gu;
const rightToLeftLanguage =
  /^(?:ar|arc|ckb|dv|fa|he|iw|ks|ku-arab|nqo|pa-arab|ps|sd|syr|ug|ur|yi)(?:-|$)|-(?:arab|hebr|syrc|thaa|nkoo)(?:-|$)/i;

/** In UTF-16 units: only so much of a text is looked at. */
const enough = 60_000;

/** Whether a text has a letter of a right-to-left script. */
export function isRightToLeft(text: string): boolean {
  return oneRightToLeft.test(text);
}

/**
 * The direction of a post: that of most letters in its title and text. A right-to-left language wins if the post has any
 * letters of that direction. Code, dates and our own words do not count.
 */
export function textDirection({ title, html, lang }: Pick<ShownPost, 'title' | 'html' | 'lang'>): 'ltr' | 'rtl' {
  const text = `${title} ${html.slice(0, enough).replace(/<[^<>]*>|&\w+;/g, ' ')}`;
  const turned = text.match(rightToLeft)?.length ?? 0;
  if (turned === 0) {
    return 'ltr';
  }
  return rightToLeftLanguage.test(lang) || 2 * turned > (text.match(letter)?.length ?? 0) ? 'rtl' : 'ltr';
}
