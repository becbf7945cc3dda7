import { languageOf, readCatalogue } from '../preload/texts/languages.ts';
import { type TextId, Texts, type Told, type Values } from '../preload/texts/texts.ts';

/** The shell says in the page's address which locale to speak; another one comes with a page of its own. */
const asked = 'location' in globalThis ? new URLSearchParams(location.search).get('locale') : null;

export const locale = asked !== null && languageOf(asked) !== null ? asked : 'en';

// Awaited here, so that every module of the page can speak from its first line on.
const texts = new Texts(locale, await readCatalogue(languageOf(locale) ?? 'en'));

/** A text in the person's language. */
export function say(id: TextId, values?: Values): string {
  return texts.say(id, values);
}

/** What the core or the shell tells, in words. */
export function tell(told: Told): string {
  return texts.tell(told);
}

/** A text in whose places elements may stand. */
export function sayPieces<Piece>(id: TextId, values: Values<Piece>): readonly (string | Piece)[] {
  return texts.pieces(id, values);
}
