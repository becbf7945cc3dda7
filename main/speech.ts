import { languageOf, readCatalogue } from '../preload/texts/languages.ts';
import { type TextId, Texts, type Values } from '../preload/texts/texts.ts';

let locale = 'en';
let texts: Texts | null = null;

/** From here on this process speaks so. To be awaited before anything is said; the locale is known at once. */
export async function speak(wanted: string): Promise<void> {
  locale = wanted;
  texts = new Texts(wanted, await readCatalogue(languageOf(wanted) ?? 'en'));
}

/** A text in the language that is spoken; its name before there is one. */
export function say(id: TextId, values?: Values): string {
  return texts?.say(id, values) ?? id;
}

export function isSpeaking(): boolean {
  return texts !== null;
}

/** The locale that is spoken: for numbers and dates. */
export function spokenLocale(): string {
  return locale;
}
