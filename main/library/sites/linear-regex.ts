/** Where a pattern is in one of its ways through a text: the next step, and what its groups have taken so far. */
interface Thread {
  readonly at: number;
  readonly saved: readonly number[];
}

type Assertion = (before: string, after: string) => boolean;

type Step =
  | { readonly op: 'character'; readonly fits: (character: string) => boolean }
  | { readonly op: 'assert'; readonly holds: Assertion }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'jump'; readonly to: number }
  /** Both ways; the first is the better one. */
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'match' };

export interface RegexMatch {
  readonly start: number;
  readonly end: number;
  /** The named groups that took part. */
  readonly groups: Readonly<Record<string, string>>;
}

const longestPattern = 300;
/** Names longer than this have no groups: they come out of a folder that nobody vouches for. */
const longestSubject = 1_000;
const mostSteps = 2_000;

/**
 * A regular expression that goes through a text once, with all its ways at the same time (as Go's do, and unlike
 * JavaScript's and Python's): no pattern takes longer than its length times that of the text. Which way wins is decided
 * as by engines that try one after the other.
 */
export class LinearRegex {
  readonly #steps: readonly Step[];
  readonly #names: ReadonlyMap<string, number>;

  constructor(steps: readonly Step[], names: ReadonlyMap<string, number>) {
    this.#steps = steps;
    this.#names = names;
  }

  test(text: string): boolean {
    return this.exec(text) !== null;
  }

  /** The first match from an offset on, or only the one right there. */
  exec(text: string, from = 0, onlyThere = false): RegexMatch | null {
    let threads: Thread[] = [];
    let found: readonly number[] | null = null;
    let offset = from;
    let before = from === 0 ? '' : text.slice(0, from).slice(-1);
    for (;;) {
      const point = text.codePointAt(offset);
      const after = point === undefined ? '' : String.fromCodePoint(point);
      const reached = new Set<number>();
      const ready: Thread[] = [];
      const follow = (at: number, saved: readonly number[]): void => {
        if (reached.has(at)) return;
        reached.add(at);
        const step = this.#steps[at];
        if (step?.op === 'jump') follow(step.to, saved);
        else if (step?.op === 'save') follow(at + 1, saved.with(step.slot, offset));
        else if (step?.op === 'split') {
          follow(step.first, saved);
          follow(step.second, saved);
        } else if (step?.op !== 'assert') ready.push({ at, saved });
        else if (step.holds(before, after)) follow(at + 1, saved);
      };
      for (const { at, saved } of threads) follow(at, saved);
      if (found === null && (offset === from || !onlyThere)) follow(0, Array(2 * this.#names.size + 2).fill(-1));
      threads = [];
      for (const { at, saved } of ready) {
        const step = this.#steps[at];
        // All that is behind a match in order is worse than it.
        if (step?.op === 'match') {
          found = saved;
          break;
        }
        if (step?.op === 'character' && after !== '' && step.fits(after)) threads.push({ at: at + 1, saved });
      }
      if (after === '' || (threads.length === 0 && (found !== null || onlyThere))) break;
      offset += after.length;
      before = after;
    }
    return found && this.#matchOf(text, found);
  }

  #matchOf(text: string, saved: readonly number[]): RegexMatch {
    const [start = 0, end = 0] = saved;
    const groups = [...this.#names].flatMap(([name, number]) => {
      const [from = -1, to = -1] = saved.slice(2 * number, 2 * number + 2);
      return from >= 0 && to >= 0 ? [[name, text.slice(from, to)] as const] : [];
    });
    return { start, end, groups: Object.fromEntries(groups) };
  }

  /** For `String.replace`: all matches, each by what the function gives. */
  [Symbol.replace](text: string, replacement: () => string): string {
    let replaced = '';
    let done = 0;
    for (let match = this.exec(text); match; ) {
      replaced += text.slice(done, match.start) + replacement();
      done = match.end;
      const next = match.end > match.start ? match.end : match.end + 1;
      match = next > text.length ? null : this.exec(text, next);
    }
    return replaced + text.slice(done);
  }
}

/** What cannot be matched so: lookaround, backreferences, patterns that are too long. */
class Unsupported extends Error {}

