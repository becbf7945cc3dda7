import { languageOf, readCatalogue } from '../preload/texts/languages.ts';
import { type TextId, Texts, type Told, type Values } from '../preload/texts/texts.ts';

/** The locale, which the shell writes into the page's address. To change it, the shell loads the page again. */
const asked = 'location' in globalThis ? new URLSearchParams(location.search).get('locale') : null;

export const locale = asked !== null && languageOf(asked) !== null ? asked : 'en';

// Awaited at the top of this module, so that any module that imports `say` can call it at once.
const texts = new Texts(locale, await readCatalogue(languageOf(locale) ?? 'en'));

/** A text in the person's language. */
export function say(id: TextId, values?: Values): string {
  return texts.say(id, values);
}

/** The sentence for a text that the core or the shell sent as a code and values. */
export function tell(told: Told): string {
  return texts.tell(told);
}

/** A text cut at its placeholders, where the values may be elements. */
export function sayPieces<Piece>(id: TextId, values: Values<Piece>): readonly (string | Piece)[] {
  return texts.pieces(id, values);
}
