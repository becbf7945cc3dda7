/** A word of a text, as the index and the marks know it. */
export interface Token {
  /** Folded: lower case, without accents. */
  readonly word: string;
  /** Half-open range of UTF-16 units in the text. */
  readonly start: number;
  readonly end: number;
  /** A name whose parts follow as words of their own (`pg_basebackup`, then `pg` and `basebackup`). */
  readonly compound: boolean;
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
 * Takes a text apart into words, in order. A compound comes whole (with its sign and without), then in its parts, which
 * alone are the running text; scripts that put no spaces between words come as pairs of characters, each pair a word.
 * The one tokenizer: index, snippets and marks agree.
 */
export const tokenize = (text: string): Token[] => {
  const tokens: Token[] = [];
  for (const match of text.matchAll(compound)) {
    const whole = match[0];
    if (unspaced.test(whole)) addPairs(tokens, whole, match.index);
    else if (whole.length <= longestWord) addWord(tokens, whole, match.index);
  }
  return tokens;
};

const addWord = (tokens: Token[], whole: string, start: number): void => {
  const parts = [...whole.matchAll(pieces)];
  const [first] = parts;
  if (!first) return;
  const add = (word: string, at: number, isCompound: boolean): void => {
    tokens.push({ word: foldWord(word), start: at, end: at + word.length, compound: isCompound });
  };
  // `C++` is no `c`: a single letter means nothing without its signs.
  if (parts.length === 1 && (first[0] === whole || first[0].length === 1)) return add(whole, start, false);
  const own = /^[-.@#$]*(.*?)(?:\+\+|#)?$/.exec(whole)?.[1] ?? whole;
  const ownStart = start + whole.indexOf(own);
  if (own !== whole) add(whole, start, true);
  if (parts.length > 1) add(own, ownStart, true);
  // `config.max_size` holds the name `max_size`.
  const names = own.includes('_') ? own.split(/[-.:'’]/) : [];
  let at = ownStart;
  for (const name of names) {
    if (names.length > 1 && name.includes('_')) add(name, at, true);
    at += name.length + 1;
  }
  for (const part of parts) add(part[0], start + part.index, false);
};

const addPairs = (tokens: Token[], run: string, start: number): void => {
  const characters = [...run];
  let at = start;
  characters.forEach((character, index) => {
    const next = characters[index + 1];
    if (next !== undefined || characters.length === 1) {
      const pair = character + (next ?? '');
      tokens.push({ word: foldWord(pair), start: at, end: at + pair.length, compound: false });
    }
    at += character.length;
  });
};
