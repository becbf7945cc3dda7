import unidecode from 'unidecode';

/** A text in ASCII: `日本` becomes `Ri Ben `. The tables are those that the generators' libraries descend from. */
export function transliterate(text: string): string {
  // One character at a time: in a longer text, the library takes pairs such as `É»` for wrongly decoded UTF-8.
  return text.replace(/[^\0-\x7f]/gu, (character) =>
    character === '№' ? 'No' : unidecode(character.normalize('NFC')),
  );
}
