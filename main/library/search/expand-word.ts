import { foldWord } from './fold-word.ts';
import type { PartOfName } from './index-names.ts';
import type { IndexWords } from './index-words.ts';
import type { QueryWord } from './query-words.ts';
import { unspacedRun } from './scan-words.ts';

/** How a word of a post relates to a word of a query, from near to far; a `spelling` is beside the word itself. */
export type Likeness = 'exact' | 'joined' | 'stem' | 'prefix' | 'part' | 'near' | 'spelling';

/** A word to look for in place of a query's, and what finding it is worth (1: the word itself). */
export interface Variant {
  readonly word: string;
  /** Of a spelling: what it adds to the worth of the word that it folds to, which stands at the same places. */
  readonly weight: number;
  readonly likeness: Likeness;
  /** Where in the word that is which was looked for, in UTF-16 units; the whole word where it is missing. */
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
/** What a spelling is worth more that is the query's own, and less that is not. */
const spellingWorth = 0.3;

const mostBeginnings = 400;
/** In letters. A shorter text is inside of too many words by chance; a syllable of Hangul is several letters. */
const shortestInside = { hangul: 2, other: 4 };
const shortestInnerPart = 4;

/**
 * The words to look for: the word itself, joined in another way (`co-operate`), words of its stem, names of which it is a
 * part, and while it is being typed words that it begins. Only where the archive holds none of these: its parts, words
 * that one slip of the keyboard makes of it, at last words that it stands inside of. `holds` tells whether some post has
 * a word.
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
  // With a sign in front of it (`-i`, `.net`) a word is no other name.
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
      // A character of a script without spaces is found in the pairs that it is part of.
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
    // `dont` for `don't`, `maxsize` for `max_size`: where the archive has these too, they are other words.
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
      const isOwn = each === spelled;
      // To a query in plain letters every spelling is another one; to one with its own spelling plain letters are.
      if ((isOwn || spelled === undefined) && holds(each)) {
        variants.set(each, { word: each, weight: isOwn ? spellingWorth : -spellingWorth, likeness: 'spelling' });
      }
    }
  }
  return [...variants.values()];
}

/** A spelling is beside the word that it folds to, so it is no word to be found on its own. */
function isFolded(word: string): boolean {
  return foldWord(word) === word;
}

/** What joins the parts of a word and has a meaning of its own: `we'll` is not `well`, nor is `max_size` `max-size`. */
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
