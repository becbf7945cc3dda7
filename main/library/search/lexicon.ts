import { isOneSlipAway } from '../one-slip.ts';
import { type StemLanguage, stemWord } from './stem-word.ts';

/** A word of an index by its number; numbers count from 1 in the order in which words were first seen. */
export type WordNumber = number;

/**
 * All words of an index with their numbers, and the ways from one word to those like it. Words are only added: one that
 * no post holds any more answers nothing.
 */
export class Lexicon {
  readonly #numbers = new Map<string, WordNumber>();
  readonly #words: string[] = [''];
  readonly #stems = new Map<StemLanguage, Stems>();
  readonly #sorted = new SortedWords();
  readonly #reversed = new SortedWords();

  /** The highest number so far. */
  get size(): number {
    return this.#words.length - 1;
  }

  /** The number of a word, a new one where it was never seen. Its stem is that of how it is written in a language. */
  add(word: string, written: string, language: StemLanguage): WordNumber {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#words.push(word) - 1;
      this.#numbers.set(word, number);
    }
    let stems = this.#stems.get(language);
    if (!stems) {
      stems = { groups: new Map(), known: [] };
      this.#stems.set(language, stems);
    }
    if (stems.known[number] !== true) {
      stems.known[number] = true;
      const stem = stemWord(written, language);
      const group = stem === null ? undefined : stems.groups.get(stem);
      if (group) {
        group.push(number);
      } else if (stem !== null) {
        stems.groups.set(stem, [number]);
      }
    }
    return number;
  }

  number(word: string): WordNumber | undefined {
    return this.#numbers.get(word);
  }

  word(number: WordNumber): string {
    return this.#words[number] ?? '';
  }

  /** Words of the same stem in a language of some post, the word itself left out. */
  withStemOf(word: string, written: string): readonly string[] {
    const alike = new Set<string>();
    for (const [language, { groups }] of this.#stems) {
      const stem = stemWord(written, language);
      for (const number of (stem === null ? undefined : groups.get(stem)) ?? []) {
        alike.add(this.word(number));
      }
    }
    alike.delete(word);
    return [...alike];
  }

  /** At most `limit` words that begin with `prefix` and are longer, in order of their code units. */
  startingWith(prefix: string, limit: number): readonly string[] {
    this.#sorted.catchUp(this.#words, (word) => word);
    return this.#sorted
      .startingWith(prefix, limit + 1)
      .filter((word) => word !== prefix)
      .slice(0, limit);
  }

  /** At most `limit` words that end with a text and are longer. */
  endingWith(ending: string, limit: number): readonly string[] {
    this.#reversed.catchUp(this.#words, reverse);
    const found = this.#reversed.startingWith(reverse(ending), limit + 1).map(reverse);
    return found.filter((word) => word !== ending).slice(0, limit);
  }

  /**
   * Words that one slip of the keyboard makes of `word`: a letter more, less or different, or two exchanged. Words of
   * three letters and less have none: everything is near them.
   */
  nearTo(word: string): readonly string[] {
    const letters = [...word];
    if (letters.length < 4) {
      return [];
    }
    this.#sorted.catchUp(this.#words, (word) => word);
    this.#reversed.catchUp(this.#words, reverse);
    // One slip leaves the first or the second half of a word as it is.
    const half = letters.length >> 1;
    const begins = this.#sorted.startingWith(letters.slice(0, half).join(''), mostNear);
    const ends = this.#reversed.startingWith(letters.slice(-half).reverse().join(''), mostNear);
    // A letter may be two units; most words are told apart by their length alone.
    const isAsLong = (other: string): boolean => Math.abs(other.length - word.length) <= 2;
    const candidates = [...begins.filter(isAsLong), ...ends.filter(isAsLong).map(reverse)];
    return [...new Set(candidates.filter((other) => other !== word && isOneSlipAway(word, other)))];
  }

  /** Words that begin alike and that at most two slips of the keyboard make of `word`, the nearest first. */
  similarTo(word: string): readonly string[] {
    const near = this.nearTo(word);
    if (near.length > 0 || word.length < 5) {
      return near;
    }
    this.#sorted.catchUp(this.#words, (each) => each);
    const alike = this.#sorted.startingWith(word.slice(0, 2), mostNear);
    return alike.filter((other) => Math.abs(other.length - word.length) < 3 && isTwoSlipsAway(word, other));
  }
}

/** Words of one language by their stems. */
interface Stems {
  readonly groups: Map<string, WordNumber[]>;
  /** By number: whether a word's stem is known. */
  readonly known: boolean[];
}

/**
 * Words in order, for finding those that begin alike. What came since is kept apart until it is worth merging: sorting
 * half a million words anew for each letter of a query that is typed while indexing would take all of its time.
 */
class SortedWords {
  #seen = 1;
  #sorted: string[] = [];
  #recent: string[] = [];

  /** Takes in the words of a list that have been added to it since. */
  catchUp(words: readonly string[], form: (word: string) => string): void {
    if (this.#seen === words.length) {
      return;
    }
    for (; this.#seen < words.length; this.#seen += 1) {
      this.#recent.push(form(words[this.#seen] as string));
    }
    this.#recent.sort();
    if (this.#recent.length <= 1_000 + this.#sorted.length / 8) {
      return;
    }
    this.#sorted = this.#sorted.concat(this.#recent).sort();
    this.#recent = [];
  }

  /** At most `limit` words that begin with `prefix`, in order of their code units. */
  startingWith(prefix: string, limit: number): readonly string[] {
    const found = range(this.#sorted, prefix, limit);
    const recent = range(this.#recent, prefix, limit);
    return recent.length === 0 ? found : [...found, ...recent].sort().slice(0, limit);
  }
}

const mostNear = 20_000;

function reverse(word: string): string {
  return [...word].reverse().join('');
}

function range(sorted: readonly string[], prefix: string, limit: number): readonly string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as string) < prefix) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const found: string[] = [];
  for (let at = low; at < sorted.length && found.length < limit && (sorted[at] as string).startsWith(prefix); at += 1) {
    found.push(sorted[at] as string);
  }
  return found;
}

function isTwoSlipsAway(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) {
    start += 1;
  }
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (
    isOneSlipAway(restA.slice(1), restB) ||
    isOneSlipAway(restA, restB.slice(1)) ||
    isOneSlipAway(restA.slice(1), restB.slice(1))
  ) {
    return true;
  }
  return restA[0] === restB[1] && restA[1] === restB[0] && isOneSlipAway(restA.slice(2), restB.slice(2));
}
