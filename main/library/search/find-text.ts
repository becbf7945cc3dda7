import type { Block, Hit } from '../model/blocks.ts';

/** A text normalised for comparison, with the position of each unit in the original text. */
interface Folded {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Latin, Greek and Cyrillic accents, and Hebrew and Arabic vowel points, which people leave out when they type. */
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

/** Removes differences of case, accents, quotation marks, hyphens and white space. */
function fold(text: string): Folded {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const space = /\s/.test(character);
    const made = space ? (folded.endsWith(' ') ? '' : ' ') : foldCharacter(character);
    // A separate accent, or the rest of white space, belongs to the character before it.
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

/** All places of exactly this text in a post, in reading order, without overlaps, at most `limit`. */
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
