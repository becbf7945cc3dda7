import type { Catalogue } from './texts.ts';

/** The languages of Offprint. */
export const languages = ['en', 'de', 'ja'] as const;
export type Language = (typeof languages)[number];

/** The name of each language in that language, as its speakers look for it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch', ja: '日本語' };

/**
 * The locale to use. `preferred` are the system's languages, the best first (`de-AT`). For a chosen language, the
 * system's variant of it is used: `de-AT` writes some numbers differently from `de`.
 */
export function chooseLocale(chosen: Language | 'system', preferred: readonly string[]): string {
  const spoken = preferred.filter((locale) => {
    const language = languageOf(locale);
    return language !== null && (chosen === 'system' || language === chosen) && isLocale(locale);
  });
  return spoken[0] ?? (chosen === 'system' ? 'en' : chosen);
}

/** The language of a locale. Null if Offprint does not have it. */
export function languageOf(locale: string): Language | null {
  const [primary = ''] = locale.toLowerCase().split(/[-_]/);
  return languages.find((language) => language === primary) ?? null;
}

/** Whether a name is a valid locale. Systems may also give others (`C`, `de_DE.UTF-8`). */
function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}

/** Reads the texts of one language, without loading the others. */
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
