/** One part of a pattern: a character of a kind, any run of them, or any run that ends with a slash (or nothing). */
type Step =
  | { readonly kind: 'one' | 'run'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'folders' };

interface GlobRules {
  /** `*` and `?` go across folders. */
  readonly acrossFolders: boolean;
  /** `[a-z]` and `[!a]` are one character; else a bracket stands for itself. */
  readonly classes: boolean;
  /** Two stars and a slash may stand for nothing, and braces for one of what is in them. */
  readonly choices: boolean;
}

const shell: GlobRules = { acrossFolders: false, classes: false, choices: true };
const globset: GlobRules = { acrossFolders: true, classes: true, choices: true };
const fnmatch: GlobRules = { acrossFolders: true, classes: true, choices: false };

const longestPattern = 300;
/** A pattern whose braces make more of it is none. */
const mostAlternatives = 64;

const known = new Map<string, readonly Prepared[]>();
const mostKnown = 500;

/** Of a list of a configuration's patterns. */
export const mostPatterns = 100;

/** Whether a path has the form of a shell pattern: `*`, `**`, `?` and `{a,b}`; all else stands for itself. */
export function matchesGlob(pattern: string, path: string): boolean {
  return matches(pattern, path, shell);
}

/** The same as the Rust crate `globset` has it by default: `*` and `?` match slashes too, and there are classes. */
export function matchesGlobset(pattern: string, path: string): boolean {
  return matches(pattern, path, globset);
}

/** As `File.fnmatch` of Ruby and `fnmatch` of Python have it: the same, but a brace and `**` are nothing of their own. */
export function matchesFnmatch(pattern: string, path: string): boolean {
  return matches(pattern, path, fnmatch);
}

function matches(pattern: string, path: string, rules: GlobRules): boolean {
  const key = `${rules.classes} ${rules.choices} ${pattern}`;
  let alternatives = known.get(key);
  if (!alternatives) {
    const short = pattern.slice(0, longestPattern);
    alternatives = (rules.choices ? expand(short) : [short]).map((each) => prepare(stepsOf(each, rules)));
    if (known.size >= mostKnown) {
      known.clear();
    }
    known.set(key, alternatives);
  }
  return alternatives.some((each) => walk(each, path));
}

/** Sets of steps, a bit each. */
interface Prepared {
  readonly steps: readonly Step[];
  /** Those that may stand for nothing. */
  readonly empty: bigint;
  readonly folders: bigint;
  /** By character: steps that it takes on to the next one, and steps that it leaves where they are. */
  readonly moves: Map<string, readonly [on: bigint, stays: bigint]>;
}

function setOf(steps: readonly Step[], has: (step: Step) => boolean): bigint {
  return steps.reduce((set, step, at) => (has(step) ? set | (1n << BigInt(at)) : set), 0n);
}

function prepare(steps: readonly Step[]): Prepared {
  return {
    steps,
    empty: setOf(steps, ({ kind }) => kind !== 'one'),
    folders: setOf(steps, ({ kind }) => kind === 'folders'),
    moves: new Map(),
  };
}

function movesOf({ steps, folders, moves }: Prepared, character: string): readonly [on: bigint, stays: bigint] {
  const known = moves.get(character);
  if (known) {
    return known;
  }
  const on = setOf(steps, (step) => step.kind === 'one' && step.fits(character));
  const stays = setOf(steps, (step) => step.kind === 'run' && step.fits(character));
  const made = [character === '/' ? on | folders : on, stays] as const;
  moves.set(character, made);
  return made;
}

/** Goes through a path with all places of the pattern where it may be at once: no pattern takes long. */
function walk(prepared: Prepared, path: string): boolean {
  const { steps, empty, folders } = prepared;
  const reach = (places: bigint): bigint => {
    const more = places | ((places & empty) << 1n);
    return more === places ? places : reach(more);
  };
  let places = reach(1n);
  for (const character of path) {
    const [on, stays] = movesOf(prepared, character);
    // Within folders nothing ends but at a slash.
    places = reach(((places & on) << 1n) | (places & stays)) | (places & folders);
    if (places === 0n) {
      return false;
    }
  }
  return (places >> BigInt(steps.length)) % 2n === 1n;
}

function stepsOf(pattern: string, { acrossFolders, classes, choices }: GlobRules): readonly Step[] {
  const wild = acrossFolders ? () => true : (character: string) => character !== '/';
  const token = choices
    ? classes
      ? /(?<![^/])\*\*\/|\*+|\[!?\]?[^\]]*\]|./gsu
      : /(?<![^/])\*\*\/|\*+|./gsu
    : /\*+|\[!?\]?[^\]]*\]|./gsu;
  return [...pattern.matchAll(token)].map(([part]): Step => {
    if (part === '**/') {
      return { kind: 'folders' };
    }
    if (part === '*') {
      return { kind: 'run', fits: wild };
    }
    if (part.startsWith('*')) {
      return { kind: 'run', fits: () => true };
    }
    if (part === '?') {
      return { kind: 'one', fits: wild };
    }
    return { kind: 'one', fits: part.length > 2 && part.startsWith('[') ? classOf(part) : (one) => one === part };
  });
}

/** `[a-z]`, `[!a-z]`. */
function classOf(written: string): (character: string) => boolean {
  const [, not, inside = ''] = /^\[(!?)(.*)\]$/su.exec(written) ?? [];
  const ranges = [...inside.matchAll(/(.)-(.)|(.)/gsu)].map(([, from, to, single = '']) => [
    from ?? single,
    to ?? single,
  ]);
  return (character) => ranges.some(([from = '', to = '']) => from <= character && character <= to) !== (not === '!');
}

/** The patterns that a pattern with braces stands for; none where a brace is left open. */
function expand(pattern: string): readonly string[] {
  let pending = [pattern];
  const done: string[] = [];
  while (pending.length > 0) {
    if (pending.length + done.length > mostAlternatives) {
      return [];
    }
    const next: string[] = [];
    for (const each of pending) {
      const [whole, inside = ''] = /\{([^{}]*)\}/.exec(each) ?? [];
      if (whole === undefined) {
        done.push(each);
      } else {
        next.push(...inside.split(',').map((choice) => each.replace(whole, () => choice)));
      }
    }
    pending = next;
  }
  return done.some((each) => each.includes('{')) ? [] : done;
}
