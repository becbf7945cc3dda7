import type { SiteFacts } from '../main/library/model/site.ts';
import { readCatalogue } from '../preload/texts/languages.ts';
import { Texts, type Told } from '../preload/texts/texts.ts';

const texts = new Texts('en', await readCatalogue('en'));

/** What is told, as an English reader has it. */
export function inEnglish(told: Told): string {
  return texts.tell(told);
}

/** What is known of a site, its reasons and notes as an English reader has them. */
export function factsInEnglish(facts: SiteFacts | null) {
  return facts && { ...facts, why: inEnglish(facts.why), notes: facts.notes.map(inEnglish) };
}
