import { transliterate } from './transliterate.ts';

export type SlugifyMode = 'on' | 'safe' | 'off';

/** Reads a mode of `[slugify]`; `on` for everything unknown. A boolean is how old configurations wrote it. */
export const slugifyMode = (value: unknown): SlugifyMode =>
  value === 'safe' || value === 'off' ? value : value === false ? 'safe' : 'on';

/** A name as Zola puts it into an address (components/utils/src/slugs.rs and the Rust crate `slug`). */
export const zolaSlug = (text: string, mode: SlugifyMode): string => {
  if (mode === 'off') return text;
  if (mode === 'safe') return text.replace(/[ .]+$/, '').replace(/[<>:"/\\|?*\r\n]/g, '');
  return transliterate(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
};
