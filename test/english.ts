import type { SiteFacts } from '../main/library/model/site.ts';
import { readCatalogue } from '../preload/texts/languages.ts';
import { Texts, type Told } from '../preload/texts/texts.ts';

const texts = new Texts('en', await readCatalogue('en'));

/** A told text in English. */
export function inEnglish(told: Told): string {
  return texts.tell(told);
}

/** The facts of a site, with the reason and the notes in English. */
export function factsInEnglish(facts: SiteFacts | null) {
  return facts && { ...facts, why: inEnglish(facts.why), notes: facts.notes.map(inEnglish) };
}
