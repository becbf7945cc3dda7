/**
 * Where parts of a name begin inside of it, in UTF-16 units: `getElementById` has 3, 10 and 12, `XMLHttpRequest` 3 and 7.
 * Parts begin at capitals behind small letters, at the last capital before small letters, and behind digits. A part has
 * two letters at least (or is the `C` of `vitaminC`), behind a digit three (`20th` has no `th`). Expects letters and
 * digits alone.
 */
export function innerParts(name: string): readonly number[] {
  const kinds = kindsOf(name);
  const starts: number[] = [];
  for (let at = 1; at < kinds.length; at += 1) {
    const kind = kinds[at] as Kind;
    const before = kinds[at - 1] as Kind;
    if (kind === 'digit' || !beginsPart(kinds, at)) {
      continue;
    }
    let letters = 1;
    while (at + letters < kinds.length && kinds[at + letters] !== 'digit' && letters < 3) {
      letters += 1;
    }
    const isLastLetter = at + 1 === kinds.length && kind === 'upper' && before === 'lower';
    if (letters >= (before === 'digit' ? 3 : 2) || isLastLetter) {
      starts.push(at);
    }
  }
  return starts;
}

/** `upper` and `lower` for letters of scripts with capitals, `digit`, and `letter` for all others. */
type Kind = 'upper' | 'lower' | 'digit' | 'letter';

function kindsOf(name: string): readonly Kind[] {
  const kinds: Kind[] = [];
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    if (code < 128) {
      kinds.push(code < 58 ? 'digit' : code < 91 ? 'upper' : 'lower');
    } else {
      kinds.push(wideKind(name.charAt(at), kinds.at(-1) ?? 'letter'));
    }
  }
  return kinds;
}

/** What has no case, such as a mark or a half of a character, is like what stands before it. */
function wideKind(character: string, before: Kind): Kind {
  return /\p{Lu}/u.test(character)
    ? 'upper'
    : /\p{Ll}/u.test(character)
      ? 'lower'
      : /\p{Nd}/u.test(character)
        ? 'digit'
        : before;
}

function beginsPart(kinds: readonly Kind[], at: number): boolean {
  const [before, kind, next] = [kinds[at - 1], kinds[at], kinds[at + 1]];
  if (before === 'digit') {
    return true;
  }
  if (kind !== 'upper') {
    return false;
  }
  // The `s` of `URLs` makes no part of its last letter.
  return before !== 'upper' || (next === 'lower' && !(kinds[at + 2] !== 'lower' && at + 2 === kinds.length));
}

/** The parts of a name as it is written; the name itself where it has but one. */
export function partsOf(name: string): readonly string[] {
  const starts = [0, ...innerParts(name)];
  return starts.map((start, index) => name.slice(start, starts[index + 1]));
}
