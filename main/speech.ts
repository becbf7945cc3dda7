import { languageOf, readCatalogue } from '../preload/texts/languages.ts';
import { type TextId, Texts, type Values } from '../preload/texts/texts.ts';

let locale = 'en';
let texts: Texts | null = null;

/** Sets the language of this process. Await it before `say`; `spokenLocale` is right at once. */
export async function speak(wanted: string): Promise<void> {
  locale = wanted;
  texts = new Texts(wanted, await readCatalogue(languageOf(wanted) ?? 'en'));
}

/** A text in the language of this process, or its id while no language is set. */
export function say(id: TextId, values?: Values): string {
  return texts?.say(id, values) ?? id;
}

export function isSpeaking(): boolean {
  return texts !== null;
}

/** The locale of this process, for numbers and dates. */
export function spokenLocale(): string {
  return locale;
}
