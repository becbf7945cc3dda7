import type { Catalogue } from './texts.ts';

/** The languages that Offprint speaks. */
export const languages = ['en', 'de', 'ja'] as const;
export type Language = (typeof languages)[number];

/** Each language by its own name, as its speakers look for it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch', ja: '日本語' };

/**
 * Which locale to speak. `preferred` are the system's languages, the best first (`de-AT`). Of a language that was chosen it
 * is the system's own kind, where the system names one: `de-AT` writes some numbers otherwise than `de`.
 */
export function chooseLocale(chosen: Language | 'system', preferred: readonly string[]): string {
  const spoken = preferred.filter((locale) => {
    const language = languageOf(locale);
    return language !== null && (chosen === 'system' || language === chosen) && isLocale(locale);
  });
  return spoken[0] ?? (chosen === 'system' ? 'en' : chosen);
}

/** The language of a locale, where it is one that Offprint speaks. */
export function languageOf(locale: string): Language | null {
  const [primary = ''] = locale.toLowerCase().split(/[-_]/);
  return languages.find((language) => language === primary) ?? null;
}

/** Systems name some that are none (`C`, `de_DE.UTF-8`). */
function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}

/** Reads the texts of one language, and of no other. */
export async function readCatalogue(language: Language): Promise<Catalogue> {
  switch (language) {
    case 'en':
      return (await import('./en.json')).default;
    case 'de':
      return (await import('./de.json')).default;
    case 'ja':
      return (await import('./ja.json')).default;
  }
}
