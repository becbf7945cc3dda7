import { foldWord, spelledWord } from '../../../main/library/search/fold-word.ts';
import type { Token } from '../../../main/library/search/tokenize.ts';

const letter = String.raw`(?!\p{DI})[\p{L}\p{M}\p{N}]`;
const character = `(?:_|${letter})`;
// Characters without width may stand inside a word, but not at its ends.
const run = String.raw`${character}+(?:\p{DI}+${character}+)*`;
const joiners = String.raw`\-._:'’\uff07\u2010-\u2013\u2212\ufe63\uff0d`;
// A word with what makes it one: `--force`, `.htaccess`, `@Override`, `C++`, `pg_basebackup`, `9.1`, `don't`.
const compound = new RegExp(
  String.raw`(?<!${character})(?:--?|[.@#$])?${run}(?:[${joiners}]${run})*(?:\+\+|#)?|${run}|[\p{So}\p{Sm}\p{Sc}]`,
  'gu',
);
const pieces = new RegExp(String.raw`(?:${letter})+(?:\p{DI}+(?:${letter})+)*`, 'gu');
const plain = /^[A-Za-z0-9]+$/;
const symbol = /^[\p{So}\p{Sm}\p{Sc}]$/u;
const ignoredSymbol = /[\u2212\0-\x7f\u2500-\u259f\u2800-\u28ff\ufffd]/;
// By script extensions (`scx`), because the long vowel mark of `サーバー` belongs to several scripts.
const unspacedLetters = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}]+`;
const unspaced = new RegExp(String.raw`${unspacedLetters}(?:\p{DI}+${unspacedLetters})*`, 'gu');
const joinsAtEnd = new RegExp(String.raw`[${joiners}\p{DI}]+$`, 'u');
const joinsAtStart = new RegExp(String.raw`^[${joiners}\p{DI}]+`, 'u');
const innerJoins = new RegExp(`[${joiners.replace('_', '')}]`);
const longestWord = 100;

/** Cuts a text into words with regular expressions alone: slow, but short enough to see that it is right. */
export function tokenizeByRegex(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(compound)) {
    const whole = match[0];
    // Most words are plain. This shortcut halves the time.
    if (plain.test(whole)) {
      add(tokens, whole, match.index, false);
      continue;
    }
    if (symbol.test(whole)) {
      if (!ignoredSymbol.test(whole) && !/[\p{L}\p{M}\p{N}]/u.test(whole.normalize('NFKD'))) {
        add(tokens, whole, match.index, true);
      }
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
    const spelled = spelledWord(written);
    tokens.push({
      word,
      ...(spelled === null ? {} : { spelled }),
      start,
      end: start + written.length,
      compound: isCompound,
    });
  }
}

function addWord(tokens: Token[], whole: string, start: number): void {
  const parts = [...whole.matchAll(pieces)];
  const [first] = parts;
  if (!first) {
    return;
  }
  // `C++` does not contain the word `c`: a single letter means nothing without its signs.
  if (parts.length === 1 && (first[0] === whole || first[0].length === 1)) {
    add(tokens, whole, start, false);
    return;
  }
  if (whole.length <= longestWord) {
    addNames(tokens, whole, start, first[0]);
  }
  // For a compound that is too long for a name (a slug of twenty words), only its words.
  for (const part of parts) {
    add(tokens, part[0], start + part.index, false);
  }
}

/** The names in a compound: with its sign, without it, and those inside of it. */
function addNames(tokens: Token[], whole: string, start: number, firstPart: string): void {
  const own = /^[-.@#$]*(.*?)(?:\+\+|#)?$/.exec(whole)?.[1] ?? whole;
  const ownStart = start + whole.indexOf(own);
  if (own !== whole) {
    add(tokens, whole, start, true);
  }
  if (own !== firstPart) {
    add(tokens, own, ownStart, true);
  }
  // `config.max_size` contains the name `max_size`.
  const names = own.includes('_') ? own.split(innerJoins) : [];
  let at = ownStart;
  for (const name of names) {
    if (names.length > 1 && /_[^_]|[^_]_/.test(name)) {
      add(tokens, name, at, true);
    }
    at += name.length + 1;
  }
}

function addPairs(tokens: Token[], run: string, start: number): void {
  const characters = [...run.matchAll(/\P{DI}/gu)];
  characters.forEach(({ 0: character, index }, at) => {
    const next = characters[at + 1];
    if (next !== undefined || characters.length === 1) {
      add(
        tokens,
        run.slice(index, next ? next.index + next[0].length : index + character.length),
        start + index,
        false,
      );
    }
  });
}
