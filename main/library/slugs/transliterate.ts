import unidecode from 'unidecode';

/** A text in ASCII letters, `日本` as `Ri Ben `, by the tables that the generators' own libraries descend from. */
export function transliterate(text: string): string {
  // One character at a time: in a whole text the library takes pairs such as `É»` for UTF-8 that was read wrongly.
  return text.replace(/[^\0-\x7f]/gu, (character) =>
    character === '№' ? 'No' : unidecode(character.normalize('NFC')),
  );
}
