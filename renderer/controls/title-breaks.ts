const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const hangul = /\p{Script=Hangul}/gu;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const letter = /\p{L}/gu;
const anyOfThem = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** In UTF-16 units: only so much of a title is looked at. */
const enough = 400;

/** Attributes of an element that shows a title. */
export interface Breaks {
  readonly 'data-breaks'?: 'phrases' | 'words';
  readonly lang?: 'ja';
}

/**
 * Where the lines of a title or heading may end. Chromium ends them after any character of Chinese, Japanese and Korean,
 * also within a compound. A Japanese title is broken between phrases, which Chromium finds only in what is marked as
 * Japanese. A Korean one, and a few such words among others, are broken between words. A Chinese title is left as it
 * is: it has no spaces, so that a line would end at a comma or not at all. The attributes are for React and for
 * `element()`.
 */
export function breaksOf(title: string): Breaks {
  const text = title.slice(0, enough);
  if (!anyOfThem.test(text)) {
    return {};
  }
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  // A third is enough, because names and terms in Latin letters are long.
  const isUnspaced = 3 * count(unspaced) > count(letter) && count(unspaced) > count(hangul);
  if (!isUnspaced) {
    return { 'data-breaks': 'words' };
  }
  return kana.test(text) ? { 'data-breaks': 'phrases', lang: 'ja' } : {};
}
