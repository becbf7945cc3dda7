import { transliterate } from './transliterate.ts';

const replaced: Readonly<Record<string, RegExp>> = {
  raw: /\s+/g,
  default: /[^\p{M}\p{L}\p{Nd}]+/gu,
  pretty: /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu,
  ascii: /[^A-Za-z0-9]+/g,
  latin: /[^\p{M}\p{L}\p{Nd}]+/gu,
};

/**
 * A text in the form of Jekyll's addresses (slugify in lib/jekyll/utils.rb). Each run of other characters becomes one
 * dash, and one dash is removed at each end. `pretty` keeps the punctuation that addresses and file systems allow,
 * `raw` replaces only spaces, `latin` removes accents first, and `ascii` keeps only ASCII letters and digits. An
 * unknown mode keeps everything.
 */
export function jekyllSlug(text: string, mode = 'default', { keepCase = false } = {}): string {
  const pattern = Object.hasOwn(replaced, mode) ? replaced[mode] : undefined;
  const plain = mode === 'latin' ? latin(text) : text;
  const slug = pattern ? plain.replace(pattern, '-').replace(/^-|-$/g, '') : plain;
  return keepCase ? slug : slug.toLowerCase();
}

/** Latin letters without their accents. Any other character beyond ASCII becomes a question mark, as in I18n. */
function latin(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{ASCII}]/gu, (letter) => (/\p{Script=Latin}/u.test(letter) ? transliterate(letter) : '?'));
}
