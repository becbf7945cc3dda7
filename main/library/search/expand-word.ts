import { foldWord } from './fold-word.ts';
import type { PartOfName } from './index-names.ts';
import type { IndexWords } from './index-words.ts';
import type { QueryWord } from './query-words.ts';
import { unspacedRun } from './scan-words.ts';

/**
 * The relation of a post's word to a query's word, from near to far. A `spelling` has the same places as the word that
 * it folds to.
 */
export type Likeness = 'exact' | 'joined' | 'stem' | 'prefix' | 'part' | 'near' | 'spelling';

/** A word that is searched for in place of a query's word, and its worth (1 for the word itself). */
export interface Variant {
  readonly word: string;
  /** For a spelling, only the difference to the word that it folds to, which has the same places. */
  readonly weight: number;
  readonly likeness: Likeness;
  /** The range in the word that was searched for, in UTF-16 units; absent for the whole word. */
  readonly part?: { readonly start: number; readonly end: number };
}

const worth: Readonly<Record<Exclude<Likeness, 'spelling'>, number>> = {
  exact: 1,
  joined: 0.5,
  stem: 0.7,
  prefix: 0.6,
  part: 0.5,
  near: 0.7,
};
/** How much more a spelling is worth if it equals the query's, and how much less if it does not. */
const spellingWorth = 0.3;

const mostBeginnings = 400;
/** In letters. Shorter texts occur in too many words by chance. A syllable of Hangul counts as several letters. */
const shortestInside = { hangul: 2, other: 4 };
const shortestInnerPart = 4;

/**
 * The words to search for: the word itself, the same parts joined differently (`co-operate`), words of its stem, names
 * of which it is a part, and, while it is typed, words that it begins. If the archive has none of these: its parts,
 * then words that differ by one typing slip, then words that contain it. `holds` tells whether a post has a word.
 */
export function expandWord(
  { word, written, spelled, others, parts, innerParts, open }: QueryWord,
  lexicon: IndexWords,
  holds: (word: string) => boolean,
): readonly Variant[] {
  const { names } = lexicon;
  const variants = new Map<string, Variant>();
  const add = (words: Iterable<string>, likeness: keyof typeof worth): void => {
    for (const each of words) {
      if (!variants.has(each) && holds(each)) {
        variants.set(each, { word: each, weight: worth[likeness], likeness });
      }
    }
  };
  const addParts = (found: readonly PartOfName[]): void => {
    for (const { word: each, start, end } of found) {
      if (!variants.has(each) && holds(each)) {
        variants.set(each, { word: each, weight: worth.part, likeness: 'part', part: { start, end } });
      }
    }
  };
  const beginnings = (of: string): readonly string[] =>
    lexicon.startingWith(of, mostBeginnings, (each) => isFolded(each) && holds(each));
  // A word with a sign in front (`-i`, `.net`) is not part of a name.
  const isName = /^[\p{L}\p{N}]/u.test(word) && !unspacedRun.test(word);
  const joined = isName ? names.joinedAs(word) : [];
  const alike = joined.filter((each) => notation(each) === notation(word));
  const steps: readonly (() => void)[] = [
    () => {
      add([word], 'exact');
      add(alike, 'joined');
      add(lexicon.withStemOf(word, written), 'stem');
      if (isName && /[-.]/.test(word)) {
        const whole = written.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
        add(lexicon.withStemOf(word, whole), 'stem');
      }
      // In scripts without spaces, a single character is found in the pairs that contain it.
      if (unspacedRun.test(word) && [...word].length === 1) {
        add(lexicon.startingWith(word, mostBeginnings, holds), 'stem');
        add(lexicon.endingWith(word, mostBeginnings, holds), 'stem');
      } else if (open && word.length > 1) {
        add(beginnings(word), 'prefix');
      }
      if (isName && mayBePart(word)) {
        addParts(names.withPart(word, open, mostBeginnings));
      }
    },
    () => open && add(beginnings(word), 'prefix'),
    ...others.map((other) => () => {
      add([other], 'exact');
      if (open) {
        add(beginnings(other), 'prefix');
      }
    }),
    // `dont` for `don't`, `maxsize` for `max_size`: if the archive has these as well, they are other words.
    () => add(joined, 'joined'),
    () => isName && mayBePart(word) && addParts(names.withJoinedPart(word, mostBeginnings)),
    () => (parts.length > 0 ? add(parts, 'part') : add(lexicon.nearTo(word).filter(isFolded), 'near')),
    () =>
      addParts(isLongEnough(word) ? names.containing(word, mostBeginnings).filter((each) => isFolded(each.word)) : []),
    () =>
      add(
        innerParts.filter((part) => part.length >= shortestInnerPart),
        'part',
      ),
  ];
  for (const step of steps) {
    if (variants.size > 0) {
      break;
    }
    step();
  }
  if (variants.has(word)) {
    for (const each of names.spellingsOf(word)) {
      const isQuerySpelling = each === spelled;
      // A query in plain letters differs from every spelling. A query with a spelling differs from plain letters.
      if ((isQuerySpelling || spelled === undefined) && holds(each)) {
        variants.set(each, {
          word: each,
          weight: isQuerySpelling ? spellingWorth : -spellingWorth,
          likeness: 'spelling',
        });
      }
    }
  }
  return [...variants.values()];
}

/**
 * Whether a word is a spelling. It is not searched for by itself, because the word that it folds to has the same
 * places.
 */
function isFolded(word: string): boolean {
  return foldWord(word) === word;
}

/** Joiners that change the meaning: `we'll` is not `well`, and `max_size` is not `max-size`. */
function notation(word: string): string {
  return ["'", '_', ':'].filter((joiner) => word.includes(joiner)).join('');
}

/** Numbers and single letters are parts of too many names. */
function mayBePart(word: string): boolean {
  return [...word].length > 1 && !/^\d+$/.test(word);
}

function isLongEnough(word: string): boolean {
  const shortest = /\p{Script=Hangul}/u.test(word) ? shortestInside.hangul : shortestInside.other;
  return /^[\p{L}\p{M}\p{N}]+$/u.test(word) && !unspacedRun.test(word) && [...word.normalize('NFC')].length >= shortest;
}
