/** Flags of a word. */
export const spanFlags = {
  /** It is not part of the running text: it is a symbol, or a name whose parts follow. */
  compound: 1,
  /** It has characters beyond ASCII, so folding is more than lower case. */
  foreign: 2,
  /** It has capitals or digits that may begin inner parts, as in `getElementById`. */
  mayHaveParts: 4,
} as const;

const letters = /[\p{L}\p{M}\p{N}]/u;
// Script extensions are used because the long vowel mark of `サーバー` belongs to several scripts.
const unspacedLetters = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}]+`;
/** Matches a character of a script without spaces between words. */
export const unspacedRun = new RegExp(unspacedLetters, 'u');
const unspaced = new RegExp(String.raw`${unspacedLetters}(?:\p{DI}+${unspacedLetters})*`, 'gu');
const hyphensAndApostrophes = '\u2019\uff07\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d';
/** The characters that join parts of a name, for a character class in a regular expression. */
const joiners = String.raw`\-._:'${hyphensAndApostrophes}`;
const joinsAtEnd = new RegExp(String.raw`[${joiners}\p{DI}]+$`, 'u');
const joinsAtStart = new RegExp(String.raw`^[${joiners}\p{DI}]+`, 'u');
/** Ignored inside words: soft hyphens, joiners of no width, direction marks, variation selectors. */
const withoutWidth = /\p{DI}/u;
const symbols = /[\p{So}\p{Sm}\p{Sc}]/u;
/** Characters of drawings in code, and the replacement character. */
const drawing = /[\u2500-\u259f\u2800-\u28ff\ufffd]/;
/** In UTF-16 units. Longer words are left out. */
const longestWord = 100;

/** Kinds of characters, as bits. */
const letter = 1;
const underscore = 2;
const unspacedLetter = 4;
const joiner = 8;
const sign = 16;
const upper = 32;
const lower = 64;
const digit = 128;
/** Has no width. It is not a letter, but does not end a word either. */
const invisible = 256;
/** A symbol beyond ASCII, such as an arrow or an emoji: a word of its own. */
const symbol = 512;
const wordCharacter = letter | underscore;

const plus = 0x2b;
const hash = 0x23;
const dash = 0x2d;

