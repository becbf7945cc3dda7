import type { Block, Hit } from '../model/blocks.ts';

/** A text made alike for comparing, and where each of its units stands in the text it was made of. */
interface Folded {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic: what people leave out when they type. */
const accents = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f]/g;
const invisible = /^\p{DI}$/u;
const hyphen = /^[\u2010-\u2013\u2212\ufe63\uff0d]$/;
const quotes: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"', '„': '"', '‚': "'" };

function foldCharacter(character: string): string {
  if (character >= 'a' && character <= 'z') {
    return character;
  }
  if (invisible.test(character)) {
    return '';
  }
  if (hyphen.test(character)) {
    return '-';
  }
  const plain = quotes[character] ?? character.normalize('NFKD').replace(accents, '').normalize('NFC');
  return plain.toUpperCase().toLowerCase().replace(accents, '');
}

/** Case, accents, the kind of quotation mark and hyphen and the length of white space make no difference. */
function fold(text: string): Folded {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const space = /\s/.test(character);
    const made = space ? (folded.endsWith(' ') ? '' : ' ') : foldCharacter(character);
    // An accent of its own, or the rest of a space, belongs to the character before it.
    if (made === '' && ends.length > 0) {
      ends[ends.length - 1] = end;
    }
    for (let unit = 0; unit < made.length; unit += 1) {
      starts.push(at);
      ends.push(end);
    }
    folded += made;
    at = end;
  }
  return { text: folded, starts, ends };
}

/** Every place of a post where this very text stands, in reading order, none overlapping, at most `limit`. */
export function findText(blocks: readonly Block[], text: string, limit = 10_000): readonly Hit[] {
  const wanted = fold(text).text;
  const hits: Hit[] = [];
  if (wanted === '') {
    return hits;
  }
  for (const block of blocks) {
    const { text: folded, starts, ends } = fold(block.text);
    let free = 0;
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
      const start = starts[at] as number;
      if (start < free) {
        continue;
      }
      if (hits.length >= limit) {
        return hits;
      }
      free = ends[at + wanted.length - 1] as number;
      hits.push({ block: block.index, start, end: free });
    }
  }
  return hits;
}
