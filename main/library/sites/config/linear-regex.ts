import { RE2JS } from 're2js';

const longestPattern = 300;
/** Names longer than this have no groups: they come out of a folder that nobody vouches for. */
const longestSubject = 1_000;

/** A regular expression of a configuration. No text takes it longer than in proportion to its length. */
export interface LinearRegex {
  test(text: string): boolean;
  /** The named groups that took part in a match at the beginning (Python's `re.match`); none where there is none. */
  groupsAtStart(text: string): Readonly<Record<string, string>>;
  /** For `String.replace`: all matches, each by what the function gives. */
  [Symbol.replace](text: string, replacement: () => string): string;
}

/**
 * A pattern as Python, Go and JavaScript write it, matched by RE2's rules. Null for one that is none, that is longer
 * than 300 characters, or that looks around or back: it may come out of a folder that nobody vouches for.
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

/** Letters are of every script, as in Python 3, whose flags `(?u)` say so; its `\Z` and `{,2}` and JavaScript's `\/` have other names in RE2. */
function inWordsOfRe2(pattern: string): string {
  const word = String.raw`\p{L}\p{M}\p{N}_`;
  let inClass = false;
  const flagged = pattern.replace(/^\(\?([aLux]*)\)/, '');
  return flagged.replace(/\\(.)|\[\^?\]?|\]|\{,(?=\d)/gsu, (piece, escaped?: string) => {
    if (escaped === undefined) {
      if (piece === '{,') {
        return inClass ? piece : '{0,';
      }
      // A bracket within a class is a character, and so is one that closes right behind its beginning.
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

/** The named groups of a pattern that matches from the beginning, by name in lower case. */
export function matchGroups(pattern: LinearRegex, subject: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(pattern.groupsAtStart(subject)).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
