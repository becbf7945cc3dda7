import { RE2JS } from 're2js';

interface GlobRules {
  /** `*` and `?` match slashes too. */
  readonly acrossFolders: boolean;
  /** `[a-z]` and `[!a]` match one character. If false, a bracket stands for itself. */
  readonly classes: boolean;
  /** `**` and a slash match nothing too, and `{a,b}` matches one of its parts. */
  readonly choices: boolean;
}

const shell: GlobRules = { acrossFolders: false, classes: false, choices: true };
const picomatch: GlobRules = { acrossFolders: false, classes: true, choices: true };
const globset: GlobRules = { acrossFolders: true, classes: true, choices: true };
const fnmatch: GlobRules = { acrossFolders: true, classes: true, choices: false };

const longestPattern = 300;
/** A pattern matches nothing if its braces expand to more patterns. */
const mostAlternatives = 64;

const known = new Map<string, RE2JS>();
const mostKnown = 500;

/** How many patterns of one list in a configuration are used. */
export const mostPatterns = 100;

/**
 * Whether a shell pattern matches a path. `*`, `**`, `?` and `{a,b}` are special, and everything else stands for
 * itself.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  return matches(pattern, path, shell);
}

/** Matches like picomatch of JavaScript: as `matchesGlob`, but `[a-z]`, `[!a]` and `[^a]` match one character. */
export function matchesPicomatch(pattern: string, path: string): boolean {
  return matches(pattern, path, picomatch);
}

/** Matches like the Rust crate `globset` with its defaults: `*` and `?` match slashes too, and there are classes. */
export function matchesGlobset(pattern: string, path: string): boolean {
  return matches(pattern, path, globset);
}

/**
 * Matches like `fnmatch` of Python and `File.fnmatch` of Ruby: as `globset`, but braces and `**` have no meaning of
 * their own.
 */
export function matchesFnmatch(pattern: string, path: string): boolean {
  return matches(pattern, path, fnmatch);
}

function matches(pattern: string, path: string, rules: GlobRules): boolean {
  const key = `${rules.acrossFolders} ${rules.classes} ${rules.choices} ${pattern}`;
  let compiled = known.get(key);
  if (!compiled) {
    const short = pattern.slice(0, longestPattern);
    const forms = (rules.choices ? expand(short) : [short]).map((each) => expressionOf(each, rules));
    compiled = RE2JS.compile(forms.length === 0 ? '[^\\s\\S]' : forms.join('|'), RE2JS.DOTALL);
    if (known.size >= mostKnown) {
      known.clear();
    }
    known.set(key, compiled);
  }
  return compiled.testExact(path);
}

/** Translates a pattern without braces to RE2, whose time grows only with the path. */
function expressionOf(pattern: string, { acrossFolders, classes, choices }: GlobRules): string {
  const one = acrossFolders ? '.' : '[^/]';
  const token = choices
    ? classes
      ? /(?<![^/])\*\*\/|\*+|\[!?\]?[^\]]*\]|./gsu
      : /(?<![^/])\*\*\/|\*+|./gsu
    : /\*+|\[!?\]?[^\]]*\]|./gsu;
  return pattern.replace(token, (part) => {
    if (part === '**/') {
      return '(?:.*/)?';
    }
    if (part.startsWith('*')) {
      return part === '*' ? `${one}*` : '.*';
    }
    if (part === '?') {
      return one;
    }
    return part.length > 2 && part.startsWith('[') ? classOf(part, acrossFolders ? '!' : '!^') : RE2JS.quote(part);
  });
}

/** `[a-z]` or `[!a-z]` for RE2. A reversed range matches nothing. */
function classOf(written: string, negations: string): string {
  const [, first = '', others = ''] = /^\[(.)(.*)\]$/su.exec(written) ?? [];
  const isNegated = negations.includes(first);
  const inside = isNegated ? others : `${first}${others}`;
  const code = (character: string): string => `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  const ranges = [...inside.matchAll(/(.)-(.)|(.)/gsu)].map(([, from, to, single = '']) => {
    const [first, last] = [from ?? single, to ?? single];
    return first <= last ? `${code(first)}-${code(last)}` : '';
  });
  const holds = ranges.join('');
  return holds === '' ? (isNegated ? '.' : '[^\\s\\S]') : `[${isNegated ? '^' : ''}${holds}]`;
}

/** All patterns that a pattern with braces expands to. None if there are too many. */
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
