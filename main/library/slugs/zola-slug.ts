import unidecode from 'unidecode';
import { zolaSymbols } from './zola-symbols.ts';

export type SlugifyMode = 'on' | 'safe' | 'off';

/** A mode of `[slugify]`, or `on` for anything unknown. Old configurations have a boolean. */
export function slugifyMode(value: unknown): SlugifyMode {
  return value === 'safe' || value === 'off' ? value : value === false ? 'safe' : 'on';
}

/** A name in the form of Zola's addresses (components/utils/src/slugs.rs and the Rust crate `slug`). */
export function zolaSlug(text: string, mode: SlugifyMode): string {
  if (mode === 'off') {
    return text;
  }
  if (mode === 'safe') {
    return text.replace(/[ .]+$/, '').replace(/[<>:"/\\|?*\r\n]/g, '');
  }
  return text
    .replace(/[^\0-\x7f]/gu, spelled)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The id of a heading. Even where names are kept unchanged, spaces become underscores. */
export function zolaAnchor(text: string, mode: SlugifyMode): string {
  return mode === 'on' ? zolaSlug(text, 'on') : text.trim().replace(/\s/g, '_');
}

/**
 * A character in ASCII: `日` becomes `Ri `. A character without a spelling separates words, and a mark on a letter is
 * removed.
 */
function spelled(character: string): string {
  const known = zolaSymbols.get(character) ?? inTables(character);
  if (known !== '') {
    return known;
  }
  // Two of these form a flag: 🇩🇪 is `de`.
  if (/^\p{Regional_Indicator}$/u.test(character)) {
    return String.fromCharCode(97 + character.charCodeAt(1) - 0xdde6);
  }
  // Removed like marks: alef, tatweel and the long-vowel mark of kana.
  if (/^[\p{M}\p{Cf}\p{Sk}\u0627\u0640\u30fc]$/u.test(character)) {
    return '';
  }
  const plain = character.normalize('NFKC');
  return plain === character ? '-' : plain.replace(/[^\0-\x7f]/gu, inTables);
}

function inTables(character: string): string {
  const found = unidecode(character);
  return found.startsWith('[?]') ? '' : found;
}
