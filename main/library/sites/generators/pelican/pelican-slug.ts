import { transliterate } from '../../../slugs/transliterate.ts';
import type { LinearRegex } from '../../config/linear-regex.ts';

export interface PelicanSlugRules {
  /** Pairs of a pattern and its replacement, applied in order. All patterns ignore case. */
  readonly substitutions: readonly (readonly [RegExp | LinearRegex, string])[];
  readonly unicode: boolean;
  readonly keepCase: boolean;
}

/** Pelican's default of `SLUG_REGEX_SUBSTITUTIONS`: removes signs and outer spaces, and makes single dashes. */
export const defaultSubstitutions: PelicanSlugRules['substitutions'] = [
  [/[^\p{L}\p{M}\p{N}_\s-]/giu, ''],
  [/^\s+/giu, ''],
  [/\s+$/giu, ''],
  [/[-\s]+/giu, '-'],
];

const longest = 500;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: '\u00a0',
};

/** A title or name in the form of addresses (`slugify` in pelican/utils.py). */
export function pelicanSlug(text: string, { substitutions, unicode, keepCase }: PelicanSlugRules): string {
  const plain = text
    .slice(0, longest)
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_entity, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFKC');
  let slug = unicode ? plain : transliterate(plain);
  for (const [pattern, replacement] of substitutions) {
    slug = pattern[Symbol.replace](slug, () => replacement);
  }
  return (keepCase ? slug : slug.toLowerCase()).trim();
}
