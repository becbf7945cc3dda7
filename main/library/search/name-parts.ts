/**
 * The offsets of inner parts in a name, in UTF-16 units: `getElementById` has 3, 10 and 12, and `XMLHttpRequest` has 3
 * and 7. A part begins at a capital behind a small letter, at the last of several capitals before a small letter, and
 * behind a digit. It has two letters at least, or three behind a digit, so `20th` has no part `th`. A single capital at
 * the end counts too (`vitaminC`). `name` must consist of letters and digits.
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

/** `upper` and `lower` are letters of scripts that have capitals, and `letter` are all others. */
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

/** A character without case, such as a mark or half of a surrogate pair, has the kind of the one before it. */
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
  // In `URLs`, the last letter does not begin a part.
  return before !== 'upper' || (next === 'lower' && !(kinds[at + 2] !== 'lower' && at + 2 === kinds.length));
}

/** The parts of a name, as written. A name without inner parts is its own part. */
export function partsOf(name: string): readonly string[] {
  const starts = [0, ...innerParts(name)];
  return starts.map((start, index) => name.slice(start, starts[index + 1]));
}
