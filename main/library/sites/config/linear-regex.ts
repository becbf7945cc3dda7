import { RE2JS } from 're2js';

const longestPattern = 300;
/** In UTF-16 units. A longer subject has no groups, since a folder may hold anything. */
const longestSubject = 1_000;

/** A regular expression of a configuration. Its time grows no faster than the text. */
export interface LinearRegex {
  test(text: string): boolean;
  /**
   * The named groups of a match at the start of the text, as in `re.match` of Python. Groups that did not take part are
   * left out. Empty if nothing matches.
   */
  groupsAtStart(text: string): Readonly<Record<string, string>>;
  /** Serves `String.replace`: each match is replaced by what the function returns. */
  [Symbol.replace](text: string, replacement: () => string): string;
}

/**
 * Compiles a pattern of Python, Go or JavaScript with RE2, so that an untrusted pattern can't take long. Null if it is
 * invalid, if it is longer than 300 characters, or if it needs lookaround or backreferences.
 */
export function linearRegex(pattern: string, { ignoreCase = false } = {}): LinearRegex | null {
  if (pattern.length > longestPattern) {
    return null;
  }
  try {
    const regex = RE2JS.compile(inWordsOfRe2(pattern), ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    const names = Object.keys(regex.namedGroups());
    return {
      test: (text) => regex.matcher(text).find(),
      groupsAtStart(text) {
        const matcher = regex.matcher(text);
        if (text.length > longestSubject || !matcher.lookingAt()) {
          return {};
        }
        const groups = names.map((name) => [name, matcher.group(name)] as const);
        return Object.fromEntries(groups.filter((group): group is readonly [string, string] => group[1] !== null));
      },
      [Symbol.replace]: (text, replacement) => regex.matcher(text).replaceAll(() => replacement()),
    };
  } catch {
    return null;
  }
}

/**
 * Translates a pattern to the syntax of RE2. `\w` matches letters of every script, as in Python 3, so its flags `(?u)`
 * are dropped. `\Z`, `{,2}` and `\/` are written differently in RE2.
 */
function inWordsOfRe2(pattern: string): string {
  const word = String.raw`\p{L}\p{M}\p{N}_`;
  let inClass = false;
  const flagged = pattern.replace(/^\(\?([aLux]*)\)/, '');
  return flagged.replace(/\\(.)|\[\^?\]?|\]|\{,(?=\d)/gsu, (piece, escaped?: string) => {
    if (escaped === undefined) {
      if (piece === '{,') {
        return inClass ? piece : '{0,';
      }
      // In a class, `[` is a character. So is a `]` right behind the start of the class.
      const isCharacter = inClass && piece.startsWith('[');
      inClass = inClass ? !piece.endsWith(']') : piece !== ']';
      return isCharacter ? `\\${piece}` : piece;
    }
    if (escaped === 'w') {
      return inClass ? word : `[${word}]`;
    }
    if (escaped === 'W' && !inClass) {
      return `[^${word}]`;
    }
    if (escaped === 'Z') {
      return '\\z';
    }
    return /[\p{L}\p{N}]/u.test(escaped) || /[\\^$.*+?()[\]{}|-]/.test(escaped) ? piece : escaped;
  });
}

/** The named groups of a match at the start of the subject. Their names are in lower case. */
export function matchGroups(pattern: LinearRegex, subject: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(pattern.groupsAtStart(subject)).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
