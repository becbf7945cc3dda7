import { transliterate } from './transliterate.ts';

const replaced: Readonly<Record<string, RegExp>> = {
  raw: /\s+/g,
  default: /[^\p{M}\p{L}\p{Nd}]+/gu,
  pretty: /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu,
  ascii: /[^A-Za-z0-9]+/g,
  latin: /[^\p{M}\p{L}\p{Nd}]+/gu,
};

/**
 * A text as Jekyll puts it into an address (lib/jekyll/utils.rb, slugify): runs of other characters become one dash,
 * one dash is taken off each end. `pretty` keeps the punctuation that addresses and file systems allow, `raw` all but
 * spaces, `latin` takes accents off first, `ascii` keeps letters of ASCII alone; a mode that Jekyll has not got keeps all.
 */
export function jekyllSlug(text: string, mode = 'default', { keepCase = false } = {}): string {
  const pattern = Object.hasOwn(replaced, mode) ? replaced[mode] : undefined;
  const plain = mode === 'latin' ? latin(text) : text;
  const slug = pattern ? plain.replace(pattern, '-').replace(/^-|-$/g, '') : plain;
  return keepCase ? slug : slug.toLowerCase();
}

/** The letters of Latin scripts without their accents; what has no such letter becomes a question mark (I18n). */
function latin(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{ASCII}]/gu, (letter) => (/\p{Script=Latin}/u.test(letter) ? transliterate(letter) : '?'));
}
