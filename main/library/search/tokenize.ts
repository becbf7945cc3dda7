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
const plain = /^[A-Za-z0-9]+$/;
// By their extensions: the long vowel mark of `サーバー` belongs to several scripts.
const unspaced = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}]+/gu;
/** Whether a text holds characters of scripts that put no spaces between words. */
export const unspacedRun = new RegExp(unspaced.source, 'u');
const joinsAtEnd = /[-._:'’]+$/;
const joinsAtStart = /^[-._:'’]+/;
// Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic: what people leave out. In Hindi or Thai a mark is a vowel.
const marks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]|\s/g;
const longestWord = 100;

/** How words are compared: lower case, without accents, apostrophes straight. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is most of all words and needs no more folding.
  return /^[\x00-\x7f]*$/.test(lower)
    ? lower
    : lower.normalize('NFKD').replace(marks, '').toLowerCase().replaceAll('’', "'");
}

/**
 * Takes a text apart into words, in order. A compound comes whole (with its sign and without), then in its parts, which
 * alone are the running text; scripts that put no spaces between words come as pairs of characters, each pair a word.
 * The one tokenizer: index, snippets and marks agree.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(compound)) {
    const whole = match[0];
    // Most words are plain: taking text apart takes half the time so.
    if (plain.test(whole)) {
      add(tokens, whole, match.index, false);
      continue;
    }
    // `PostgreSQL入門` is a word of one script and words of another.
    let at = 0;
    for (const run of whole.matchAll(unspaced)) {
      addWord(tokens, whole.slice(at, run.index).replace(joinsAtEnd, ''), match.index + at);
      addPairs(tokens, run[0], match.index + run.index);
      at = run.index + run[0].length;
      at += joinsAtStart.exec(whole.slice(at))?.[0].length ?? 0;
    }
    addWord(tokens, whole.slice(at), match.index + at);
  }
  return tokens;
}

function add(tokens: Token[], written: string, start: number, isCompound: boolean): void {
  const word = written.length > longestWord ? '' : foldWord(written);
  if (word !== '') {
    tokens.push({ word, start, end: start + written.length, compound: isCompound });
  }
}

function addWord(tokens: Token[], whole: string, start: number): void {
  const parts = [...whole.matchAll(pieces)];
  const [first] = parts;
  if (!first) {
    return;
  }
  // `C++` is no `c`: a single letter means nothing without its signs.
  if (parts.length === 1 && (first[0] === whole || first[0].length === 1)) {
    add(tokens, whole, start, false);
    return;
  }
  if (whole.length <= longestWord) {
    addNames(tokens, whole, start, first[0]);
  }
  // Of what is too long for a name (a slug of twenty words) only the words.
  for (const part of parts) {
    add(tokens, part[0], start + part.index, false);
  }
}

/** A compound's names: with its sign, without, and those inside of it. */
function addNames(tokens: Token[], whole: string, start: number, firstPart: string): void {
  const own = /^[-.@#$]*(.*?)(?:\+\+|#)?$/.exec(whole)?.[1] ?? whole;
  const ownStart = start + whole.indexOf(own);
  if (own !== whole) {
    add(tokens, whole, start, true);
  }
  if (own !== firstPart) {
    add(tokens, own, ownStart, true);
  }
  // `config.max_size` holds the name `max_size`.
  const names = own.includes('_') ? own.split(/[-.:'’]/) : [];
  let at = ownStart;
  for (const name of names) {
    if (names.length > 1 && /_[^_]|[^_]_/.test(name)) {
      add(tokens, name, at, true);
    }
    at += name.length + 1;
  }
}

function addPairs(tokens: Token[], run: string, start: number): void {
  const characters = [...run];
  let at = start;
  characters.forEach((character, index) => {
    const next = characters[index + 1];
    if (next !== undefined || characters.length === 1) {
      add(tokens, character + (next ?? ''), at, false);
    }
    at += character.length;
  });
}
