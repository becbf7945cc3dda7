const longestPattern = 300;
/** Unbounded repetitions beyond these can take a pattern's whole life on a long name. */
const mostRepetitions = 4;
/** Names longer than this are not matched by patterns of a configuration. */
const longestSubject = 200;

/**
 * A regular expression of Python in JavaScript's words; null where it can't be said so, or where it could take long:
 * it comes out of a folder that nobody vouches for.
 */
export const pythonRegex = (pattern: string, flags = ''): RegExp | null => {
  if (pattern.length > longestPattern) return null;
  const bare = pattern.replace(/\\./gs, 'x').replace(/\[(?:\^?\])?[^\]]*\]/g, 'x');
  const repetitions = bare.match(/[*+]|\{\d*,\}/g)?.length ?? 0;
  if (repetitions > mostRepetitions || /\([^()]*(?:[*+]|\{\d*,\})[^()]*\)[*+{]/.test(bare) || /\)\)[*+{]/.test(bare))
    return null;
  try {
    return new RegExp(translate(pattern), `${flags}u`);
  } catch {
    return null;
  }
};

const translate = (pattern: string): string =>
  pattern
    .replace(/^\(\?[a-zA-Z]+\)/, '')
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replace(/\\(.)|\[|\]/gs, withClass());

/** Python's `\w` is of every script; it is spelled differently inside of brackets. */
const withClass = () => {
  let inClass = false;
  return (whole: string, escaped?: string): string => {
    if (escaped === undefined) {
      inClass = whole === '[';
      return whole;
    }
    if (escaped === 'w') return inClass ? '\\p{L}\\p{M}\\p{N}_' : '[\\p{L}\\p{M}\\p{N}_]';
    if (escaped === 'W') return inClass ? whole : '[^\\p{L}\\p{M}\\p{N}_]';
    if (escaped === 'A') return '^';
    if (escaped === 'Z') return '$';
    return /[\w\\^$.*+?()[\]{}|/-]/.test(escaped) && !(escaped === '-' && !inClass) ? whole : escaped;
  };
};

/** The named groups of a pattern that matches from the beginning (`re.match`), by name in lower case. */
export const matchGroups = (pattern: RegExp, subject: string): Readonly<Record<string, string>> => {
  const match =
    subject.length > longestSubject ? null : new RegExp(`^(?:${pattern.source})`, pattern.flags).exec(subject);
  const groups = Object.entries(match?.groups ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(groups.map(([name, value]) => [name.toLowerCase(), value]));
};
