/** A word of a text, as the index and the marks know it. */
export interface Token {
  /** Folded: lower case, without accents. */
  readonly word: string;
  /** Half-open range of UTF-16 units in the text. */
  readonly start: number;
  readonly end: number;
  /** A piece of the compound token that comes before it (`basebackup` of `pg_basebackup`). */
  readonly part: boolean;
}

const letters = String.raw`\p{L}\p{M}\p{N}`;
// A word with what makes it one: `--force`, `.htaccess`, `@Override`, `C++`, `pg_basebackup`, `9.1`, `don't`.
const compound = new RegExp(
  String.raw`(?<![${letters}_])(?:--?|[.@#$])?[${letters}_]+(?:[-._:'’][${letters}_]+)*(?:\+\+|#)?|[${letters}_]+`,
  'gu',
);
const pieces = new RegExp(`[${letters}]+`, 'gu');
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const marks = /\p{M}/gu;
const longestWord = 100;

/** How words are compared: lower case, without accents, apostrophes straight. */
export const foldWord = (word: string): string => {
  const lower = word.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is most of all words and needs no more folding.
  return /^[\x00-\x7f]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(marks, '').replaceAll('’', "'");
};

/**
 * Takes a text apart into words, in order. A compound comes whole and then in its parts; scripts that put no spaces
 * between words come as pairs of characters, each pair a word. The one tokenizer: index, snippets and marks agree.
 */
export const tokenize = (text: string): Token[] => {
  const tokens: Token[] = [];
  for (const match of text.matchAll(compound)) {
    const whole = match[0];
    if (unspaced.test(whole)) addPairs(tokens, whole, match.index);
    else addCompound(tokens, whole, match.index);
  }
  return tokens;
};

const addCompound = (tokens: Token[], whole: string, start: number): void => {
  if (whole.length > longestWord) return;
  const end = start + whole.length;
  const inner = whole.match(pieces) ?? [];
  if (inner.length === 0) return;
  if (inner.length === 1 && inner[0] === whole) {
    tokens.push({ word: foldWord(whole), start, end, part: false });
    return;
  }
  tokens.push({ word: foldWord(whole), start, end, part: false });
  // `C++` is no `c`: a single letter means nothing without its signs.
  if (inner.length === 1 && inner[0]?.length === 1) return;
  for (const piece of whole.matchAll(pieces)) {
    const at = start + piece.index;
    tokens.push({ word: foldWord(piece[0]), start: at, end: at + piece[0].length, part: true });
  }
};

const addPairs = (tokens: Token[], run: string, start: number): void => {
  const characters = [...run];
  let at = start;
  characters.forEach((character, index) => {
    const next = characters[index + 1];
    if (next !== undefined || characters.length === 1) {
      const pair = character + (next ?? '');
      tokens.push({ word: foldWord(pair), start: at, end: at + pair.length, part: false });
    }
    at += character.length;
  });
};