const wordCharacter = /^[\p{L}\p{M}\p{N}_]$/u;
const atBorder: Assertion = (before, after) => wordCharacter.test(before) !== wordCharacter.test(after);
const assertions: Readonly<Record<string, Assertion>> = {
  '^': (before) => before === '',
  '\\A': (before) => before === '',
  $: (_before, after) => after === '',
  '\\Z': (_before, after) => after === '',
  '\\z': (_before, after) => after === '',
  '\\b': atBorder,
  '\\B': (before, after) => !atBorder(before, after),
};

const opening = /\((?:\?(?::|P?<([A-Za-z_]\w*)>))?(?!\?)/y;
/** A brace that counts nothing stands for itself; without its lower bound it is Python's. */
const quantifier = /(?:([*+?])|\{(?=,?\d)(\d{0,4})(,?)(\d{0,4})\})(\??)/y;
/** A class, an escape or one character. */
const atom = /\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|\\p\{\^?\w+\}|\\[^\d]|[^\\[\]()*+?|^$]/suy;
const assertion = /[$^]|\\[AZzbB]/y;

/** Writes the steps of a part of a pattern, as often as the part is wanted. */
type Writer = (steps: Step[]) => void;

const push = (steps: Step[], step: Step): void => {
  if (steps.length >= mostSteps) throw new Unsupported();
  steps.push(step);
};

const inOrder =
  (parts: readonly Writer[]): Writer =>
  (steps) => {
    for (const part of parts) part(steps);
  };

const either =
  (one: Writer, other: Writer): Writer =>
  (steps) => {
    const parting: Step = { op: 'split', first: steps.length + 1, second: 0 };
    push(steps, parting);
    one(steps);
    const end = steps.length;
    push(steps, { op: 'jump', to: 0 });
    parting.second = steps.length;
    other(steps);
    steps[end] = { op: 'jump', to: steps.length };
  };

const optional =
  (part: Writer, lazy: boolean): Writer =>
  (steps) => {
    const parting: Step = { op: 'split', first: 0, second: 0 };
    push(steps, parting);
    const inside = steps.length;
    part(steps);
    const ways = [inside, steps.length] as const;
    [parting.first, parting.second] = lazy ? [ways[1], ways[0]] : ways;
  };

const anyNumber =
  (part: Writer, lazy: boolean): Writer =>
  // Back to the question whether once more: that is the step in front of the part.
  (steps) => {
    const from = steps.length;
    optional((inner) => {
      part(inner);
      push(inner, { op: 'jump', to: from });
    }, lazy)(steps);
  };

/** Every time but the last asks for one more. */
const upTo = (count: number, part: Writer, lazy: boolean): Writer =>
  count === 0
    ? () => undefined
    : optional((steps) => {
        part(steps);
        upTo(count - 1, part, lazy)(steps);
      }, lazy);

const times =
  (count: number, part: Writer): Writer =>
  (steps) => {
    for (let done = 0; done < count; done += 1) {
      const before = steps.length;
      part(steps);
      if (steps.length === before) return;
    }
  };

/** Reads a pattern. */
class Compiler {
  readonly #pattern: string;
  readonly #flags: string;
  readonly names = new Map<string, number>();
  #at = 0;

  constructor(pattern: string, ignoreCase: boolean) {
    const [flags = '', letters = ''] = /^\(\?([a-zA-Z]+)\)/.exec(pattern) ?? [];
    this.#pattern = pattern.slice(flags.length);
    this.#flags = ignoreCase || letters.includes('i') ? 'iu' : 'u';
  }

  steps(): readonly Step[] {
    const whole = this.#choice();
    if (this.#at < this.#pattern.length) throw new Unsupported();
    const steps: Step[] = [{ op: 'save', slot: 0 }];
    whole(steps);
    return [...steps, { op: 'save', slot: 1 }, { op: 'match' }];
  }

  #next(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.#at;
    const found = form.exec(this.#pattern);
    if (found) this.#at = form.lastIndex;
    return found;
  }

  #choice(): Writer {
    const parts: Writer[] = [];
    while (this.#at < this.#pattern.length && !'|)'.includes(this.#pattern[this.#at] ?? ''))
      parts.push(this.#repeated());
    if (this.#pattern[this.#at] !== '|') return inOrder(parts);
    this.#at += 1;
    return either(inOrder(parts), this.#choice());
  }

  #repeated(): Writer {
    const part = this.#one();
    const [sign, mark, least, comma, most, asked] = this.#next(quantifier) ?? [];
    if (sign === undefined) return part;
    if (/[*+?]/.test(this.#pattern[this.#at] ?? '')) throw new Unsupported();
    const lazy = asked === '?';
    if (mark === '*') return anyNumber(part, lazy);
    if (mark === '+') return inOrder([part, anyNumber(part, lazy)]);
    if (mark === '?') return optional(part, lazy);
    const begin = times(Number(least), part);
    if (comma === '') return begin;
    return inOrder([begin, most === '' ? anyNumber(part, lazy) : upTo(Number(most) - Number(least), part, lazy)]);
  }

  #one(): Writer {
    const group = this.#next(opening);
    if (group) return this.#group(group[1]);
    const asserted = this.#next(assertion)?.[0];
    const holds = asserted === undefined ? undefined : assertions[asserted];
    if (holds) return (steps) => push(steps, { op: 'assert', holds });
    const written = this.#next(atom)?.[0];
    if (written === undefined) throw new Unsupported();
    const fits = this.#characters(written);
    return (steps) => push(steps, { op: 'character', fits });
  }

  #group(name: string | undefined): Writer {
    if (name !== undefined && this.names.has(name)) throw new Unsupported();
    const slot = 2 * (this.names.size + 1);
    if (name !== undefined) this.names.set(name, slot / 2);
    const inside = this.#choice();
    if (this.#pattern[this.#at] !== ')') throw new Unsupported();
    this.#at += 1;
    if (name === undefined) return inside;
    return inOrder([
      (steps) => push(steps, { op: 'save', slot }),
      inside,
      (steps) => push(steps, { op: 'save', slot: slot + 1 }),
    ]);
  }

  #characters(written: string): (character: string) => boolean {
    if (written === '.') return (character) => character !== '\n';
    if (this.#flags === 'u' && [...written].length === 1) return (character) => character === written;
    const one = new RegExp(`^${unicodeClass(written)}$`, this.#flags);
    const known = new Map<string, boolean>();
    return (character) => {
      const fits = known.get(character) ?? one.test(character);
      known.set(character, fits);
      return fits;
    };
  }
}

/** In JavaScript's words: letters are of every script, and what needs no backslash has none. */
const unicodeClass = (written: string): string => {
  if ([...written].length === 1) return written.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
  const isClass = written.startsWith('[');
  const inside = isClass ? written.slice(1, -1).replace(/^(\^?)([\][])/, '$1\\$2') : written;
  const said = inside.replace(/\\(p\{\^?\w+\}|.)|\[/gsu, (whole, escaped?: string) => {
    if (escaped === undefined) return '\\[';
    if (escaped === 'w') return isClass ? '\\p{L}\\p{M}\\p{N}_' : '[\\p{L}\\p{M}\\p{N}_]';
    if (escaped === 'W') return isClass ? whole : '[^\\p{L}\\p{M}\\p{N}_]';
    return /^(?:[dDsSnrtfv]|p\{\w+\}|[\\^$.*+?()[\]{}|/])$/.test(escaped) || (isClass && escaped === '-')
      ? whole
      : escaped;
  });
  return isClass ? `[${said}]` : said;
};

/**
 * A pattern as Go, Python and JavaScript write it, made ready. Null for one that is none, that is longer than 300
 * characters, or that looks around or back: it may come out of a folder that nobody vouches for.
 */
export const linearRegex = (pattern: string, { ignoreCase = false } = {}): LinearRegex | null => {
  if (pattern.length > longestPattern) return null;
  const compiler = new Compiler(pattern, ignoreCase);
  try {
    return new LinearRegex(compiler.steps(), compiler.names);
  } catch {
    return null;
  }
};

/** The named groups of a pattern that matches from the beginning (Python's `re.match`), by name in lower case. */
export const matchGroups = (pattern: LinearRegex, subject: string): Readonly<Record<string, string>> => {
  const match = subject.length > longestSubject ? null : pattern.exec(subject, 0, true);
  return Object.fromEntries(Object.entries(match?.groups ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
};
