import { readCatalogue } from '../preload/texts/languages.ts';
import { Texts } from '../preload/texts/texts.ts';

/** English texts for the command line, which has no other language. */
export async function readEnglish(): Promise<Texts> {
  return new Texts('en', await readCatalogue('en'));
}