const ascii = new Uint16Array(128);
for (let code = 0; code < 128; code += 1) {
  const character = String.fromCharCode(code);
  ascii[code] =
    (/[A-Za-z0-9]/.test(character) ? letter : 0) |
    (character === '_' ? underscore : 0) |
    (/[A-Z]/.test(character) ? upper : 0) |
    (/[a-z]/.test(character) ? lower : 0) |
    (/[0-9]/.test(character) ? digit : 0) |
    (/[-.:']/.test(character) ? joiner : 0) |
    (/[-.@#$]/.test(character) ? sign : 0);
}

/** The kinds of characters beyond ASCII, in pages of 256. A page is made when it is first needed. */
const pages: (Uint16Array | undefined)[] = [];
const beyond = new Map<number, number>();

function kindOf(character: string): number {
  if (withoutWidth.test(character)) {
    return invisible;
  }
  if (hyphensAndApostrophes.includes(character)) {
    return joiner;
  }
  // `™` and `℃` decompose into letters, and are found by these letters.
  if (symbols.test(character) && !drawing.test(character) && !letters.test(character.normalize('NFKD'))) {
    return symbol;
  }
  return (
    (letters.test(character) ? letter : 0) |
    (unspacedRun.test(character) ? unspacedLetter : 0) |
    (/\p{Lu}/u.test(character) ? upper : 0) |
    (/\p{Ll}/u.test(character) ? lower : 0) |
    (/\p{Nd}/u.test(character) ? digit : 0)
  );
}

function pageOf(number: number): Uint16Array {
  const page = Uint16Array.from({ length: 256 }, (_, low) => kindOf(String.fromCharCode(number * 256 + low)));
  pages[number] = page;
  return page;
}

/** The kind of a character beyond ASCII. A lone surrogate is not a letter. */
function wideKind(text: string, at: number, code: number): number {
  if (code >= 0xd800 && code <= 0xdbff) {
    const whole = text.codePointAt(at) as number;
    if (whole < 0x10000) {
      return 0;
    }
    let kind = beyond.get(whole);
    if (kind === undefined) {
      kind = kindOf(String.fromCodePoint(whole));
      beyond.set(whole, kind);
    }
    return kind;
  }
  return (pages[code >> 8] ?? pageOf(code >> 8))[code & 255] as number;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? (ascii[code] as number) : wideKind(text, at, code);
}

function widthOf(text: string, at: number, code: number): number {
  return code >= 0xd800 && code <= 0xdbff && (text.codePointAt(at) as number) >= 0x10000 ? 2 : 1;
}

/**
 * Finds the words of a text, as ranges in arrays that are used again for the next text. A word includes its signs:
 * `--force`, `.htaccess`, `@Override`, `C++`, `pg_basebackup`, `9.1`, `don't`. A compound comes whole (with its sign
 * and without), then in its parts, and only the parts are running text.
 * In scripts without spaces, each pair of neighbouring characters is a word. A symbol beyond ASCII (an emoji, an arrow)
 * is a word outside of the running text. A range of marks alone folds to an empty text and is not a word.
 */
export class WordScanner {
  /** Half-open ranges of UTF-16 units, in order. `flags` are combinations of `spanFlags`. */
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  flags = new Uint8Array(256);
  #count = 0;

  /** Fills the arrays and returns the number of words. */
  scan(text: string): number {
    this.#count = 0;
    const length = text.length;
    let at = 0;
    /** The end of the last match, and the end of its letters. A sign may stand between the two. */
    let matchEnd = 0;
    let lettersEnd = -1;
    while (at < length) {
      const code = text.charCodeAt(at);
      const kind = code < 128 ? (ascii[code] as number) : wideKind(text, at, code);
      if ((kind & wordCharacter) === 0) {
        const width = widthOf(text, at, code);
        if ((kind & symbol) !== 0) {
          this.#add(at, at + width, spanFlags.compound | spanFlags.foreign);
        }
        at += width;
        continue;
      }
      let start = at;
      if (at > matchEnd && (kindBefore(text, at) & sign) !== 0) {
        const isDoubleDash =
          at - 2 >= matchEnd &&
          text.charCodeAt(at - 1) === dash &&
          text.charCodeAt(at - 2) === dash &&
          at - 2 !== lettersEnd;
        if (isDoubleDash) {
          start = at - 2;
        } else if (at - 1 !== lettersEnd) {
          start = at - 1;
        }
      }
      let end = at + widthOf(text, at, code);
      // A capital at the start does not begin an inner part.
      let seen = kind & ~upper;
      let isPlain = start === at;
      let isForeign = code > 127;
      for (;;) {
        while (end < length) {
          const next = text.charCodeAt(end);
          if (next < 128) {
            const nextKind = ascii[next] as number;
            if ((nextKind & wordCharacter) === 0) {
              break;
            }
            seen |= nextKind;
            end += 1;
          } else {
            const nextKind = wideKind(text, end, next);
            if ((nextKind & letter) !== 0) {
              end += widthOf(text, end, next);
            } else if ((nextKind & invisible) !== 0 && behindInvisible(text, end) > 0) {
              end = behindInvisible(text, end);
            } else {
              break;
            }
            isForeign = true;
            seen |= nextKind;
          }
        }
        if (end + 1 < length && (kindAt(text, end) & joiner) !== 0 && (kindAt(text, end + 1) & wordCharacter) !== 0) {
          isPlain = false;
          isForeign ||= text.charCodeAt(end) > 127;
          end += 1;
          continue;
        }
        break;
      }
      lettersEnd = end;
      if (end < length) {
        const behind = text.charCodeAt(end);
        if (behind === hash) {
          end += 1;
        } else if (behind === plus && end + 1 < length && text.charCodeAt(end + 1) === plus) {
          end += 2;
        }
      }
      matchEnd = end;
      at = end;
      const isMixed =
        ((seen & upper) !== 0 && (seen & lower) !== 0) ||
        ((seen & digit) !== 0 && ((seen | kind) & (upper | lower)) !== 0);
      const flag = (isForeign ? spanFlags.foreign : 0) | (isMixed ? spanFlags.mayHaveParts : 0);
      if (isPlain && lettersEnd === end && (seen & underscore) === 0 && (seen & unspacedLetter) === 0) {
        this.#add(start, end, flag);
      } else if ((seen & unspacedLetter) !== 0) {
        this.#addMixed(text, start, end, flag);
      } else {
        this.#addWord(text, start, end, flag);
      }
    }
    return this.#count;
  }

  #add(start: number, end: number, flags: number): void {
    if (end - start > longestWord) {
      return;
    }
    if (this.#count === this.starts.length) {
      this.#grow();
    }
    this.starts[this.#count] = start;
    this.ends[this.#count] = end;
    this.flags[this.#count] = flags;
    this.#count += 1;
  }

  #grow(): void {
    const { starts, ends, flags } = this;
    this.starts = new Int32Array(2 * starts.length);
    this.ends = new Int32Array(2 * starts.length);
    this.flags = new Uint8Array(2 * starts.length);
    this.starts.set(starts);
    this.ends.set(ends);
    this.flags.set(flags);
  }

  /** Adds the words of `PostgreSQL入門`, which mixes scripts with and without spaces. */
  #addMixed(text: string, start: number, end: number, flag: number): void {
    const whole = text.slice(start, end);
    let at = 0;
    for (const run of whole.matchAll(unspaced)) {
      const before = whole.slice(at, run.index).replace(joinsAtEnd, '');
      this.#addWord(text, start + at, start + at + before.length, flag);
      this.#addPairs(run[0], start + run.index);
      at = run.index + run[0].length;
      at += joinsAtStart.exec(whole.slice(at))?.[0].length ?? 0;
    }
    this.#addWord(text, start + at, end, flag);
  }

  #addPairs(run: string, start: number): void {
    let at = start;
    let before = -1;
    let count = 0;
    for (const character of run) {
      const end = at + character.length;
      if (!withoutWidth.test(character)) {
        if (count > 0) {
          this.#add(before, end, spanFlags.foreign);
        }
        before = at;
        count += 1;
      }
      at = end;
    }
    if (count === 1) {
      this.#add(start, at, spanFlags.foreign);
    }
  }

  #addWord(text: string, start: number, end: number, flag: number): void {
    const first = nextLetter(text, start, end);
    if (first === end) {
      return;
    }
    const firstEnd = partEnd(text, first, end);
    const isOnly = nextLetter(text, firstEnd, end) === end;
    // `C++` is not `c`: a single letter is not a word without its signs.
    if (isOnly && ((first === start && firstEnd === end) || firstEnd - first === 1)) {
      this.#add(start, end, flag);
      return;
    }
    // Of a name that is too long (a slug of twenty words), only the words are added.
    if (end - start <= longestWord) {
      this.#addNames(text, start, end, first, firstEnd, flag);
    }
    for (let part = first; part < end; ) {
      const stop = partEnd(text, part, end);
      this.#add(part, stop, flag);
      part = nextLetter(text, stop, end);
    }
  }

  /** The names of a compound: with its sign, without it, and the names inside. */
  #addNames(text: string, start: number, end: number, first: number, firstEnd: number, flag: number): void {
    const compound = flag | spanFlags.compound;
    let from = start;
    while (from < end && (kindAt(text, from) & sign) !== 0) {
      from += 1;
    }
    let to = end;
    if (text.charCodeAt(end - 1) === hash) {
      to = end - 1;
    } else if (end - from > 2 && text.charCodeAt(end - 1) === plus && text.charCodeAt(end - 2) === plus) {
      to = end - 2;
    }
    if (from !== start || to !== end) {
      this.#add(start, end, compound);
    }
    if (from !== first || to !== firstEnd) {
      this.#add(from, to, compound);
    }
    this.#addInnerNames(text, from, to, compound);
  }

  /** Adds the names within a compound: `max_size` in `config.max_size`. */
  #addInnerNames(text: string, from: number, to: number, compound: number): void {
    let start = from;
    let underscores = 0;
    for (let at = from; at <= to; at += 1) {
      const isEnd = at === to || (kindAt(text, at) & joiner) !== 0;
      if (!isEnd) {
        if ((kindAt(text, at) & underscore) !== 0) {
          underscores += 1;
        }
        continue;
      }
      const isPart = start > from || at < to;
      if (isPart && underscores > 0 && underscores < at - start) {
        this.#add(start, at, compound);
      }
      start = at + 1;
      underscores = 0;
    }
  }
}

function kindBefore(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  return code < 128 ? (ascii[code] as number) : 0;
}

/** The start of the next run of letters, or `end` if there is none. */
function nextLetter(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (kindAt(text, at) & letter) === 0) {
    at += 1;
  }
  return at;
}

/** The offset at which the word goes on behind characters without width. -1 if it does not. */
function behindInvisible(text: string, from: number): number {
  let at = from;
  while (at < text.length && (kindAt(text, at) & invisible) !== 0) {
    at += widthOf(text, at, text.charCodeAt(at));
  }
  return at < text.length && (kindAt(text, at) & wordCharacter) !== 0 ? at : -1;
}

/** The end of the run of letters that begins here. */
function partEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? (ascii[code] as number) : wideKind(text, at, code);
    if ((kind & letter) !== 0) {
      at += code < 128 ? 1 : widthOf(text, at, code);
      continue;
    }
    const behind = (kind & invisible) === 0 ? -1 : behindInvisible(text, at);
    if (behind < 0 || behind >= end || (kindAt(text, behind) & letter) === 0) {
      break;
    }
    at = behind;
  }
  return at;
}
