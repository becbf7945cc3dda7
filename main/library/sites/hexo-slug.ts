const special = /[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g;

/** A text as Hexo puts it into an address (hexo-util, slugize): accents off, runs of punctuation and spaces one dash, case kept. */
export const hexoSlug = (text: string): string =>
  [...text.normalize('NFD').replace(/\p{Mn}/gu, '').normalize('NFC')]
    .filter((character) => character > '\x1f')
    .join('')
    .replace(special, '-')
    .replace(/^-+|-+$/g, '');
